import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { conclude, itemsFor, type ItemStanding } from './conclude.ts';
import { found, normalResult } from './fixtures.ts';
import type { Programme } from './programme.ts';
import { foodHandler } from './seeds/food-handler.ts';

/** Any standing of any item of the programme, sensible or not. */
const standings = (programme: Programme) =>
  fc
    .tuple(
      ...programme.items.map((item) => {
        const done = fc.record({
          findings:
            item.findings.length === 0
              ? fc.constant([])
              : fc.subarray(
                  item.findings.map(({ code }) => ({ code })),
                  { maxLength: 2 },
                ),
          values: fc.tuple(
            ...item.fields.map(({ code }) => fc.record({ field: fc.constant(code), value: fc.integer({ min: 0, max: 200 }) })),
          ),
        });
        return fc.option(
          fc.oneof(
            { weight: 4, arbitrary: fc.constant<ItemStanding>({ state: 'done', result: normalResult(item) }) },
            done.map((result): ItemStanding => ({ state: 'done', result })),
            fc.constantFrom('refused', 'deferred', 'pending').map((state): ItemStanding => ({ state })),
          ),
        );
      }),
    )
    .map((drawn) =>
      drawn.flatMap((standing, n): [string, ItemStanding][] => (standing ? [[programme.items[n]?.code ?? '', standing]] : [])),
    );

const people = fc.record({
  sex: fc.constantFrom('male' as const, 'female' as const),
  jobCode: fc.constantFrom(...foodHandler.jobs.map(({ code }) => code)),
});

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

describe('any results whatever', () => {
  test.prop([standings(foodHandler), people])('conclude fit only when every required item is answered', (drawn, person) => {
    const given = new Map(drawn);
    const { outcome, missing } = conclude(foodHandler, given, person);
    const open = itemsFor(foodHandler, person.jobCode, person.sex).filter(({ code }) => given.get(code)?.state !== 'done');
    if (outcome === 'fit' || outcome === 'recheck') expect([open, missing]).toEqual([[], []]);
    else expect(missing).toEqual(expect.arrayContaining(open.map(({ code }) => code)));
  });

  test.prop([standings(foodHandler).chain((drawn) => fc.tuple(fc.constant(drawn), shuffled(drawn))), shuffled(foodHandler.rules), people])(
    'conclude the same in whatever order rows and results come',
    ([drawn, otherwise], rules, person) => {
      expect(conclude({ ...foodHandler, rules }, new Map(otherwise), person)).toEqual(conclude(foodHandler, new Map(drawn), person));
    },
  );

  test.prop([standings(foodHandler), people])(
    'let unfit win over incomplete, incomplete over recheck, recheck over fit',
    (drawn, person) => {
      const { outcome, fired, missing } = conclude(foodHandler, new Map(drawn), person);
      const reached = new Set(fired.map((row) => row.outcome));
      if (reached.has('unfit')) expect(outcome).toBe('unfit');
      else if (missing.length > 0) expect(outcome).toBe('incomplete');
      else expect(outcome).toBe(reached.has('recheck') ? 'recheck' : 'fit');
    },
  );

  test.prop([standings(foodHandler), people])('never make a row that waits for further items bar anybody', (drawn, person) => {
    const { fired, missing } = conclude(foodHandler, new Map(drawn), person);
    const waiting = new Set(
      foodHandler.rules.filter((row) => row.furtherItems?.some((code) => missing.includes(code))).map(({ id }) => id),
    );
    expect(fired.filter(({ rowId }) => waiting.has(rowId)).every((row) => row.outcome === 'incomplete')).toBe(true);
  });

  test.prop([standings(foodHandler), people])('order only what is missing and not ordered yet', (drawn, person) => {
    const given = new Map(drawn);
    const { furtherItems, missing } = conclude(foodHandler, given, person);
    expect(missing).toEqual(expect.arrayContaining([...furtherItems]));
    expect(furtherItems.some((code) => given.has(code))).toBe(false);
  });

  test.prop([standings(foodHandler), people])('are not made better by an abnormal finding', (drawn, person) => {
    const ranks = ['fit', 'recheck', 'incomplete', 'unfit'];
    const before = conclude(foodHandler, new Map(drawn), person).outcome;
    const after = conclude(foodHandler, new Map([...drawn, ['skin', found('purulentSkinDisease', 'leftHand')]]), person).outcome;
    expect(ranks.indexOf(after)).toBeGreaterThanOrEqual(ranks.indexOf(before));
  });
});
