import { utils, write } from '@e965/xlsx';

/** An apostrophe that reading would take away as a disarming one is doubled; a cell of words is no formula in a workbook. */
const kept = (cell: string): string => (/^'+[=+\-@]/.test(cell) ? `'${cell}` : cell);

const widest = 60;

/** In characters; a Chinese one is two wide. */
const widthOf = (rows: readonly (readonly string[])[], column: number): number =>
  Math.min(
    widest,
    2 + Math.max(...rows.map((cells) => Array.from(cells[column] ?? '').reduce((sum, sign) => sum + (sign > '\u2E80' ? 2 : 1), 0))),
  );

/** Rows as an Excel workbook of one sheet; every cell is text, so that no number loses its leading zeros or last digits. */
export const workbookOf = (rows: readonly (readonly string[])[], title: string): Uint8Array => {
  const sheet = utils.aoa_to_sheet(rows.map((cells) => cells.map((cell) => ({ t: 's', v: kept(cell), z: '@' }))));
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  sheet['!cols'] = Array.from({ length: columns }, (_none, column) => ({ wch: widthOf(rows, column) }));
  sheet['!autofilter'] = {
    ref: utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: Math.max(0, columns - 1) } }),
  };
  const book = utils.book_new();
  // A sheet's name may hold none of these, and 31 characters at most.
  utils.book_append_sheet(book, sheet, title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
};
