import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cells, TableWriter } from './cell.ts';
import { rowXml, sheetBegins, sheetEnds, workbookParts } from './sheet-xml.ts';

/** A list is mostly the same words again: a fast pass finds nearly all of what a slow one does. */
const level = 1;

/** An Excel workbook of one sheet, packed while its rows come. The first rows tell how wide the columns are. */
export const workbookWriter = (title: string): TableWriter => {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const begin = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level });
    zip.add(file);
    return file;
  };
  const taken = (): Uint8Array => {
    const bytes = Buffer.concat(ready);
    ready = [];
    return bytes;
  };
  for (const [path, xml] of Object.entries(workbookParts(title))) begin(path).push(strToU8(xml), true);
  const sheet = begin('xl/worksheets/sheet1.xml');
  let written = 0;
  let columns = 0;
  const opened = (rows: readonly Cells[]): string => {
    if (columns > 0) return '';
    columns = rows[0]?.length ?? 0;
    return sheetBegins(rows);
  };
  return {
    add: (rows) => {
      if (rows.length === 0) return taken();
      const before = opened(rows);
      sheet.push(strToU8(before + rows.map((cells, n) => rowXml(cells, written + n + 1)).join('')));
      written += rows.length;
      return taken();
    },
    end: () => {
      sheet.push(strToU8(opened([]) + sheetEnds(written, columns)), true);
      zip.end();
      return taken();
    },
  };
};
