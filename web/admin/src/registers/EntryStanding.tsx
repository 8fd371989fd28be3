import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { ListedEntry } from './listed.ts';

interface CodeFieldProps {
  readonly code: string;
  readonly disabled: boolean;
  readonly problem: string | undefined;
  readonly onChange: (code: string) => void;
}

/** By what other parts refer to an entry: set once. */
export const CodeField = ({ code, disabled, problem, onChange }: CodeFieldProps) => {
  const { t } = useTranslation('registers');
  return (
    <div className="value-field" data-field="code">
      <label className="value-label" htmlFor="entry-code">
        {t('code')} <span className="muted small">{t('codeHint')}</span>
      </label>
      <Input
        id="entry-code"
        data-testid="entry-code"
        readOnly={disabled}
        variant={disabled ? 'filled' : 'outlined'}
        maxLength={60}
        status={problem === undefined ? '' : 'error'}
        value={code}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      {problem !== undefined && (
        <p className="value-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};

interface ParentFieldProps {
  readonly parent: string | null;
  readonly disabled: boolean;
  /** Those it may stand below. */
  readonly among: readonly ListedEntry[];
  readonly onChange: (parent: string | null) => void;
}

export const ParentField = ({ parent, disabled, among, onChange }: ParentFieldProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  return (
    <div className="value-field">
      <label className="value-label" htmlFor="entry-parent">
        {t('parent')}
      </label>
      <Select
        id="entry-parent"
        allowClear
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        value={parent}
        placeholder={t('noParent')}
        options={among.map(({ row: { code, nameZh, nameEn } }) => ({ value: code, label: text({ zh: nameZh, en: nameEn }) }))}
        onChange={(chosen: string | null) => onChange(chosen ?? null)}
      />
    </div>
  );
};
