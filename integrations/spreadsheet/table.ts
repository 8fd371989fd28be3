import { reject } from './rejections.ts';

export interface TableRow {
  /** As the person sees it in the file: the heading is line 1. */
  readonly line: number;
  /** By column, trimmed; empty where there is nothing. */
  readonly cells: readonly string[];
}

/** Rows under headings, whatever kind of file they came in. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
}

export const mostRows = 5000;
export const mostColumns = 100;
/** In bytes. */
export const largestFile = 5 * 1024 * 1024;

/** The apostrophe by which lists that are exported disarm what a spreadsheet would take for a formula. */
const armed = (cell: string): string => cell.replace(/^'(?='*[=+\-@])/, '');

/**
 * The table of lines of cells: the first line that has something is the head, empty lines are none. `parted`: the cells
 * were parted by a sign, so that one too many may be half of an amount: "1,050". @throws Rejection
 */
export const tableOf = (lines: readonly (readonly string[])[], { parted = false } = {}): Table => {
  const trimmed = lines.map((cells, n) => ({ line: n + 1, cells: cells.map((cell) => armed(cell.trim())) }));
  const [first, ...rest] = trimmed.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!first || rest.length === 0) return reject('TableEmpty');
  if (rest.length > mostRows) reject('TableTooManyRows', { with: { most: mostRows } });
  const head = first.cells.slice(0, first.cells.findLastIndex((cell) => cell !== '') + 1);
  if (head.length > mostColumns) reject('TableTooWide', { with: { most: mostColumns } });
  const wide = parted ? rest.find(({ cells }) => cells.findLastIndex((cell) => cell !== '') >= head.length) : undefined;
  if (wide) reject('TableRowTooWide', { with: { line: wide.line } });
  const double = head.find((name, n) => name !== '' && head.indexOf(name) !== n);
  if (double !== undefined) reject('TableHeadDouble', { with: { name: double } });
  return { head, rows: rest.map(({ line, cells }) => ({ line, cells: head.map((_name, n) => cells[n] ?? '') })) };
};
