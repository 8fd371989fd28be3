import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Place, rangeOf, type Range } from './block.ts';
import type { GridCell } from './useGrid.ts';

export const rowHeight = 30;
const headHeight = 46;
/** Rows drawn above and below what is seen. */
const spare = 8;

export interface CursorOver {
  readonly rows: number;
  readonly columns: readonly unknown[];
  readonly cell: (at: Place) => GridCell;
  readonly onType: (at: Place, text: string) => void;
  readonly onClear: (range: Range) => void;
  readonly onPaste: (text: string, range: Range) => void;
  readonly copied: (range: Range) => string;
  readonly onActive: (at: Place, range: Range) => void;
  /** A row to bring into sight, where something was filled in; a new object each time. */
  readonly reveal: { readonly row: number } | null;
}

/** What is being typed in the active cell. `kept`: arrows move within the text. */
interface Editing {
  readonly text: string;
  readonly kept: boolean;
}

const chordOf = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'Ctrl+' : ''}${shiftKey && key.length > 1 ? 'Shift+' : ''}${key}`;

/** The cursor of a sheet, with the keys of a spreadsheet. */
export const useGridCursor = ({ rows, columns, cell, onType, onClear, onPaste, copied, onActive, reveal }: CursorOver) => {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place>(active);
  const [editing, setEditing] = useState<Editing | null>(null);
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

  const show = (place: Place): void => {
    const of = box.current;
    if (!of) return;
    const top = place.row * rowHeight;
    if (top < of.scrollTop) of.scrollTop = top;
    if (top + rowHeight + headHeight > of.scrollTop + of.clientHeight) of.scrollTop = top + rowHeight + headHeight - of.clientHeight;
    of.querySelector(`[data-at="${place.row}.${place.column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const go = (row: number, column: number, extend = false): void => {
    const to = { row: Math.min(rows - 1, Math.max(0, row)), column: Math.min(columns.length - 1, Math.max(0, column)) };
    const from = extend ? anchor : to;
    setActive(to);
    setAnchor(from);
    onActive(to, rangeOf(to, from));
    show(to);
  };
  useEffect(() => {
    if (reveal) go(reveal.row, active.column);
  }, [reveal]);

  const by = (down: number, right: number, extend = false): void => go(active.row + down, active.column + right, extend);
  /** Tab goes on to the next row at the end of one. */
  const tab = (right: number): void => {
    const column = active.column + right;
    if (column >= columns.length && active.row < rows - 1) return go(active.row + 1, 0);
    if (column < 0 && active.row > 0) return go(active.row - 1, columns.length - 1);
    return go(active.row, column);
  };
  const begin = (text: string, kept: boolean): void => {
    if (!cell(active).closed) setEditing({ text, kept });
  };
  const end = (): void => {
    setEditing(null);
    box.current?.focus();
  };
  const commit = (): void => {
    if (editing) onType(active, editing.text);
    end();
  };

  const page = Math.floor(view.height / rowHeight);
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => by(1, 0),
    ArrowUp: () => by(-1, 0),
    ArrowLeft: () => by(0, -1),
    ArrowRight: () => by(0, 1),
    'Shift+ArrowDown': () => by(1, 0, true),
    'Shift+ArrowUp': () => by(-1, 0, true),
    'Shift+ArrowLeft': () => by(0, -1, true),
    'Shift+ArrowRight': () => by(0, 1, true),
    Enter: () => by(1, 0),
    'Shift+Enter': () => by(-1, 0),
    Tab: () => tab(1),
    'Shift+Tab': () => tab(-1),
    PageDown: () => by(page, 0),
    PageUp: () => by(-page, 0),
    'Shift+PageDown': () => by(page, 0, true),
    'Shift+PageUp': () => by(-page, 0, true),
    Home: () => go(active.row, 0),
    End: () => go(active.row, columns.length - 1),
    'Ctrl+Home': () => go(0, 0),
    'Ctrl+End': () => go(rows - 1, columns.length - 1),
    'Ctrl+Shift+End': () => go(rows - 1, columns.length - 1, true),
  };
  const ends = new Set(['Enter', 'Shift+Enter', 'Tab', 'Shift+Tab']);

  const whileEditing = (event: KeyboardEvent, { kept }: Editing): void => {
    const chord = chordOf(event);
    const move = moves[chord];
    const leaves = move && (ends.has(chord) || (!kept && chord.startsWith('Arrow')));
    if (!leaves && event.key !== 'Escape') return;
    event.preventDefault();
    if (!leaves) return end();
    commit();
    move();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ...moves,
    F2: () => begin(cell(active).text, true),
    Delete: () => onClear(selection),
    Backspace: () => onClear(selection),
    // Out of the sheet; Tab then goes on through the page.
    Escape: () => (document.querySelector<HTMLElement>('.grid-foot button:not(:disabled)') ?? box.current)?.focus(),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (editing) return whileEditing(event, editing);
    // An input method needs a field to write into.
    if (event.key === 'Process') return begin('', false);
    const act = keys[chordOf(event)];
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (!act && !typed) return;
    event.preventDefault();
    if (act) act();
    else begin(event.key, false);
  };
  const onClipboard = (event: ClipboardEvent): void => {
    if (editing) return;
    event.preventDefault();
    if (event.type === 'copy') event.clipboardData.setData('text/plain', copied(selection));
    else onPaste(event.clipboardData.getData('text/plain'), selection);
  };

  return {
    box,
    active,
    selection,
    editing,
    first: Math.max(0, Math.floor(view.top / rowHeight) - spare),
    last: Math.min(rows, Math.ceil((view.top + view.height) / rowHeight) + spare),
    onScroll: ({ scrollTop: top, clientHeight: height }: HTMLElement) => setView({ top, height }),
    onKeyDown,
    onClipboard,
    begin,
    commit,
    type: (text: string) => setEditing((before) => before && { ...before, text }),
    press: ({ row, column }: Place, extend: boolean): void => {
      if (editing && (active.row !== row || active.column !== column)) commit();
      go(row, column, extend);
    },
  };
};

export type GridCursor = ReturnType<typeof useGridCursor>;
