/** A cell that a spreadsheet would run as a formula is disarmed by an apostrophe; reading takes one such away. */
const disarmed = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** By which Excel in China knows UTF-8. Once, at the beginning of a file. */
export const byteOrderMark = '\uFEFF';

/** One line by RFC 4180, with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(disarmed(cell))).join(',')}\r\n`;
