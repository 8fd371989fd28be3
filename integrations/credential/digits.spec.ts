import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { decodeDigits, encodeDigits } from './digits.ts';

describe('bytes as digits', () => {
  test.prop([fc.uint8Array({ maxLength: 400 })])('come back as they were', (bytes) => {
    expect(decodeDigits(encodeDigits(bytes))).toEqual(bytes);
  });

  test.prop([fc.stringMatching(/^[0-9]{0,60}$/)])('have one form only', (digits) => {
    const bytes = decodeDigits(digits);
    if (bytes) expect(encodeDigits(bytes)).toBe(digits);
  });

  it.each([
    ['', ''],
    ['00', '000'],
    ['ff', '255'],
    ['0100', '00001'],
    ['ffffffffffffff', '72057594037927935'],
    ['00000000000000', '00000000000000000'],
    ['01020304050607ff', '01976943448883713255'],
  ])('%s is %s', (hex, digits) => expect(encodeDigits(Uint8Array.from(Buffer.from(hex, 'hex')))).toBe(digits));

  it.each(['1', '12', '1234', '256', '99999999999999999', '12a', '０１２', ' 123', '-12'])('%j is none of it', (digits) =>
    expect(decodeDigits(digits)).toBeNull(),
  );

  it('cost 17 digits for 7 bytes', () => expect(encodeDigits(new Uint8Array(265))).toHaveLength(37 * 17 + 15));
});
