import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../app/SidePanel.tsx';
import { CodeField } from '../registers/EntryStanding.tsx';
import { ValueForm } from '../registers/ValueForm.tsx';
import type { Field, PathProblems, Value } from '../registers/value-form.ts';
import type { ListEntry } from './programme-lists.ts';

interface ProgrammeEntryDrawerProps {
  readonly entry: ListEntry;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly problems: PathProblems | undefined;
  /** A published version has it: results and cases name it. */
  readonly codeFixed: boolean;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
  readonly onClose: () => void;
}

const none: PathProblems = new Map();

/** One item or job of the version that is being made. What is typed stands in the version at once, and can be undone there. */
export const ProgrammeEntryDrawer = (props: ProgrammeEntryDrawerProps) => {
  const { entry, title, fields, problems = none, codeFixed, disabled, onChange, onClose } = props;
  const { t } = useTranslation('rules');
  const value = entry as unknown as Value;
  const whole = problems.get('');
  return (
    <SidePanel
      open
      size={720}
      title={title}
      onClose={onClose}
      destroyOnHidden
      extra={
        <Button type="primary" onClick={onClose} data-testid="entry-end">
          {t('endEdit')}
        </Button>
      }
    >
      <div className="entry-form">
        {whole !== undefined && (
          <p className="value-problem" role="alert">
            {whole}
          </p>
        )}
        <CodeField
          code={entry.code}
          disabled={disabled || codeFixed}
          problem={problems.get('code')}
          onChange={(code) => onChange({ ...value, code })}
        />
        <ValueForm
          fields={fields.filter(({ key }) => key !== 'code')}
          value={value}
          problems={problems}
          disabled={disabled}
          onChange={onChange}
        />
      </div>
    </SidePanel>
  );
};
