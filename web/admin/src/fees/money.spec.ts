import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOf, sumByMeans, yuan } from './money.ts';

describe('an amount', () => {
  it('is read back as it is written, to the fen', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (amount) => {
        expect(fenOf(yuan(amount))).toBe(amount);
      }),
    ));

  it.each([
    ['105', 10_500],
    ['105.5', 10_550],
    ['１０５．５０', 10_550],
    ['¥1,050.00', 105_000],
    [' 0.1 ', 10],
    ['１２．５０', 1_250],
    ['12。5', 1_250],
    ['12.', 1_200],
    ['1,234,567.8元', 123_456_780],
    ['', null],
    ['12,50', null],
    ['1,05', null],
    ['1,0500', null],
    ['1¥', null],
    ['.5', null],
    ['105.555', null],
    ['-1', null],
    ['1e3', null],
    ['十元', null],
  ])('%j is %s fen', (typed, amount) => expect(fenOf(typed)).toBe(amount));

  it('below nought keeps its sign', () => expect([yuan(-5), yuan(-10_500)]).toEqual(['-0.05', '-105.00']));
});

describe('a day’s report', () => {
  it('sums by means what came and what went back', () =>
    expect(
      sumByMeans([
        { means: 'cash', amount: 10_500 },
        { means: 'wechat', amount: 13_900 },
        { means: 'cash', amount: -10_500 },
      ]),
    ).toEqual([
      { means: 'cash', count: 2, sum: 0 },
      { means: 'wechat', count: 1, sum: 13_900 },
    ]));
});
