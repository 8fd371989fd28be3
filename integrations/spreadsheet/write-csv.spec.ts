import { describe, expect, it } from 'vitest';
import { readTable, tableFile } from './index.ts';
import { csvLine } from './write-csv.ts';

describe('a line of CSV', () => {
  it('quotes what would end a cell', () =>
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', '0012'])).toBe('"a,b","say ""no""","two\nlines",0012\r\n'));

  it.each(['=HYPERLINK("x")', '+cmd', '-2+3', '@sum', "'=1+1"])('lets no spreadsheet run %s', (cell) =>
    expect(csvLine([cell]).replaceAll('"', '')[0]).toBe("'"),
  );

  it('leaves figures as they are, and gives amounts two decimals', () =>
    expect(csvLine(['-2.5', -3, { yuan: 1050.5 }])).toBe('-2.5,-3,1050.50\r\n'));

  it('keeps the digits of a long number', () => expect(csvLine(['2611210123456789'])).toBe('\t2611210123456789\r\n'));
});

describe.each(['csv', 'xlsx'] as const)('a file of rows as %s', (form) => {
  it('is read back as it was', () => {
    const head = ['a', 'b', 'c', 'd', 'e'];
    const cells = ['登记, 一', '"<&>', '@here', '341102199001011234', '_x000D_ 甲\n乙'];
    const table = readTable(tableFile(form, '表', [head, cells]));
    expect([table.head, ...table.rows.map((row) => row.cells)]).toEqual([head, cells]);
  });
});
