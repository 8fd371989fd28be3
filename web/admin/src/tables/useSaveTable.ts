import { useTranslation } from 'react-i18next';
import { unreachable } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import { saveTable, type Table, type TableFormat } from './save-table.ts';

/** Saves a table that is at hand; where that fails, says so. */
export const useSaveTable = (): ((format: TableFormat, name: string, rows: Table) => Promise<void>) => {
  const { t } = useTranslation('lists');
  const say = useSay();
  return async (format, name, rows) => {
    if (!(await saveTable(format, name, rows))) say.outcome(unreachable, '', t('export'));
  };
};
