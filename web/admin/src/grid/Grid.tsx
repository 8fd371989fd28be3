import { type CursorOver, rowHeight, useGridCursor } from './useGridCursor.ts';
import { GridCellView } from './GridCellView.tsx';

export interface GridHead {
  readonly key: string;
  readonly head: string;
  readonly sub: string;
}

interface GridProps extends CursorOver {
  readonly label: string;
  readonly columns: readonly GridHead[];
  readonly heads: readonly [string, string];
  /** What stands at the left of a row: who it is, and the number. */
  readonly rowHead: (row: number) => { readonly key: string; readonly name: string; readonly number: string; readonly faded: boolean };
}

/** A sheet of cells; only the rows in sight are drawn. */
export const Grid = (props: GridProps) => {
  const { label, rows, columns, heads, rowHead, cell } = props;
  const cursor = useGridCursor(props);
  const { box, active, first, last } = cursor;
  // The same for every row: each lays its cells out by itself.
  const style = { gridTemplateColumns: `180px 128px repeat(${columns.length}, minmax(0, 1fr))`, minWidth: 308 + columns.length * 150 };
  return (
    <div
      ref={box}
      className="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length + 2}
      aria-activedescendant={`cell-${active.row}-${active.column}`}
      tabIndex={0}
      data-testid="grid"
      onScroll={({ currentTarget }) => cursor.onScroll(currentTarget)}
      onKeyDown={cursor.onKeyDown}
      onCopy={cursor.onClipboard}
      onPaste={cursor.onClipboard}
    >
      <div role="row" aria-rowindex={1} className="grid-row grid-head" style={style}>
        {heads.map((words) => (
          <span key={words} role="columnheader">
            {words}
          </span>
        ))}
        {columns.map(({ key, head, sub }) => (
          <span key={key} role="columnheader" title={`${head} ${sub}`}>
            {head}
            <small>{sub}</small>
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: first * rowHeight }} />
      {Array.from({ length: Math.max(0, last - first) }, (_row, n) => {
        const row = first + n;
        const { key, name, number, faded } = rowHead(row);
        return (
          <div
            key={key}
            role="row"
            aria-rowindex={row + 2}
            className={`grid-row ${faded ? 'grid-faded' : ''}`}
            style={{ ...style, height: rowHeight }}
          >
            <span role="rowheader" className="grid-name" title={name}>
              {name}
            </span>
            <span role="gridcell" className="number muted">
              {number}
            </span>
            {columns.map((column, m) => (
              <GridCellView
                key={column.key}
                at={{ row, column: m }}
                cell={cell({ row, column: m })}
                cursor={cursor}
                label={`${name} ${column.head}`}
                testId={`cell-${key}-${column.key}`}
              />
            ))}
          </div>
        );
      })}
      <div role="presentation" style={{ height: (rows - last) * rowHeight }} />
    </div>
  );
};
