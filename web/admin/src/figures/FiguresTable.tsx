import { Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/useWords.ts';
import { changeOf, columns, type ColumnName, type Numbers, type TreeRow } from './pivot.ts';

export interface FiguresRow {
  readonly key: string;
  readonly label: string;
  readonly numbers: Numbers;
  /** Of the period before, where the rows are no days. */
  readonly before: Numbers | null;
  readonly children?: readonly FiguresRow[];
}

/** Named rows out of those of the tree. */
export const namedRows = (
  rows: readonly TreeRow[],
  label: (key: string) => string,
  before: ((key: string) => Numbers | null) | null,
): readonly FiguresRow[] =>
  rows.map(({ key, numbers, children }) => ({
    key,
    label: label(key),
    numbers,
    before: before?.(key) ?? null,
    ...(children && { children: namedRows(children, label, before) }),
  }));

const branchesOf = (rows: readonly FiguresRow[]): readonly string[] =>
  rows.flatMap(({ key, children }) => (children ? [key, ...branchesOf(children)] : []));

interface FiguresTableProps {
  readonly title: string;
  readonly rows: readonly FiguresRow[];
  readonly total: Numbers;
  readonly totalBefore: Numbers;
  readonly focus: ColumnName;
  readonly compared: boolean;
  readonly onFocus: (focus: ColumnName) => void;
}

/** "+12 %"; nothing to compare with is a dash. */
export const usePercent = () => {
  const language = useLanguage();
  return {
    number: (value: number): string => new Intl.NumberFormat(language).format(value),
    part: (value: number | null): string =>
      value === null ? '–' : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value),
    change: (value: number | null): string =>
      value === null
        ? '–'
        : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value),
  };
};

/** Every measure of every row; of the one in focus also its share and what became of it since the period before. */
export const FiguresTable = ({ title, rows, total, totalBefore, focus, compared, onFocus }: FiguresTableProps) => {
  const { t } = useTranslation('figures');
  const { number, part, change } = usePercent();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const share = ({ numbers }: Pick<FiguresRow, 'numbers'>): number | null => (total[focus] === 0 ? null : numbers[focus] / total[focus]);

  const shown: NonNullable<TableProps<FiguresRow>['columns']> = [
    { key: 'label', title, dataIndex: 'label', fixed: 'left', sorter: (one, other) => one.label.localeCompare(other.label, 'zh') },
    ...columns.map(({ name }) => ({
      key: name,
      title: t(name),
      align: 'right' as const,
      className: name === focus ? 'figures-focus' : '',
      sorter: (one: FiguresRow, other: FiguresRow) => one.numbers[name] - other.numbers[name],
      onCell: () => ({ onClick: () => onFocus(name) }),
      render: (_none: unknown, { numbers }: FiguresRow) => (
        <span className={numbers[name] === 0 ? 'muted' : ''}>{number(numbers[name])}</span>
      ),
    })),
    { key: 'share', title: t('share'), align: 'right', render: (_none, row) => part(share(row)) },
    ...(compared
      ? [
          {
            key: 'before',
            title: t('before'),
            align: 'right' as const,
            render: (_none: unknown, { before }: FiguresRow) => number(before?.[focus] ?? 0),
          },
          {
            key: 'change',
            title: t('change'),
            align: 'right' as const,
            sorter: (one: FiguresRow, other: FiguresRow) =>
              (changeOf(one.numbers[focus], one.before?.[focus] ?? 0) ?? 0) -
              (changeOf(other.numbers[focus], other.before?.[focus] ?? 0) ?? 0),
            render: (_none: unknown, { numbers, before }: FiguresRow) => change(changeOf(numbers[focus], before?.[focus] ?? 0)),
          },
        ]
      : []),
  ];
  return (
    <Table<FiguresRow>
      size="small"
      className="figures-table"
      columns={shown.map((column) => ({ ...column, showSorterTooltip: false }))}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      expandable={{
        expandedRowKeys: branchesOf(rows).filter((key) => !closed.has(key)),
        onExpand: (expanded, { key }) => setClosed((before) => new Set([...before, key].filter((one) => !expanded || one !== key))),
      }}
      summary={() => (
        <Table.Summary.Row className="figures-total" data-testid="figures-total">
          <Table.Summary.Cell index={0}>{t('total')}</Table.Summary.Cell>
          {columns.map(({ name }, n) => (
            <Table.Summary.Cell key={name} index={n + 1} align="right">
              {number(total[name])}
            </Table.Summary.Cell>
          ))}
          <Table.Summary.Cell index={columns.length + 1} align="right">
            {part(share({ numbers: total }))}
          </Table.Summary.Cell>
          {compared && (
            <>
              <Table.Summary.Cell index={columns.length + 2} align="right">
                {number(totalBefore[focus])}
              </Table.Summary.Cell>
              <Table.Summary.Cell index={columns.length + 3} align="right">
                {change(changeOf(total[focus], totalBefore[focus]))}
              </Table.Summary.Cell>
            </>
          )}
        </Table.Summary.Row>
      )}
    />
  );
};
