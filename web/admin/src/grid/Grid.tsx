import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isIn, type Place, rangeOf, type Range } from './block.ts';

export interface GridCell {
  readonly text: string;
  /** The person does not have the item: nothing may be typed here. */
  readonly closed: boolean;
  readonly standing: string | null;
  readonly arrow: string;
  readonly problem: string | null;
  readonly changed: boolean;
}

interface GridProps {
  readonly label: string;
  readonly rows: number;
  readonly columns: readonly { readonly key: string; readonly head: string; readonly sub: string }[];
  readonly heads: readonly [string, string];
  /** What stands at the left of a row: who it is, and the number. */
  readonly rowHead: (row: number) => { readonly key: string; readonly name: string; readonly number: string; readonly faded: boolean };
  readonly cell: (at: Place) => GridCell;
  readonly onType: (at: Place, text: string) => void;
  readonly onClear: (range: Range) => void;
  readonly onPaste: (text: string, range: Range) => void;
  readonly copied: (range: Range) => string;
  readonly onActive: (at: Place, range: Range) => void;
  /** A row to bring into sight, where something was filled in; a new object each time. */
  readonly reveal: { readonly row: number } | null;
}

const height = 30;
const head = 46;
/** Rows drawn above and below what is seen. */
const spare = 8;

/** A sheet of cells with the keys of a spreadsheet; only the rows in sight are drawn. */
export const Grid = (props: GridProps) => {
  const { label, rows, columns, heads, rowHead, cell, onType, onClear, onPaste, copied, onActive, reveal } = props;
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place>(active);
  /** What is being typed in the active cell; null: nothing. `kept`: arrows move within the text. */
  const [editing, setEditing] = useState<{ readonly text: string; readonly kept: boolean } | null>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const box = useRef<HTMLDivElement>(null);
  const selection = rangeOf(active, anchor);

  useEffect(() => {
    const measured = box.current;
    if (!measured) return undefined;
    const watch = new ResizeObserver(() => setView((before) => ({ ...before, height: measured.clientHeight })));
    watch.observe(measured);
    measured.focus();
    return () => watch.disconnect();
  }, []);

  const shown = (place: Place): void => {
    const of = box.current;
    if (!of) return;
    const top = place.row * height;
    if (top < of.scrollTop) of.scrollTop = top;
    if (top + height + head > of.scrollTop + of.clientHeight) of.scrollTop = top + height + head - of.clientHeight;
    of.querySelector(`[data-at="${place.row}.${place.column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const go = (row: number, column: number, extend = false): void => {
    const to = { row: Math.min(rows - 1, Math.max(0, row)), column: Math.min(columns.length - 1, Math.max(0, column)) };
    const from = extend ? anchor : to;
    setActive(to);
    setAnchor(from);
    onActive(to, rangeOf(to, from));
    shown(to);
  };
  useEffect(() => {
    if (reveal) go(reveal.row, active.column);
  }, [reveal]);
  const step = (down: number, right: number): void => {
    const column = active.column + right;
    // Tab goes on to the next row at the end of one.
    if (column >= columns.length && active.row < rows - 1) return go(active.row + 1, 0);
    if (column < 0 && active.row > 0) return go(active.row - 1, columns.length - 1);
    return go(active.row + down, column);
  };
  const begin = (text: string, kept: boolean): void => {
    if (!cell(active).closed) setEditing({ text, kept });
  };
  const commit = (): void => {
    if (editing) onType(active, editing.text);
    setEditing(null);
    box.current?.focus();
  };

  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(active.row + 1, active.column),
    ArrowUp: () => go(active.row - 1, active.column),
    ArrowLeft: () => go(active.row, active.column - 1),
    ArrowRight: () => go(active.row, active.column + 1),
    'Shift+ArrowDown': () => go(active.row + 1, active.column, true),
    'Shift+ArrowUp': () => go(active.row - 1, active.column, true),
    'Shift+ArrowLeft': () => go(active.row, active.column - 1, true),
    'Shift+ArrowRight': () => go(active.row, active.column + 1, true),
    Enter: () => step(1, 0),
    'Shift+Enter': () => step(-1, 0),
    Tab: () => step(0, 1),
    'Shift+Tab': () => step(0, -1),
    PageDown: () => go(active.row + Math.floor(view.height / height), active.column),
    PageUp: () => go(active.row - Math.floor(view.height / height), active.column),
    Home: () => go(active.row, 0),
    End: () => go(active.row, columns.length - 1),
    'Ctrl+Home': () => go(0, 0),
    'Ctrl+End': () => go(rows - 1, columns.length - 1),
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const chord = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.shiftKey && event.key.length > 1 ? 'Shift+' : ''}${event.key}`;
    const move = moves[chord];
    if (editing) {
      if (event.key === 'Escape') {
        event.preventDefault();
        setEditing(null);
        return box.current?.focus();
      }
      const ends = ['Enter', 'Shift+Enter', 'Tab', 'Shift+Tab'].includes(chord) || (!editing.kept && chord.startsWith('Arrow'));
      if (!move || !ends) return undefined;
      event.preventDefault();
      commit();
      return move();
    }
    // Out of the sheet: Escape, then Tab goes on through the page.
    if (event.key === 'Escape') return (document.querySelector<HTMLElement>('.grid-foot button:not(:disabled)') ?? box.current)?.focus();
    if (move) {
      event.preventDefault();
      return move();
    }
    if (event.key === 'F2') {
      event.preventDefault();
      return begin(cell(active).text, true);
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      return onClear(selection);
    }
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return begin(event.key, false);
    }
    return undefined;
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (editing) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copied(selection));
  };
  const paste = (event: ClipboardEvent): void => {
    if (editing) return;
    event.preventDefault();
    onPaste(event.clipboardData.getData('text/plain'), selection);
  };

  const first = Math.max(0, Math.floor(view.top / height) - spare);
  const last = Math.min(rows, Math.ceil((view.top + view.height) / height) + spare);
  const template = `180px 128px repeat(${columns.length}, minmax(0, 1fr))`;
  // The same for every row: each lays its cells out by itself.
  const minWidth = 308 + columns.length * 150;
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
      onScroll={({ currentTarget }) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPaste={paste}
    >
      <div role="row" aria-rowindex={1} className="grid-row grid-head" style={{ gridTemplateColumns: template, minWidth }}>
        {heads.map((words) => (
          <span key={words} role="columnheader">
            {words}
          </span>
        ))}
        {columns.map(({ key, head: words, sub }) => (
          <span key={key} role="columnheader" title={`${words} ${sub}`}>
            {words}
            <small>{sub}</small>
          </span>
        ))}
      </div>
      <div role="presentation" style={{ height: first * height }} />
      {Array.from({ length: Math.max(0, last - first) }, (_row, n) => {
        const row = first + n;
        const { key, name, number, faded } = rowHead(row);
        return (
          <div
            key={key}
            role="row"
            aria-rowindex={row + 2}
            className={`grid-row ${faded ? 'grid-faded' : ''}`}
            style={{ gridTemplateColumns: template, minWidth, height }}
          >
            <span role="rowheader" className="grid-name" title={name}>
              {name}
            </span>
            <span role="gridcell" className="number muted">
              {number}
            </span>
            {columns.map((column, m) => {
              const place = { row, column: m };
              const { text, closed, standing, arrow, problem, changed } = cell(place);
              const isActive = active.row === row && active.column === m;
              const out = standing !== null && standing !== 'within';
              return (
                <span
                  key={column.key}
                  id={`cell-${row}-${m}`}
                  role="gridcell"
                  data-at={`${row}.${m}`}
                  data-testid={`cell-${key}-${column.key}`}
                  aria-selected={isIn(selection, place)}
                  aria-readonly={closed}
                  aria-invalid={problem !== null}
                  title={problem ?? undefined}
                  className={[
                    'grid-cell',
                    isActive ? 'grid-active' : '',
                    isIn(selection, place) ? 'grid-selected' : '',
                    closed ? 'grid-closed' : '',
                    problem ? 'grid-bad' : '',
                    out ? 'grid-out' : '',
                    changed ? 'grid-changed' : '',
                  ].join(' ')}
                  onMouseDown={(event) => {
                    if (editing && !isActive) commit();
                    go(row, m, event.shiftKey);
                  }}
                  onDoubleClick={() => begin(text, true)}
                >
                  {isActive && editing ? (
                    <input
                      autoFocus
                      aria-label={`${name} ${column.head}`}
                      value={editing.text}
                      maxLength={200}
                      onChange={({ target }) => setEditing({ ...editing, text: target.value })}
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
            })}
          </div>
        );
      })}
      <div role="presentation" style={{ height: (rows - last) * height }} />
    </div>
  );
};
