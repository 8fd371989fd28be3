import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fold, Fold, ImpossibleOperation } from './fold.ts';
import type { RowOperation } from './projection.ts';
import { rowsOf } from './projection.ts';
import { column, nullable, readModel } from './read-model.ts';
import { applyOperations, applySteps, rowsIn } from './testing/table-model.ts';

const stock = readModel({
  name: 'stock',
  title: { zh: '库存', en: 'Stock' },
  version: 1,
  columns: {
    shop: column.text('店', 'Shop'),
    item: column.integer('货', 'Item'),
    colour: nullable(column.text('色', 'Colour')),
    held: nullable(column.integer('数', 'Held')),
    sold: column.integer('售', 'Sold'),
  },
  key: ['shop', 'item'],
  institution: null,
  indexes: [],
  defaultSort: { by: 'item', descending: false },
});
const rows = rowsOf(stock);

const key = fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 2 }));
const colour = fc.constantFrom('red', 'green', null);
const amount = fc.integer({ min: -5, max: 5 });
const held = fc.option(amount);
const operation: fc.Arbitrary<RowOperation> = fc.oneof(
  fc.tuple(key, colour, held, amount).map(([[shop, item], colour, held, sold]) => rows.put({ shop, item, colour, held, sold })),
  fc.tuple(key, fc.record({ colour, held, sold: amount }, { requiredKeys: [] })).map(([key, set]) => rows.patch(key, set)),
  fc.tuple(key, fc.record({ held: amount, sold: amount }, { requiredKeys: [] })).map(([key, by]) => rows.add(key, by)),
  key.map((key) => rows.remove(key)),
  fc
    .tuple(colour, fc.record({ colour, sold: amount }, { requiredKeys: [] }))
    .map(([equals, set]) => rows.patchWhere('colour', equals, set)),
);

const tally = readModel({
  name: 'tally',
  title: stock.title,
  version: 1,
  columns: { shop: stock.columns.shop, item: stock.columns.item, held: column.integer('数', 'Held'), sold: stock.columns.sold },
  key: ['shop', 'item'],
  institution: null,
  indexes: [],
  defaultSort: { by: 'item', descending: false },
});
const tallies = rowsOf(tally);
const some = fc.record({ held: amount, sold: amount }, { requiredKeys: [] });
const counting: fc.Arbitrary<RowOperation> = fc.oneof(
  fc.tuple(key, some).map(([key, by]) => tallies.count(key, by)),
  fc.tuple(key, some).map(([key, by]) => tallies.count(key, by)),
  fc.tuple(key, amount, amount).map(([[shop, item], held, sold]) => tallies.put({ shop, item, held, sold })),
  fc.tuple(key, some).map(([key, set]) => tallies.patch(key, set)),
  fc.tuple(key, some).map(([key, by]) => tallies.add(key, by)),
  key.map((key) => tallies.remove(key)),
);

describe('folding a page of row operations', () => {
  test.prop([fc.array(operation), fc.array(operation, { maxLength: 40 })], { numRuns: 2000 })(
    'leaves the table that applying them one by one leaves',
    (earlier, page) => {
      const before = applyOperations(stock, new Map(), earlier);
      expect(rowsIn(applySteps(stock, before, fold(stock, page)))).toEqual(rowsIn(applyOperations(stock, before, page)));
    },
  );

  test.prop([fc.array(operation, { maxLength: 40 })])('touches no row twice between two barriers', (page) => {
    for (const step of fold(stock, page)) {
      if (step.kind === 'patchWhere') continue;
      const keys = [
        ...step.puts.map((row) => [row.shop, row.item]),
        ...step.removes,
        ...step.updates.flatMap(({ changes }) => changes.map((change) => change.key)),
      ].map((key) => JSON.stringify(key));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test.prop([fc.array(counting), fc.array(counting, { maxLength: 40 })], { numRuns: 1000 })('counts likewise', (earlier, page) => {
    const before = applyOperations(tally, new Map(), earlier);
    expect(rowsIn(applySteps(tally, before, fold(tally, page)))).toEqual(rowsIn(applyOperations(tally, before, page)));
  });

  it('makes one group of all changes to the same columns', () => {
    const steps = fold(stock, [
      rows.patch(['a', 1], { colour: 'red' }),
      rows.patch(['a', 2], { colour: 'green' }),
      rows.add(['b', 1], { sold: 2 }),
      rows.add(['b', 1], { sold: 3 }),
    ]);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      puts: [],
      updates: [
        { set: ['colour'], add: [], changes: [{ key: ['a', 1] }, { key: ['a', 2] }] },
        { set: [], add: ['sold'], changes: [{ key: ['b', 1], add: { sold: 5 } }] },
      ],
    });
  });

  it('knows one UUID in both spellings', () => {
    const people = readModel({
      name: 'people',
      title: stock.title,
      version: 1,
      columns: { id: column.uuid('号', 'Id') },
      key: ['id'],
      institution: null,
      indexes: [],
      defaultSort: { by: 'id', descending: false },
    });
    const id = '0193A5F0-0000-7000-8000-00000000000A';
    expect(fold(people, [rowsOf(people).put({ id }), rowsOf(people).remove(id.toLowerCase())])).toMatchObject([
      { puts: [], removes: [[id.toLowerCase()]] },
    ]);
  });

  it('refuses to change a key or to leave one empty', () => {
    expect(() => fold(stock, [rows.patch(['a', 1], { item: 2 })])).toThrow(ImpossibleOperation);
    expect(() => fold(stock, [{ op: 'remove', key: ['a', null] }])).toThrow(ImpossibleOperation);
    expect(() => fold(stock, [{ op: 'remove', key: ['a'] }])).toThrow(ImpossibleOperation);
  });

  it('starts afresh once its steps are taken', () => {
    const folding = new Fold(stock);
    folding.push(rows.remove(['a', 1]));
    expect(folding.keys).toBe(1);
    expect(folding.take()).toHaveLength(1);
    expect(folding.take()).toEqual([]);
    expect(folding.keys).toBe(0);
  });
});
