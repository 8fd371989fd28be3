import { describe, expect, it } from 'vitest';
import { guessColumns } from './guess-columns.ts';
import { lastDayAfter, readRow, type Reading } from './read-row.ts';
import { readDay, readDocumentType, readSex, readStanding } from './read-words.ts';

describe('the columns of an old system’s file (I6)', () => {
  it('are guessed by their headings, the first of two that hold the same', () =>
    expect(guessColumns(['序号', '姓 名', '身份证号', '健康证编号', '证号', '发证日期', '有效期至', '二维码内容'])).toEqual([
      null,
      'name',
      'documentNumber',
      'number',
      null,
      'validFrom',
      'validUntil',
      'code',
    ]));
  it('are as they were chosen for the source before', () =>
    expect(
      guessColumns(
        ['A', '姓名', '证号'],
        [
          { heading: 'a', field: 'number' },
          { heading: '姓名', field: 'name' },
        ],
      ),
    ).toEqual(['number', 'name', null]));
});

describe('a day in a cell', () => {
  it.each([
    ['2025-03-01', 'ymd', '2025-03-01'],
    ['2025/3/1', 'dmy', '2025-03-01'],
    ['２０２５年３月１日', 'ymd', '2025-03-01'],
    ['20250301', 'ymd', '2025-03-01'],
    ['2025-03-01 08:30:00', 'ymd', '2025-03-01'],
    ['45717', 'ymd', '2025-03-01'],
    ['1/3/2025', 'dmy', '2025-03-01'],
    ['3/1/2025', 'mdy', '2025-03-01'],
    ['1/3/2025', 'ymd', null],
    ['3/1/25', 'mdy', null],
    ['2025-02-30', 'ymd', null],
    ['长期', 'ymd', null],
  ] as const)('%s, written %s, is %s', (cell, order, day) => expect(readDay(cell, order)).toBe(day));
});

describe('a word in a cell', () => {
  it('is a sex as it is chosen to be written', () => {
    expect(['男', 'Female', '1', '2'].map((cell) => readSex(cell, 'oneMaleTwoFemale'))).toEqual(['male', 'female', 'male', 'female']);
    expect(['0', '1', '2'].map((cell) => readSex(cell, 'zeroMaleOneFemale'))).toEqual(['male', 'female', null]);
    expect(readSex('1', 'words')).toBeNull();
  });
  it('is a kind of document, or a status', () => {
    expect(['居民身份证', '台胞证', '驾照'].map(readDocumentType)).toEqual(['idCard', 'taiwanPass', null]);
    expect(['', '过期', '暂停', '注销', '好'].map(readStanding)).toEqual(['valid', 'valid', 'suspended', 'revoked', null]);
  });
});

describe('the last day of some months', () => {
  it.each([
    ['2025-03-01', 12, '2026-02-28'],
    ['2025-09-03', 12, '2026-09-02'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-01-15', 1, '2025-02-14'],
  ])('from %s on, %i of them, is %s', (day, months, last) => expect(lastDayAfter(day, months)).toBe(last));
});

const reading: Reading = {
  columns: ['number', 'name', 'documentNumber', 'sex', 'validFrom', 'validUntil', 'status'],
  dateOrder: 'ymd',
  sexForm: 'words',
  documentType: 'idCard',
  about: 'cards',
};
const rowOf = (...cells: string[]) => ({ line: 2, cells });

describe('a row', () => {
  it('is read as its columns say', () =>
    expect(readRow(rowOf('滁-1', '某', '11010519491231002X', '女', '2025-03-01', '2026-02-28', ''), reading)).toMatchObject({
      read: {
        number: '滁-1',
        name: '某',
        documentType: 'idCard',
        sex: 'female',
        validFrom: '2025-03-01',
        validUntil: '2026-02-28',
        validity: 'valid',
      },
      problems: [],
    }));

  it('names each cell that will not do, with its column, field and words', () => {
    const { read, problems } = readRow(rowOf('', '某', '', '?', '昨天', '', '好'), reading);
    expect(read).toBeNull();
    expect(problems.map(({ column, field, code }) => [column, field, code])).toEqual([
      [0, 'number', 'Missing'],
      [4, 'validFrom', 'NotADay'],
      [5, 'validUntil', 'LastDayMissing'],
      [3, 'sex', 'NotASex'],
      [6, 'status', 'NotAStatus'],
    ]);
  });

  it('without a last day is valid for the months that were chosen', () =>
    expect(readRow(rowOf('1', '某', '', '', '2025-03-01', '', ''), { ...reading, validMonths: 12 }).read?.validUntil).toBe('2026-02-28'));
});
