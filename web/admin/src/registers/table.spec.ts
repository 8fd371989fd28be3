import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registers } from '../../../../domain/configuration/index.ts';
import { readTable, readText, tableFile } from '../../../../integrations/spreadsheet/index.ts';
import { type FileTable, importRows, type ImportInto, tableOf } from './import-rows.ts';
import { listed } from './listed.ts';
import { columnsOf } from './table.ts';
import { commandsOf } from './useSaveRows.ts';
import { cleaned, type Field, fieldsOf, optionsBeside, type Schema, type Value, withChoices } from './value-form.ts';

const say = { zh: ({ zh }: { zh: string }) => zh, en: ({ en }: { en: string }) => en };
const choices = {
  dictionaries: [
    { code: 'body-sites', name: { zh: '部位', en: 'Body sites' } },
    { code: 'own.positions', name: { zh: '摄片体位', en: 'Positions' } },
  ],
  programmes: [
    { code: 'food-handler', name: { zh: '食品从业人员', en: 'Food handlers' }, sound: 'shipincongyerenyuan spcyry' },
    { code: 'public-place', name: { zh: '公共场所', en: 'Public places' }, sound: 'gonggongchangsuo ggcs' },
  ],
  items: [
    { code: 'alt', name: { zh: '谷丙转氨酶', en: 'ALT' }, of: ['food-handler', 'public-place'] },
    { code: 'shigella', name: { zh: '痢疾杆菌', en: 'Shigella' }, of: ['food-handler'] },
  ],
};
const formOf = (kind: string) => {
  const register = registers.find((one) => one.kind === kind)!;
  const schema = z.toJSONSchema(register.schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return { register, fields: withChoices(fieldsOf(schema as unknown as Schema), choices) };
};
const row = (code: string, value: Value, institutionId: string | null = null, parent: string | null = null) => ({
  kind: 'x',
  institutionId,
  code,
  nameZh: code,
  nameEn: code,
  sound: '',
  value,
  parent,
  place: code,
  edition: 3,
  retired: false,
  changedAt: '2026-11-21T00:00:00.000Z',
  changedBy: 'staff-x',
});
const into = (fields: readonly Field[], rows: ReturnType<typeof row>[], institutionId: string | null = null, tree = false): ImportInto => ({
  kind: { tree, scope: 'institution' },
  fields,
  institutionId,
  entries: listed(rows, institutionId),
  retired: [],
});

/** Words with what spreadsheets, separators and formulas trip over. */
const words = fc
  .array(fc.constantFrom(...Array.from('甲乙 ab1=-+@\'",;，、。0')), { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join('').trim())
  .filter((text) => text !== '');
const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));

const anyOf = (field: Field): fc.Arbitrary<unknown> => {
  const codes = field.options.map(({ code }) => code);
  const of: Readonly<Record<Field['control'], () => fc.Arbitrary<unknown>>> = {
    words: () => fc.record({ zh: words, en: words }),
    paragraphs: () => fc.record({ zh: lines, en: lines }),
    line: () => words,
    lines: () => lines,
    entry: () => words,
    picture: () => fc.constant('aGVsbG8='),
    money: () => fc.integer({ min: 0, max: 1_000_000_000 }),
    number: () => fc.integer({ min: field.least ?? 0, max: field.most ?? 999 }),
    switch: () => fc.boolean(),
    choice: () => fc.constantFrom(...codes),
    choices: () => fc.subarray(codes, { minLength: 1 }),
    texts: () => fc.array(words, { minLength: 1, maxLength: 3 }),
    rows: () => fc.array(anyValue(field.fields), { maxLength: 3 }),
    group: () => anyValue(field.fields),
  };
  return field.required ? of[field.control]() : fc.option(of[field.control](), { nil: undefined });
};
const anyValue = (fields: readonly Field[]): fc.Arbitrary<Value> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.key, anyOf(field)]))).map((value) => cleaned(fields, value));

describe('a list as a file (A3)', () => {
  it.each(registers.map(({ kind }) => kind))('of kind %s is read back as it was written, and changes nothing', (kind) => {
    const { fields, register } = formOf(kind);
    fc.assert(
      fc.property(
        fc.array(anyValue(fields), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...(['zh', 'en'] as const)),
        (values, language) => {
          const rows = values.map((value, n) => row(`c${n}`, value, null, register.tree && n > 0 ? 'c0' : null));
          const to = into(fields, rows, null, register.tree);
          const columns = columnsOf(fields, say[language]);
          const table: FileTable = readTable(tableFile('csv', kind, tableOf(to.entries, columns, register.tree, say[language])));
          const read = importRows(table, columns, to);
          expect(read.map(({ does, faults, steps }) => [does, faults, steps])).toEqual(rows.map(() => ['same', [], []]));
        },
      ),
      { numRuns: 40 },
    );
  });

  const { fields } = formOf('fee-prices');
  const columns = columnsOf(fields, say.zh);
  const price = (amount: number) => ({ name: { zh: '甲', en: 'A' }, programmeId: 'food-handler', item: null, amount });
  const read = (text: string, to: ImportInto) => importRows(readText(text), columns, to);

  it('adds, changes by the edition that was seen, and keeps what the file has no column for', () => {
    const rows = read('代码,金额,备注\na,１２．５０,x\nb,"¥1,050",\n', into(fields, [row('a', price(100)), row('b', price(105_000))]));
    expect(rows.map(({ does }) => does)).toEqual(['change', 'same']);
    expect(rows[0]!.steps).toEqual([
      { change: { code: 'a', value: { name: price(0).name, programmeId: 'food-handler', amount: 1250 }, edition: 3 } },
    ]);
    const [added] = read(`代码,名称（中文）,名称（英文）,体检方案,金额\nn,新,New,food-handler,40`, into(fields, []));
    expect(added).toMatchObject({
      does: 'add',
      steps: [{ add: { code: 'n', value: { name: { zh: '新', en: 'New' }, programmeId: 'food-handler', amount: 4000 } } }],
    });
  });

  it('names programmes and items, and understands names and codes; a number out of its range is told what would do', () => {
    const rows = read(
      '代码,名称（中文）,名称（英文）,体检方案,项目（空：整个方案）,金额\na,甲,A,公共场所,谷丙转氨酶,1\nb,乙,B,food-handler,shigella,2\nc,丙,C,没有的,,-3',
      into(fields, []),
    );
    expect(rows.map(({ value }) => [value['programmeId'], value['item']])).toEqual([
      ['public-place', 'alt'],
      ['food-handler', 'shigella'],
      [undefined, undefined],
    ]);
    expect(rows[2]!.faults.map(({ column, why }) => `${column} ${why}`)).toEqual(['3 noChoice', '5 noMoney']);
    expect(tableOf(listed([row('a', rows[0]!.value)], null), columns, false, say.zh)[1]).toEqual([
      'a',
      '甲',
      'A',
      '公共场所',
      '谷丙转氨酶',
      '1.00',
    ]);
    const item = fields.find(({ choose }) => choose === 'items')!;
    expect(optionsBeside(item, fields, rows[0]!.value).map(({ code }) => code)).toEqual(['alt']);
    const hours = formOf('specimen-deadlines').fields;
    const [late] = importRows(
      readText('代码,名称（中文）,名称（英文）,待采集（小时）\na,甲,A,-1'),
      columnsOf(hours, say.zh),
      into(hours, []),
    );
    expect(late?.faults.filter(({ why }) => why === 'outside').map(({ allowed }) => allowed?.zh)).toEqual([expect.stringContaining('到')]);
  });

  it('blames the cell, and says a code only once', () => {
    const rows = read('代码,名称（中文）,金额\na,,"12,50"\na,甲,5\n,乙,5\nz,丙,五元', into(fields, [row('a', price(100))]));
    expect(rows.map(({ faults }) => faults.map(({ column, why }) => `${column} ${why}`))).toEqual([
      ['2 noMoney', '1 required'],
      ['0 codeTwice'],
      ['null required', 'null required', '0 codeMissing'],
      ['2 noMoney', 'null required', 'null required'],
    ]);
  });

  it('of 2,000 rows is saved by commands of 500 steps, in its order, and no row is parted', () => {
    const text = [
      '代码,名称（中文）,名称（英文）,体检方案,金额',
      ...Array.from({ length: 2000 }, (_none, n) => `n${n},项${n},Item ${n},food-handler,1`),
    ];
    const rows = read(text.join('\n'), into(fields, []));
    const parts = commandsOf(rows);
    expect(parts.map(({ length }) => length)).toEqual([500, 500, 500, 500]);
    expect(parts.flat()).toEqual(rows);
    const [row0] = rows;
    const double = { ...row0!, steps: [...row0!.steps, ...row0!.steps] };
    expect(commandsOf([double, double, double], 3).map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(commandsOf([])).toEqual([]);
  });

  it('gives an institution its own where it differs from the city’s, and nothing where it does not', () => {
    const to = into(fields, [row('a', price(100)), row('b', price(200))], 'east');
    const rows = read('代码,金额\na,1\nb,3', to);
    expect(rows.map(({ does, steps }) => [does, steps.map((step) => Object.keys(step)[0])])).toEqual([
      ['same', []],
      ['change', ['add']],
    ]);
  });
});
