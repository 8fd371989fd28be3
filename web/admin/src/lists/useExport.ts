import type { TableFormat } from '../tables/save-table.ts';
import { useFileExport } from '../tables/useFileExport.tsx';
import { codeGroup, useCode, useCodesOf } from '../words/useWords.ts';
import type { ColumnInfo } from './useColumns.ts';
import type { ListAsked } from './useRows.ts';

interface ExportSettings {
  readonly readModel: string;
  readonly columns: readonly ColumnInfo[];
  readonly asked: ListAsked;
}

/** All rows that the filter finds, in the order and with the columns shown, as a file. */
export const useExport = ({ readModel, columns, asked }: ExportSettings): ((form: TableFormat) => Promise<void>) => {
  const exportFile = useFileExport();
  const code = useCode();
  const codesOf = useCodesOf();
  const wordsOf = ({ name, type }: ColumnInfo): Readonly<Record<string, string>> =>
    type === 'boolean' ? { true: code('yes', 'yes'), false: code('no', 'no') } : codesOf(codeGroup(name));
  return (form) =>
    exportFile({
      path: `/api/export/${readModel}`,
      form,
      name: readModel,
      asked: {
        ...asked,
        columns: columns.map(({ name }) => name),
        words: Object.fromEntries(columns.map((column) => [column.name, wordsOf(column)])),
      },
    });
};
