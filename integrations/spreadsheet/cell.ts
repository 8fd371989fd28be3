/** Words, a number, or an amount of money in yuan with two decimals. */
export type Cell = string | number | { readonly yuan: number };

export type Cells = readonly Cell[];

/** As text alone can tell it. */
export const wordsOf = (cell: Cell): string => {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(cell) : cell.yuan.toFixed(2);
};

/** A file of rows that is made while they come; it keeps none of them. */
export interface TableWriter {
  /** The first row is the heading. */
  add(rows: readonly Cells[]): Uint8Array;
  end(): Uint8Array;
}
