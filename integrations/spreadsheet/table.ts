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

/** The table of lines of cells: the first line that has something is the head, empty lines are none. @throws Rejection */
export const tableOf = (lines: readonly (readonly string[])[]): Table => {
  const trimmed = lines.map((cells, n) => ({ line: n + 1, cells: cells.map((cell) => cell.trim()) }));
  const [first, ...rest] = trimmed.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!first || rest.length === 0) return reject('TableEmpty');
  if (rest.length > mostRows) reject('TableTooManyRows', { with: { most: mostRows } });
  const head = first.cells.slice(0, first.cells.findLastIndex((cell) => cell !== '') + 1);
  if (head.length > mostColumns) reject('TableTooWide', { with: { most: mostColumns } });
  const double = head.find((name, n) => name !== '' && head.indexOf(name) !== n);
  if (double !== undefined) reject('TableHeadDouble', { with: { name: double } });
  return { head, rows: rest.map(({ line, cells }) => ({ line, cells: head.map((_name, n) => cells[n] ?? '') })) };
};
