import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import type { EntryRow } from './entry-row.ts';
import type { Difference } from './in-words.ts';

interface StaleEntryProps {
  readonly row: EntryRow;
  readonly theirs: readonly Difference[];
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** Another has changed the entry meanwhile: what they wrote, and whose words shall hold. */
export const StaleEntry = ({ row, theirs, onKeep, onTake }: StaleEntryProps) => {
  const { t } = useTranslation('registers');
  const { staffName } = useDirectory();
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="stale-entry"
      title={t('stale', { who: staffName(row.changedBy), when: minuteInChina(row.changedAt) })}
      description={
        <>
          <ul className="stale-list">
            {theirs.map(({ label, before, after }) => (
              <li key={label}>
                {label} <del>{before}</del> <ins>{after}</ins>
              </li>
            ))}
          </ul>
          <Button size="small" onClick={onKeep} data-testid="keep-mine">
            {t('keepMine')}
          </Button>{' '}
          <Button size="small" onClick={onTake} data-testid="take-theirs">
            {t('takeTheirs')}
          </Button>
        </>
      }
    />
  );
};
