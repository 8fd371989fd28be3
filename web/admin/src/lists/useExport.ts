import type { CombinedError } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { mostInWorkbook, saveTable, type TableFormat } from '../tables/save-table.ts';
import { useText } from '../words/useWords.ts';
import { staffColumns, useCellText, valueIn } from './Cell.tsx';
import type { ColumnInfo } from './useColumns.ts';
import type { ListData, ListRow } from './useRows.ts';

interface Exported {
  readonly rows: number;
  readonly cut: boolean;
  readonly failed: boolean;
}

interface ExportSettings<Row> {
  readonly name: string;
  readonly columns: readonly ColumnInfo[];
  readonly fetchPage: (
    first: number,
    after: string | null,
  ) => Promise<{ data?: ListData<Row> | undefined; error?: CombinedError | undefined }>;
}

const largestPage = 200;
const mostRows: Readonly<Record<TableFormat, number>> = { xlsx: mostInWorkbook, csv: 20_000 };

/** The rows that the filter finds, with the columns shown, as a file. */
export const useExport = <Row extends ListRow>({ name, columns, fetchPage }: ExportSettings<Row>) => {
  const text = useText();
  const cell = useCellText();
  const { learnStaff } = useDirectory();

  return async (format: TableFormat): Promise<Exported> => {
    const named = columns.map(({ name: column }) => column).filter((column) => staffColumns.has(column));
    const lines: string[][] = [columns.map(({ label }) => text(label))];
    let after: string | null = null;
    do {
      const { data }: { data?: ListData<Row> | undefined } = await fetchPage(largestPage, after);
      if (!data) return { rows: lines.length - 1, cut: true, failed: true };
      await learnStaff(
        named.flatMap((column) => data.page.nodes.map((row) => String(valueIn(row, column) ?? ''))).filter((id) => id !== ''),
      );
      for (const row of data.page.nodes) lines.push(columns.map((column) => cell(column, valueIn(row, column.name))));
      after = data.page.pageInfo.hasNextPage ? (data.page.pageInfo.endCursor ?? null) : null;
    } while (after !== null && lines.length <= mostRows[format]);
    const saved = lines.slice(0, mostRows[format] + 1);
    const made = await saveTable(format, `${name}-${dayInChina(new Date())}`, saved);
    return { rows: saved.length - 1, cut: after !== null || saved.length < lines.length, failed: !made };
  };
};
