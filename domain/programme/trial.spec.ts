import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { ItemStanding } from './conclude.ts';
import { found, measured, results } from './fixtures.ts';
import { outcomes, type DecisionRow, type Programme } from './programme.ts';
import { foodHandler } from './seeds/food-handler.ts';
import { tryRules, type TriedCase } from './trial.ts';

const cook: TriedCase['person'] = { sex: 'female', jobCode: 'cook', ageAtRegistration: 17 };

const withRow = (id: string, change: Partial<DecisionRow>): Programme => ({
  ...foodHandler,
  rules: foodHandler.rules.map((row) => (row.id === id ? { ...row, ...change } : row)),
});
const without = (id: string): Programme => ({ ...foodHandler, rules: foodHandler.rules.filter((row) => row.id !== id) });

const tried = (caseId: string, changed: Readonly<Record<string, ItemStanding>>, after: Programme, before = foodHandler): TriedCase => ({
  caseId,
  results: results(before, cook, changed),
  person: cook,
  before,
  after,
});

const three = (after: Programme): TriedCase[] => [
  tried('well', {}, after),
  tried('tinea', { skin: found('tineaManus', 'leftHand') }, after),
  tried('purulent', { skin: found('purulentSkinDisease', 'leftHand') }, after),
];

const counts = (cases: readonly TriedCase[]): Record<string, number> =>
  Object.fromEntries(tryRules(cases).matrix.flatMap(({ before, after, cases: n }) => (n > 0 ? [[`${before} > ${after}`, n]] : [])));

describe('what would change', () => {
  it('is nothing under the same rules: three cases, each as it was', () => {
    expect(tryRules(three(foodHandler))).toMatchObject({ cases: 3, rows: [], changed: [] });
    expect(counts(three(foodHandler))).toEqual({ 'fit > fit': 2, 'unfit > unfit': 1 });
  });

  it('is exactly the case that the changed row concerns', () => {
    const after = withRow('skin.tineaManus', { outcome: 'recheck' });
    expect(tryRules(three(after))).toMatchObject({
      rows: [{ rowId: 'skin.tineaManus', newly: 0, noLonger: 0, otherwise: 1 }],
      changed: [{ caseId: 'tinea', before: 'fit', after: 'recheck', newlyFired: ['skin.tineaManus'], noLongerFired: [] }],
    });
    expect(counts(three(after))).toEqual({ 'fit > fit': 1, 'fit > recheck': 1, 'unfit > unfit': 1 });
  });

  it('tells of a row that fires no more', () =>
    expect(tryRules(three(without('skin.purulentSkinDisease')))).toMatchObject({
      rows: [{ rowId: 'skin.purulentSkinDisease', newly: 0, noLonger: 1, otherwise: 0 }],
      changed: [{ caseId: 'purulent', before: 'unfit', after: 'fit', newlyFired: [], noLongerFired: ['skin.purulentSkinDisease'] }],
    }));

  it('tells of a row that fires and did not, and of items that are then asked for', () => {
    const row: DecisionRow = {
      ...foodHandler.rules[0]!,
      id: 'alt.high',
      item: 'alt',
      when: { field: 'alt', is: 'above' },
      furtherItems: ['amoeba'],
    };
    const before = without('alt.above');
    const after: Programme = { ...before, rules: [...before.rules, { ...row, outcome: 'recheck' }] };
    expect(tryRules([tried('raised', { alt: measured('alt', 60) }, after, before)])).toMatchObject({
      rows: [{ rowId: 'alt.high', newly: 1, noLonger: 0, otherwise: 0 }],
      changed: [{ caseId: 'raised', before: 'fit', after: 'incomplete', newlyFired: ['alt.high'], noLongerFired: [] }],
    });
  });

  it('counts rows that fire otherwise without another outcome, and lists no case for them', () => {
    const row: DecisionRow = { ...foodHandler.rules[0]!, id: 'skin.again', item: 'skin', when: { finding: 'tineaManus' }, outcome: 'fit' };
    const { rows, changed } = tryRules(three({ ...foodHandler, rules: [...foodHandler.rules, row] }));
    expect([rows, changed]).toEqual([[{ rowId: 'skin.again', newly: 1, noLonger: 0, otherwise: 0 }], []]);
  });
});

describe('terms beside the table', () => {
  const under = (terms: Partial<Programme>) => tryRules(three({ ...foodHandler, ...terms })).terms;
  const none = { longer: 0, shorter: 0, newlyUnderAge: 0, noLongerUnderAge: 0 };

  it('let certificates last longer or shorter of those who are fit either way', () => {
    expect(under({})).toEqual(none);
    expect(under({ validityMonths: foodHandler.validityMonths + 12 })).toEqual({ ...none, longer: 2 });
    expect(under({ validityMonths: foodHandler.validityMonths - 6 })).toEqual({ ...none, shorter: 2 });
  });

  it('let people be too young for their job who were not, whatever was found', () => {
    expect(under({ minimumAge: 18 })).toEqual({ ...none, newlyUnderAge: 3 });
    const strict: Programme = { ...foodHandler, minimumAge: 18 };
    expect(tryRules([tried('well', {}, foodHandler, strict)]).terms).toEqual({ ...none, noLongerUnderAge: 1 });
    const jobs = foodHandler.jobs.map((job) => ({ ...job, minimumAge: 16 }));
    expect(under({ minimumAge: 18, jobs })).toEqual(none);
  });
});

const anyCase = fc
  .record({
    skin: fc.option(fc.constantFrom(...foodHandler.items.find(({ code }) => code === 'skin')!.findings.map(({ code }) => found(code)))),
    alt: fc.option(fc.integer({ min: 1, max: 200 }).map((value) => measured('alt', value))),
    chestXray: fc.option(fc.constantFrom<ItemStanding>({ state: 'refused' }, { state: 'pending' }, found('suspectedActiveTuberculosis'))),
  })
  .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, standing]) => standing !== null)) as Record<string, ItemStanding>);

describe('any cases whatever', () => {
  test.prop([fc.array(anyCase, { maxLength: 8 }), fc.shuffledSubarray([...foodHandler.rules], { minLength: foodHandler.rules.length })])(
    'change nothing under the same rules, in whatever order they stand',
    (drawn, rules) => {
      const trial = tryRules(drawn.map((changed, n) => tried(String(n), changed, { ...foodHandler, rules })));
      expect([trial.cases, trial.rows, trial.changed]).toEqual([drawn.length, [], []]);
    },
  );

  test.prop([fc.array(anyCase, { maxLength: 8 }), fc.subarray([...foodHandler.rules])])(
    'are each counted once, and listed where the outcome differs',
    (drawn, rules) => {
      const trial = tryRules(drawn.map((changed, n) => tried(String(n), changed, { ...foodHandler, rules })));
      const sum = (cells: typeof trial.matrix): number => cells.reduce((all, { cases }) => all + cases, 0);
      expect(trial.matrix).toHaveLength(outcomes.length ** 2);
      expect(sum(trial.matrix)).toBe(drawn.length);
      expect(trial.changed).toHaveLength(sum(trial.matrix.filter(({ before, after }) => before !== after)));
    },
  );
});
