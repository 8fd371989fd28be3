import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A line of a file, as it came. */
export interface FileLine {
  readonly line: number;
  readonly cells: readonly string[];
}

interface FileTableProps<Row extends FileLine> {
  readonly rows: readonly Row[];
  readonly headings: readonly ReactNode[];
  /** What is understood of each line; stands before its cells. */
  readonly understood: TableColumnsType<Row>;
  /** Of `understood`, in pixels. */
  readonly width: number;
  readonly isBad: (row: Row, column: number) => boolean;
  readonly rowClass: (row: Row) => string;
  readonly busy: boolean;
}

/** Of a cell, in pixels: a whole document number stands in one line. */
const cellWidth = 176;

/** The file as it came, and beside each line what will become of it; drawn as far as it is seen. */
export const FileTable = <Row extends FileLine>({ rows, headings, understood, width, isBad, rowClass, busy }: FileTableProps<Row>) => {
  const { t } = useTranslation('imports');
  return (
    <Table<Row>
      className="import-table"
      size="small"
      rowKey="line"
      virtual
      pagination={false}
      loading={busy}
      scroll={{ x: 60 + width + headings.length * cellWidth, y: 430 }}
      dataSource={rows}
      rowClassName={(row) => `import-row ${rowClass(row)}`}
      columns={[
        { key: 'line', title: t('line'), width: 56, render: (_, { line }) => line },
        ...understood,
        ...headings.map((title, n) => ({
          key: `column-${n}`,
          width: cellWidth,
          title,
          render: (_: unknown, row: Row) => <span className={isBad(row, n) ? 'import-bad' : ''}>{row.cells[n]}</span>,
        })),
      ]}
    />
  );
};
