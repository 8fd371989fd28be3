import { describe, expect, it } from 'vitest';
import { byteOrderMark, csvLine, readText } from './index.ts';

describe('a line of CSV', () => {
  it('quotes what would end a cell, and disarms what a spreadsheet would run', () => {
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', '=1+1', '-3', '0012'])).toBe('"a,b","say ""no""","two\nlines",\'=1+1,-3,0012\r\n');
  });

  it('is read back as it was', () => {
    const cells = ['登记, 一', '"', '@here', '2026-03-02 09:30'];
    const { rows } = readText(byteOrderMark + csvLine(['a', 'b', 'c', 'd']) + csvLine(cells));
    expect(rows[0]?.cells).toEqual(cells);
  });
});
