import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const lineOf = (...cells: string[]): string => toCsv([cells]).slice(1).trimEnd();

describe('an exported list', () => {
  it('begins with the mark by which Excel knows UTF-8', () => expect(toCsv([['姓名']])).toBe('\uFEFF姓名\r\n'));

  it('quotes commas, quotes and line ends', () => expect(lineOf('a,b', 'say "hi"', 'x\ny')).toBe('"a,b","say ""hi""","x\ny"'));

  it.each(['=HYPERLINK("x")', '+cmd', '-2+3', '@sum'])('lets no spreadsheet run %s', (cell) =>
    expect(lineOf(cell).replaceAll('"', '')[0]).toBe("'"),
  );

  it('leaves negative figures as they are', () => expect(lineOf('-2.5')).toBe('-2.5'));

  it('keeps the digits of a long number', () => expect(lineOf('2611210123456789')).toBe('\t2611210123456789'));
});
