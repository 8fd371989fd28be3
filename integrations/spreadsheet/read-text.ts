import { CsvError, parse } from 'csv-parse/sync';
import { reject } from './rejections.ts';
import { tableOf, type Table } from './table.ts';

const decoded = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const utf16 = ([first, second]: Uint8Array): string | null => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
};

const isNoLetter = (char: string): boolean => (char < ' ' && !'\t\n\r\f\v'.includes(char)) || char === '\uFFFD';

/** UTF-8 or GB18030, with or without a mark; Excel's "Unicode text" besides. Guessed at no letter: what fits none is refused. */
export const textOf = (bytes: Uint8Array): string => {
  const marked = utf16(bytes);
  const text = marked === null ? (decoded('utf-8', bytes) ?? decoded('gb18030', bytes)) : decoded(marked, bytes);
  if (text === null) return reject('TableEncodingUnknown');
  // Bytes of something else altogether often pass for letters, but never without control characters.
  return Array.from(text).some(isNoLetter) ? reject('TableUnreadable') : text;
};

const separators = ['\t', ',', ';', '，'];

const separatorOf = (text: string): string => {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (separator: string): number => head.split(separator).length;
  return separators.toSorted((one, other) => count(other) - count(one))[0]!;
};

/** Lines of text: pasted from a spreadsheet, or a CSV file. @throws Rejection */
export const readText = (text: string): Table => {
  try {
    const lines = parse(text, { delimiter: separatorOf(text), relax_column_count: true, skip_empty_lines: false, bom: true, trim: true });
    return tableOf(lines, { parted: true });
  } catch (error) {
    if (error instanceof CsvError) return reject('TableQuoteOpen', { with: { line: Number(error['lines'] ?? 1) } });
    throw error;
  }
};
