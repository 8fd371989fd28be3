import { describe, expect, it } from 'vitest';
import { looksScanned } from './scanned.ts';

describe('what stands in a value', () => {
  it.each([
    ['260302123456', true],
    ['260302123456017', true],
    ['２６０３０２１２３４５６', true],
    ['38', false],
    ['>1000', false],
    ['1234567890123', false],
  ])('"%s" was scanned: %s', (typed, is) => expect(looksScanned(typed)).toBe(is));
});
