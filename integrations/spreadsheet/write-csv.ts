import { type Cells, type TableWriter, wordsOf } from './cell.ts';

/** A cell that a spreadsheet would run as a formula is disarmed by an apostrophe; reading takes one such away. */
const disarmed = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell);

/** Excel rounds numbers beyond fifteen digits, and shows those of twelve as 2.61E+11: a tab before them keeps them text. */
const digitsKept = (cell: string): string => (/^\d{12,}$/.test(cell) ? `\t${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** By which Excel in China knows UTF-8. Once, at the beginning of a file. */
export const byteOrderMark = '\uFEFF';

/** One line by RFC 4180, with its end. */
export const csvLine = (cells: Cells): string =>
  `${cells.map((cell) => (typeof cell === 'string' ? quoted(digitsKept(disarmed(cell))) : wordsOf(cell))).join(',')}\r\n`;

export const csvWriter = (): TableWriter => {
  let mark = byteOrderMark;
  return {
    add: (rows) => {
      const text = mark + rows.map(csvLine).join('');
      mark = '';
      return Buffer.from(text);
    },
    end: () => Buffer.from(mark),
  };
};
