import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Fold } from './fold.ts';
import { column, nullable, readModel, rowsOf, type RowOperation } from './index.ts';
import { NotReplayable, ReplayPlan } from './replay-plan.ts';
import { applyOperations, applySteps, rowsIn, type TableModel } from './testing/table-model.ts';

const model = readModel({
  name: 'things',
  title: { zh: '物', en: 'Things' },
  version: 1,
  key: ['id'],
  institution: null,
  indexes: [],
  defaultSort: { by: 'id', descending: false },
  columns: {
    id: column.text('号', 'Id'),
    owner: column.text('主', 'Owner'),
    name: nullable(column.text('名', 'Name')),
    place: nullable(column.text('处', 'Place')),
    count: column.integer('数', 'Count'),
  },
});
const rows = rowsOf(model);

interface Event {
  readonly stream: number;
  readonly operations: readonly RowOperation[];
  /** Done when it comes, though its stream is parked. */
  readonly early: boolean;
}

const id = fc.constantFrom('a', 'b', 'c');
const owner = fc.constantFrom('li', 'wang');
const name = fc.option(fc.constantFrom('n1', 'n2'));
const set = fc.oneof(fc.record({ name }), fc.record({ place: name, name }), fc.record({ owner }), fc.record({ count: fc.nat(9) }));
const keyed: fc.Arbitrary<RowOperation> = fc.oneof(
  fc.record({ id, owner, name, place: name, count: fc.nat(9) }).map((row) => rows.put(row)),
  fc.tuple(id, set).map(([key, values]) => rows.patch(key, values)),
  fc.tuple(id, fc.integer({ min: 1, max: 5 })).map(([key, by]) => rows.add(key, { count: by })),
  id.map((key) => rows.remove(key)),
);
const where: fc.Arbitrary<RowOperation> = fc.oneof(
  owner.map((equals) => rows.patchWhere('owner', equals, { name: null, place: null })),
  fc.tuple(owner, owner).map(([from, to]) => rows.patchWhere('owner', from, { owner: to })),
  name.map((equals) => rows.patchWhere('name', equals, { count: 0 })),
);
const erasure = owner.map((equals) => [rows.patchWhere('owner', equals, { name: null, place: null })]);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      stream: fc.nat(3),
      operations: fc.array(fc.oneof({ weight: 9, arbitrary: keyed }, { weight: 1, arbitrary: where }), { minLength: 1, maxLength: 2 }),
      early: fc.constant(false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ stream: fc.nat(3), operations: erasure, early: fc.constant(true) }) },
);

const fromZero = (events: readonly Event[]): TableModel =>
  applyOperations(
    model,
    new Map(),
    events.flatMap(({ operations }) => operations),
  );

/** Per stream the place from which it is parked; what is parked is not done, but for what cannot wait. */
const isParked = (events: readonly Event[], from: ReadonlyMap<number, number>, n: number): boolean =>
  n >= (from.get(events[n]!.stream) ?? events.length);

const goneOn = (events: readonly Event[], from: ReadonlyMap<number, number>): TableModel =>
  fromZero(events.filter(({ early }, n) => early || !isParked(events, from, n)));

/** Replays one stream; what other streams have parked is still missing after it. */
const replayed = (table: TableModel, events: readonly Event[], from: ReadonlyMap<number, number>, stream: number): TableModel => {
  const fold = new Fold(model);
  const plan = new ReplayPlan(model, fold);
  const first = from.get(stream)!;
  events.forEach(({ stream: of, operations, early }, n) => {
    if (n < first) return;
    const parked = isParked(events, from, n);
    if (of === stream && parked) plan.mine(operations, early);
    else if (!parked || early) plan.others(operations);
  });
  return applySteps(model, table, fold.take());
};

let exact = 0;
let refused = 0;

describe('a replay', () => {
  test.prop([fc.array(event, { minLength: 2, maxLength: 25 }), fc.nat(24), fc.nat(24), fc.boolean()], { numRuns: 4000 })(
    'leaves the rows as if nothing had been parked, or refuses',
    (events, one, other, otherFirst) => {
      const from = new Map<number, number>();
      for (const place of [one % events.length, other % events.length].toSorted((a, b) => a - b)) {
        const { stream, early } = events[place]!;
        if (!from.has(stream) && !early) from.set(stream, place);
      }
      const order = [...from.keys()];
      if (otherFirst) order.reverse();
      let table = goneOn(events, from);
      try {
        for (const stream of order) {
          table = replayed(table, events, from, stream);
          from.delete(stream);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(NotReplayable);
        refused += 1;
        return;
      }
      exact += 1;
      expect(rowsIn(table)).toEqual(rowsIn(fromZero(events)));
    },
  );

  it('refuses seldom', () => expect(refused / (exact + refused)).toBeLessThan(0.3));

  it('keeps an erasure that came while the row was parked', () => {
    const registered = { stream: 1, early: false, operations: [rows.put({ id: 'a', owner: 'li', name: 'n1', place: null, count: 0 })] };
    const erased = { stream: 2, early: true, operations: [rows.patchWhere('owner', 'li', { name: null })] };
    const events = [registered, erased];
    const from = new Map([[1, 0]]);
    expect(rowsIn(replayed(goneOn(events, from), events, from, 1))).toEqual([{ id: 'a', owner: 'li', name: null, place: null, count: 0 }]);
  });

  it('refuses where a parked change decided which rows a later one concerned', () => {
    const row = { stream: 0, early: false, operations: [rows.put({ id: 'a', owner: 'li', name: 'n1', place: 'p', count: 0 })] };
    const events = [
      row,
      { stream: 1, early: false, operations: [rows.patch('a', { owner: 'wang' })] },
      { stream: 2, early: false, operations: [rows.patchWhere('owner', 'li', { place: null })] },
    ];
    const from = new Map([[1, 1]]);
    expect(() => replayed(goneOn(events, from), events, from, 1)).toThrow(NotReplayable);
  });
});
