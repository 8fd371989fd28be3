import { describe, expect, it } from 'vitest';
import type { BenchKey } from './key.ts';
import { summarise, verdictOf } from './summary.ts';

const key = (overrides: Partial<BenchKey> = {}): BenchKey => ({
  key: 'some_key',
  what: '',
  min: 2,
  aim: 3,
  run: () => Promise.resolve({ value: 1, floor: 1 }),
  ...overrides,
});
const at = '2026-11-21T00:00:00.000Z';

describe('a summary', () => {
  it('is the run whose ratio is in the middle, with its own floor', () => {
    const runs = [
      { value: 300, floor: 100 },
      { value: 100, floor: 100 },
      { value: 50, floor: 20 },
    ];
    expect(summarise(key(), runs, at)).toMatchObject({ value: 50, floor: 20, ratio: 2.5, spread: [1, 3], runs, measuredAt: at });
  });

  it('compares the value itself where there is no floor', () => {
    const summary = summarise(key({ min: 512, aim: 384, better: 'lower' }), [{ value: 400, floor: null }], at);
    expect(summary).toMatchObject({ value: 400, floor: null, ratio: 400 });
    expect(verdictOf(summary)).toBe('enough');
  });

  it.each([
    [3, 'higher', 'aim'],
    [2, 'higher', 'enough'],
    [1.99, 'higher', 'missed'],
    [1, 'lower', 'aim'],
    [2.5, 'lower', 'missed'],
  ] as const)('of ratio %d, where %s is better, is "%s"', (ratio, better, verdict) => {
    const [min, aim] = better === 'higher' ? [2, 3] : [2, 1];
    expect(verdictOf({ ratio, min, aim, better })).toBe(verdict);
  });
});
