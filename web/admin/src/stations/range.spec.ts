import { describe, expect, it } from 'vitest';
import { arrowOf, rangeFor, rangeWords, standingOf } from './range.ts';

const alt = {
  ranges: [
    { sex: 'male', fromAge: 60, low: 9, high: 60 },
    { sex: 'male', low: 9, high: 50 },
    { sex: 'female', low: 7, high: 40 },
  ],
};

describe('a measured value', () => {
  it.each([
    [8.9, 'below', '↓'],
    [9, 'within', ''],
    [50, 'within', ''],
    [50.1, 'above', '↑'],
  ] as const)('of %d is %s', (value, standing, arrow) => {
    expect(standingOf(value, { low: 9, high: 50 })).toBe(standing);
    expect(arrowOf[standing]).toBe(arrow);
  });

  it('is held against the range of the person’s sex and age', () => {
    const at = (sex: string, age: number) => standingOf(55, rangeFor(alt, { sex, age }));
    expect([at('male', 30), at('male', 60), at('female', 60)]).toEqual(['above', 'within', 'above']);
  });

  it('without a range is within', () => expect([standingOf(1e9, rangeFor({ ranges: [] }, { sex: 'male', age: 30 }))]).toEqual(['within']));

  it('is shown its range in words', () =>
    expect([rangeWords({ low: 9, high: 50 }), rangeWords({ high: 50 }), rangeWords({ low: 9 }), rangeWords(null)]).toEqual([
      '9–50',
      '≤ 50',
      '≥ 9',
      '',
    ]));
});
