import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockText, hasHeadings, laidAt, parseBlock, rangeOf } from './block.ts';
import { normalOf } from './columns.ts';

const at = (row: number, column: number) => ({ row, column });

describe('a block of cells from a spreadsheet', () => {
  it('comes back as it was copied', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.stringMatching(/^[a-z0-9"\t\n>阴]{0,6}$/).map((cell) => cell.trim()),
            { minLength: 2, maxLength: 4 },
          ),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (rows) => {
          // A cell that begins with a quotation mark is quoted, so it is read as such.
          expect(parseBlock(`${blockText(rows)}\r\n`)).toEqual(rows);
        },
      ),
    ));

  it('is laid at the focused cell, and what lies outside is counted', () => {
    const { cells, lost } = laidAt(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      rangeOf(at(1, 1), at(1, 1)),
      { rows: 3, columns: 2 },
    );
    expect(cells).toEqual([
      { at: at(1, 1), text: '1' },
      { at: at(2, 1), text: '3' },
    ]);
    expect(lost).toBe(2);
  });

  it('of one cell fills what is selected', () => {
    const { cells } = laidAt([['阴性']], rangeOf(at(2, 0), at(0, 0)), { rows: 9, columns: 1 });
    expect(cells.map(({ at: { row }, text }) => [row, text])).toEqual([
      [0, '阴性'],
      [1, '阴性'],
      [2, '阴性'],
    ]);
  });

  it.each([
    [
      [
        ['体检号', 'ALT'],
        ['1', '2'],
      ],
      true,
    ],
    [
      [
        ['Specimen number', 'ALT'],
        ['1', '2'],
      ],
      true,
    ],
    [[['体检号', 'ALT']], false],
    [[['阴性'], ['阳性']], false],
    [
      [
        ['31', '阴性'],
        ['32', '阴性'],
      ],
      false,
    ],
  ])('%j has headings: %s', (block, has) => expect(hasHeadings(block)).toBe(has));
});

describe('the normal of a cell', () => {
  const named = (zh: string) => ({ zh, en: zh });
  const field = (code: string, kind: string, normal: string | null, choices: readonly string[] = []) => ({
    code,
    kind,
    normal,
    unit: '',
    optional: false,
    name: named(code),
    ranges: [],
    choices: choices.map((choice) => ({ code: choice, normal: true, also: [], name: named(`<${choice}>`) })),
  });
  const item = {
    code: 'chestXray',
    findings: [{ code: 'normal', normal: true, sited: false, sound: '', name: named('未见异常') }],
    fields: [field('method', 'choice', 'film', ['film']), field('impression', 'text', '清晰'), field('dose', 'number', '3')],
  } as unknown as Parameters<typeof normalOf>[0];

  it.each([
    [null, named('未见异常')],
    ['method', named('<film>')],
    ['impression', '清晰'],
    ['dose', null],
  ])('of %s', (code, normal) => expect(normalOf(item, code)).toEqual(normal));
});
