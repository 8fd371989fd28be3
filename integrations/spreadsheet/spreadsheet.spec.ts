import { type Range, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable, readText, tableFile } from './index.ts';

const workbook = (rows: readonly (readonly unknown[])[], bookType: 'xlsx' | 'xls', merge?: Range): Uint8Array => {
  const sheet = utils.aoa_to_sheet(rows as unknown[][]);
  if (merge) sheet['!merges'] = [merge];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '结果');
  return new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);
};
const head = ['体检号', '姓名', '谷丙转氨酶'];
const rows = [head, ['261121000001', '李示例', '>40'], ['261121000002', '欧阳示例', '35.5']];
const table = {
  head,
  rows: [
    { line: 2, cells: rows[1] },
    { line: 3, cells: rows[2] },
  ],
};
const csv = rows.map((cells) => cells.join(',')).join('\r\n');
/** The head and the first row in GB18030. */
const gb18030 = Uint8Array.from(
  Buffer.from('cce5bcecbac52cd0d5c3fb2cb9c8b1fbd7aab0b1c3b80d0a3236313132313030303030312cc0eecabec0fd2c3e34300d0a', 'hex'),
);
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    const { code, text } = error as { code: string; text: { zh: string } };
    return [code, text.zh];
  }
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file of rows (A8)', () => {
  it.each([
    ['UTF-8', utf8(csv)],
    ['UTF-8 with a mark', utf8(`\uFEFF${csv}`)],
    ['tabs', utf8(csv.replaceAll(',', '\t'))],
    ['UTF-16 as Excel saves it', Uint8Array.of(0xff, 0xfe, ...Buffer.from(csv.replaceAll(',', '\t'), 'utf16le'))],
    ['.xlsx', workbook(rows, 'xlsx')],
    ['.xls', workbook(rows, 'xls')],
  ])('is read from %s', (_what, bytes) => expect(readTable(bytes)).toEqual(table));

  it('is read from GB18030', () =>
    expect(readTable(gb18030)).toEqual({
      head: ['体检号', '姓名', '谷丙转氨酶'],
      rows: [{ line: 2, cells: ['261121000001', '李示例', '>40'] }],
    }));

  it('keeps long numbers whole, and the numbers of its lines where some are empty', () => {
    const bytes = workbook([head, [261121000001, '李示例', 35.5], [], [261121000002, '王示例', 0.1 + 0.2]], 'xlsx');
    expect(readTable(bytes).rows).toEqual([
      { line: 2, cells: ['261121000001', '李示例', '35.5'] },
      { line: 4, cells: ['261121000002', '王示例', '0.3'] },
    ]);
  });

  it('may have cells that hold separators and line breaks', () =>
    expect(readText('号,备注\n1,"甲,乙\n丙"\n2').rows.map(({ cells }) => cells)).toEqual([
      ['1', '甲,乙\n丙'],
      ['2', ''],
    ]));

  it('takes away one apostrophe that disarms a formula', () =>
    expect(readText("号,备注\n'=1+1,''-x\n'甲,5'").rows.map(({ cells }) => cells)).toEqual([
      ['=1+1', "'-x"],
      ["'甲", "5'"],
    ]));

  it.each([
    ['nothing', new Uint8Array(), 'TableEmpty', '文件里没有数据'],
    ['only a head', utf8('体检号,姓名'), 'TableEmpty', '文件里没有数据'],
    ['a PDF', utf8('%PDF-1.7\n\u0000\u0001'), 'TableUnreadable', '文件不是表格，或已损坏'],
    ['a zip that is no workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), 'TableUnreadable', '文件不是表格，或已损坏'],
    [
      'another encoding',
      Uint8Array.of(0x61, 0x2c, 0xff, 0xff, 0x0a, 0x31),
      'TableEncodingUnknown',
      '无法识别文字编码，请另存为 UTF-8 或 GB18030',
    ],
    ['an open quotation mark', utf8('号,名\n1,"甲\n'), 'TableQuoteOpen', '第 2 行的引号没有闭合'],
    ['a row wider than its head', utf8('号,金额\n1,1,050\n'), 'TableRowTooWide', '第 2 行的单元格比表头多；含逗号的内容须加引号'],
    ['a heading twice', utf8('号,号\n1,2'), 'TableHeadDouble', '表头“号”出现了两次'],
    ['too many rows', utf8(`号\n${'1\n'.repeat(5001)}`), 'TableTooManyRows', '一次最多 5000 行，请分几次导入'],
    [
      'too many rows of a workbook',
      workbook([['号'], ...Array.from({ length: 5001 }, (_row, n) => [n])], 'xlsx'),
      'TableTooManyRows',
      '一次最多 5000 行，请分几次导入',
    ],
    ['5 MB and more', new Uint8Array(5 * 1024 * 1024 + 1), 'TableTooLarge', '文件不能超过 5 MB'],
    [
      'merged cells',
      workbook(rows, 'xlsx', { s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }),
      'TableMergedCells',
      'A2:A3 是合并的单元格，请取消合并后再导入',
    ],
  ])('is refused in words where it is %s', (_what, bytes, code, words) => expect(codeOf(() => readTable(bytes))).toEqual([code, words]));
});

describe('a workbook that is written (A3)', () => {
  it('is read back as it was: zeros before, long numbers, what looks like a formula, lines and empty cells', () => {
    const written = [
      ['代码', '名称', '备注'],
      ['007', '=1+1', "'-x"],
      ['341102199001011234', '甲\n乙', ''],
      ['-5', '@x', "''=y"],
    ];
    const { head, rows: read } = readTable(tableFile('xlsx', '价目表/2026: [一]', written));
    expect([head, ...read.map(({ cells }) => cells)]).toEqual(written);
  });
});
