import { isIn, type Place } from './block.ts';
import type { GridCell } from './useGrid.ts';
import type { GridCursor } from './useGridCursor.ts';

interface GridCellViewProps {
  readonly at: Place;
  readonly cell: GridCell;
  readonly cursor: GridCursor;
  readonly label: string;
  readonly testId: string;
}

export const GridCellView = ({ at, cell, cursor, label, testId }: GridCellViewProps) => {
  const { text, closed, standing, arrow, problem, changed } = cell;
  const { active, selection, editing, begin, commit, press, type } = cursor;
  const isActive = active.row === at.row && active.column === at.column;
  const isSelected = isIn(selection, at);
  const classes = {
    'grid-active': isActive,
    'grid-selected': isSelected,
    'grid-closed': closed,
    'grid-bad': problem !== null,
    'grid-out': standing !== null && standing !== 'within',
    'grid-changed': changed,
  };
  return (
    <span
      id={`cell-${at.row}-${at.column}`}
      role="gridcell"
      data-at={`${at.row}.${at.column}`}
      data-testid={testId}
      aria-selected={isSelected}
      aria-readonly={closed}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      className={`grid-cell ${Object.entries(classes)
        .flatMap(([name, holds]) => (holds ? [name] : []))
        .join(' ')}`}
      onMouseDown={(event) => press(at, event.shiftKey)}
      onDoubleClick={() => begin(text, true)}
    >
      {isActive && editing ? (
        <input
          autoFocus
          aria-label={label}
          value={editing.text}
          maxLength={200}
          onChange={({ target }) => type(target.value)}
          onBlur={commit}
        />
      ) : (
        <>
          {text}
          {arrow && <b>{arrow}</b>}
        </>
      )}
    </span>
  );
};
