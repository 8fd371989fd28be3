import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { Field } from '../registers/value-form.ts';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { changeInstitution } from './commands.ts';
import { LicenceCopy } from './LicenceCopy.tsx';
import { blamed, noProblems, readParticulars } from './particulars.ts';
import { ParticularsForm } from './ParticularsForm.tsx';
import type { Institution } from './queries.ts';
import type { useInstitutionDraft } from './useInstitutionDraft.ts';

interface ParticularsProps {
  readonly row: Institution;
  readonly rows: readonly Institution[];
  readonly fields: readonly Field[];
  readonly draft: ReturnType<typeof useInstitutionDraft>;
  readonly mayChange: boolean;
}

/** What is known of an institution, changed; another's change of it is shown first, and what was typed stays. */
export const Particulars = ({ row, rows, fields, draft, mayChange }: ParticularsProps) => {
  const { t } = useTranslation('institutions');
  const text = useText();
  const say = useSay();
  const { staffName } = useDirectory();
  const change = useCommand(changeInstitution);
  const [problems, setProblems] = useState(noProblems);
  const [top, setTop] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const { input, faults } = readParticulars(draft.value, row);
    if (faults.size > 0) {
      setProblems(new Map([...faults].map(([path, why]) => [path, t(why)])));
      return document.getElementById(`value-${[...faults.keys()][0]}`)?.focus();
    }
    const outcome = await change.send({ institutionId: row.institutionId, edition: draft.edition, ...input });
    if (outcome.ok) {
      draft.clear();
      setProblems(noProblems);
      setTop(null);
      return say.done(t('saved'));
    }
    const field = blamed(outcome.problem.field);
    setProblems(field === null ? noProblems : new Map([[field, text(outcome.problem.text)]]));
    setTop(field === null ? outcome.problem : null);
  };
  return (
    <div
      className="entry-form"
      onKeyDown={(event) => {
        if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      <div role="alert" className="entry-notices">
        {top && <Alert type="error" showIcon title={text(top.text)} />}
        {draft.theirs.length > 0 && (
          <Alert
            type="warning"
            showIcon
            data-testid="stale-institution"
            title={t('stale', { who: staffName(row.changedBy), when: minuteInChina(row.changedAt) })}
            description={
              <>
                <ul className="stale-list">
                  {draft.theirs.map(({ label, before, after }) => (
                    <li key={label}>
                      {label} <del>{before}</del> <ins>{after}</ins>
                    </li>
                  ))}
                </ul>
                <Button size="small" onClick={draft.keepMine} data-testid="keep-mine">
                  {t('keepMine')}
                </Button>{' '}
                <Button size="small" onClick={draft.takeTheirs} data-testid="take-theirs">
                  {t('takeTheirs')}
                </Button>
              </>
            }
          />
        )}
      </div>
      <ParticularsForm
        fields={fields}
        rows={rows}
        value={draft.value}
        problems={problems}
        disabled={!mayChange}
        onChange={(value) => {
          draft.setValue(value);
          setProblems(noProblems);
          setTop(null);
        }}
      />
      {row.kind === 'clinic' && <LicenceCopy row={row} mayChange={mayChange} />}
      {mayChange && (
        <p>
          <Button type="primary" loading={change.busy} disabled={!draft.changed} onClick={() => void save()} data-testid="save-institution">
            {t('save')}
          </Button>
        </p>
      )}
    </div>
  );
};
