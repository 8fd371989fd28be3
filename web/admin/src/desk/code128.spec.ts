import { describe, expect, it } from 'vitest';
import { code128 } from './code128.ts';

/** Modules as a scanner sees them: 1 black, 0 white. */
const seen = (text: string): string => {
  const { bars, modules } = code128(text);
  const line = Array.from({ length: modules }, () => '0');
  for (const [at, width] of bars) line.fill('1', at, at + width);
  return line.join('');
};

describe('a Code 128 barcode', () => {
  it('packs pairs of digits: start, six pairs, check and stop for a case number', () =>
    expect(code128('261121123456').modules).toBe(11 * 8 + 13));

  it('has a start C, the check character and the stop in their places', () => {
    // 105 + 1 * 12 + 2 * 34 = 185; 185 mod 103 = 82
    expect(seen('1234')).toBe(['11010011100', '10110011100', '10001011000', '10010011110', '1100011101011'].join(''));
  });

  it('writes letters in set B', () => expect(seen('A').slice(0, 22)).toBe('1101001000010100011000'));

  it('tells every pair of digits from every other', () => {
    const pairs = Array.from({ length: 100 }, (_none, n) => seen(String(n).padStart(2, '0')).slice(11, 22));
    expect(new Set(pairs).size).toBe(100);
  });
});
