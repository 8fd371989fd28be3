import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCapitals } from './capitals.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const units: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Reads capitals back, in fen. */
const readBack = (words: string): number => {
  let [fen, section, digit] = [0, 0, 0];
  for (const sign of words) {
    if (digits.includes(sign)) digit = digits.indexOf(sign);
    else if (sign in units) [section, digit] = [section + digit * units[sign]!, 0];
    else if (sign === '亿' || sign === '万') {
      fen = (fen + section + digit) * (sign === '亿' ? 1 : 10_000);
      if (sign === '亿') fen *= 10_000;
      [section, digit] = [0, 0];
    } else if (sign === '元') [fen, section, digit] = [(fen + section + digit) * 100, 0, 0];
    else if (sign === '角') [fen, digit] = [fen + digit * 10, 0];
    else if (sign === '分') fen += digit;
  }
  return fen;
};

describe('an amount in capitals (D7)', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [50, '伍角整'],
    [10_500, '壹佰零伍元整'],
    [10_550, '壹佰零伍元伍角整'],
    [10_505, '壹佰零伍元零伍分'],
    [1_409_50, '壹仟肆佰零玖元伍角整'],
    [6_007_14, '陆仟零柒元壹角肆分'],
    [1_000_000, '壹万元整'],
    [10_000_500_00, '壹仟万零伍佰元整'],
    [-10_500, '负壹佰零伍元整'],
  ])('of %i fen is %s', (fen, words) => expect(inCapitals(fen)).toBe(words));

  it('says the same amount, whatever it is', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (fen) => {
        expect(readBack(inCapitals(fen))).toBe(fen);
      }),
    ));
});
