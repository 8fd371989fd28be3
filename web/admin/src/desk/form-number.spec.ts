import { describe, expect, it } from 'vitest';
import { readFormNumber } from './form-number.ts';

describe('the number of a blank form (I8)', () => {
  it.each([
    ['B000000013', 'B000000013'],
    [' b00000050２ ', 'B000000502'],
    ['B00000-0013', 'B000000013'],
    ['B00000001', null],
    ['000000013', null],
  ])('%s', (typed, number) => expect(readFormNumber(typed)).toBe(number));
});
