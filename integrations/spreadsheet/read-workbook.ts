import { type CellObject, read, SSF, utils, type WorkSheet } from '@e965/xlsx';
import { reject } from './rejections.ts';
import { mostColumns, mostRows, tableOf, type Table } from './table.ts';

/** As it stands in the cell, but numbers whole: a spreadsheet shows a case number of twelve digits as 2.61E+11. */
const wordsOf = (cell: CellObject | undefined): string => {
  if (cell?.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'n' && typeof cell.v === 'number' && !(typeof cell.z === 'string' && SSF.is_date(cell.z))) {
    return String(Number(cell.v.toPrecision(15)));
  }
  return cell.w ?? String(cell.v);
};

const sheetOf = (bytes: Uint8Array): WorkSheet => {
  try {
    // One row more than may be, so that a longer file is told from one that just fits.
    const book = read(bytes, { type: 'array', cellText: true, cellNF: true, cellFormula: false, sheetRows: mostRows + 2 });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    return sheet ?? reject('TableUnreadable');
  } catch {
    return reject('TableUnreadable');
  }
};

/** The first sheet of an Excel file, old or new. Merged cells are refused by name: a value must not be guessed for a row. @throws Rejection */
export const readWorkbook = (bytes: Uint8Array): Table => {
  const sheet = sheetOf(bytes);
  if (!sheet['!ref']) return reject('TableEmpty');
  const { e: last } = utils.decode_range(sheet['!ref']);
  const merged = sheet['!merges']?.find(({ s, e }) => s.r !== e.r || s.c !== e.c);
  if (merged) reject('TableMergedCells', { with: { cells: utils.encode_range(merged) } });
  const width = Math.min(last.c, mostColumns) + 1;
  return tableOf(
    Array.from({ length: last.r + 1 }, (_row, r) =>
      Array.from({ length: width }, (_cell, c) => wordsOf(sheet[utils.encode_cell({ r, c })] as CellObject | undefined)),
    ),
  );
};
