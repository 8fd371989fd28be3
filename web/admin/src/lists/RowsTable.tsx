import { EmptyState } from '@healthcert/web-ui';
import { Skeleton, Table, type TableProps } from 'antd';
import { type Key, type KeyboardEvent, memo, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { Cell } from './Cell.tsx';
import type { ColumnInfo } from './useColumns.ts';
import type { ListOrder } from './useListState.ts';
import type { ListRow } from './useRows.ts';

interface RowsTableProps<Row extends ListRow> {
  readonly rows: readonly Row[];
  readonly rowKey: keyof Row & string;
  readonly shown: readonly ColumnInfo[];
  readonly sort: ListOrder | null;
  readonly onSort: (name: string, value: string) => void;
  /** Nothing is here yet. */
  readonly loading: boolean;
  /** Something beside what is always held narrows the list. */
  readonly narrowed: boolean;
  readonly emptyHint: ReactNode;
  readonly selected: readonly Row[] | undefined;
  readonly onSelect: ((rows: Row[]) => void) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly opened: string | null;
  readonly actions: ((row: Row) => ReactNode) | undefined;
}

/** A click on the row itself: not on a control in it, nor in a menu that React counts as its child. */
const opensRow = ({ currentTarget, target }: MouseEvent<HTMLElement>): boolean =>
  target instanceof Element && currentTarget.contains(target) && !target.closest('button, a, input, label, .ant-table-selection-column');

/** The row above or below, by the arrows. */
const neighbour = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): HTMLElement | null => {
  const at = { ArrowDown: currentTarget.nextElementSibling, ArrowUp: currentTarget.previousElementSibling }[key];
  return at instanceof HTMLElement && at.dataset['testid'] ? at : null;
};

const Rows = <Row extends ListRow>(props: RowsTableProps<Row>) => {
  const { rows, rowKey, shown, sort, onSort, loading, narrowed, emptyHint, selected, onSelect, onOpen, opened, actions } = props;
  const { t } = useTranslation('lists');
  const text = useText();

  const columns: TableProps<Row>['columns'] = shown.map((column) => ({
    key: column.name,
    title: text(column.label),
    sorter: column.sort,
    sortOrder: sort?.by === column.name ? (sort.descending ? 'descend' : 'ascend') : null,
    showSorterTooltip: false,
    // A cell knows the language by itself.
    shouldCellUpdate: (row, before) => row !== before,
    render: (_value, row) => <Cell column={column} row={row} />,
  }));
  if (actions)
    columns.push({
      key: 'actions',
      align: 'right',
      width: 1,
      fixed: 'right',
      render: (_value, row) => <div className="row-actions">{actions(row)}</div>,
    });

  const selection: TableProps<Row>['rowSelection'] = onSelect && {
    selectedRowKeys: (selected ?? []).map((row) => row[rowKey] as Key),
    onChange: (_keys, kept) => onSelect(kept),
    preserveSelectedRowKeys: true,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: Row): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') return onOpen?.(row);
    const next = neighbour(event);
    if (next === null) return;
    event.preventDefault();
    next.focus();
    const there = rows.find((one) => next.dataset['testid'] === `row-${String(one[rowKey])}`);
    if (opened !== null && there) onOpen?.(there);
  };
  const nothing = loading ? (
    <Skeleton active title={false} paragraph={{ rows: 8 }} className="list-loading" />
  ) : (
    <EmptyState title={t(narrowed ? 'empty' : 'emptyAll')} hint={narrowed ? t('emptyHint') : emptyHint} />
  );

  return (
    <Table<Row>
      size="small"
      rowKey={(row) => String(row[rowKey])}
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      sticky={{ getContainer: () => window.document.querySelector<HTMLElement>('#content') ?? window }}
      scroll={{ x: 'max-content' }}
      {...(selection && { rowSelection: selection })}
      onRow={(row) => ({
        'data-testid': `row-${String(row[rowKey])}`,
        className: [onOpen && 'row-open', opened !== null && opened === String(row[rowKey]) && 'row-opened'].filter(Boolean).join(' '),
        tabIndex: onOpen ? 0 : -1,
        onClick: (event) => opensRow(event) && onOpen?.(row),
        onKeyDown: (event) => onKeyDown(event, row),
      })}
      onChange={(_pages, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        onSort('sort', one?.order ? `${String(one.columnKey)}:${one.order === 'descend' ? 'desc' : 'asc'}` : '');
      }}
      locale={{ emptyText: nothing }}
    />
  );
};

/** The rows themselves, perhaps hundreds: drawn again only for what they show, not for what goes on around them. */
export const RowsTable = memo(Rows) as typeof Rows;
