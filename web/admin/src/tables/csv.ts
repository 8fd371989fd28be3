/** A cell that a spreadsheet would run as a formula is disarmed by an apostrophe; reading takes one such away. */
const disarmed = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** RFC 4180 with a byte order mark, by which Excel in China knows UTF-8. Long digits (numbers of papers) stay text. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => quoted(digitsKept(disarmed(cell)))).join(',')).join('\r\n')}\r\n`;

/** Excel rounds numbers beyond fifteen digits: a tab before them keeps them text. */
const digitsKept = (cell: string): string => (/^\d{12,}$/.test(cell) ? `\t${cell}` : cell);
