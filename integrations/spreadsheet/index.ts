import { readText, textOf } from './read-text.ts';
import { readWorkbook } from './read-workbook.ts';
import { reject } from './rejections.ts';
import { largestFile, type Table } from './table.ts';

export { readText } from './read-text.ts';
export type { Cell, Cells, TableWriter } from './cell.ts';
export { mostRowsOfSheet } from './sheet-xml.ts';
export { mediaTypes, tableFile, type TableForm, tableForms, tableWriter } from './write-table.ts';
export { largestFile, mostColumns, mostRows, type Table, type TableRow } from './table.ts';

const begins = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, n) => bytes[n] === byte);

/** A file of rows by what it is, not by what it is called: .xlsx, .xls, or text in UTF-8 or GB18030. @throws Rejection */
export const readTable = (bytes: Uint8Array): Table => {
  if (bytes.length === 0) return reject('TableEmpty');
  if (bytes.length > largestFile) return reject('TableTooLarge', { with: { most: largestFile / 1024 / 1024 } });
  const workbook = begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);
  return workbook ? readWorkbook(bytes) : readText(textOf(bytes));
};
