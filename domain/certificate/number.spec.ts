import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dammDigit } from './damm.ts';
import { certificateNumber, checkCertificateNumber } from './number.ts';

const parts = fc.record({
  area: fc.constantFrom('341102', '341181', '341100'),
  year: fc.integer({ min: 2026, max: 2099 }),
  categoryCode: fc.constantFrom('01', '02'),
  entropy: fc.uint8Array({ minLength: 8, maxLength: 32 }),
});

const example = { area: '341102', year: 2026, categoryCode: '01', entropy: new Uint8Array([0, 0, 0, 0, 0, 0, 1, 2]) };

describe('a certificate number', () => {
  it('is area, year, category, seven drawn digits and a check digit', () => {
    expect(dammDigit('572')).toBe('4');
    expect(certificateNumber(example)).toBe(`3411022026010000258${dammDigit('3411022026010000258')}`);
    expect(checkCertificateNumber(certificateNumber(example))).toEqual({ area: '341102', year: 2026, categoryCode: '01' });
  });

  it('is read from print with spaces and from full-width digits', () => {
    const spaced = certificateNumber(example).replaceAll(/(\d{4})/g, '$1 ');
    expect(checkCertificateNumber(spaced)).not.toBeNull();
    expect(checkCertificateNumber(spaced.replaceAll('0', '０'))).not.toBeNull();
  });

  it.each(['', '3411', 'JY13411020000001', '3411022026010000258X'])('is not %j', (text) => expect(checkCertificateNumber(text)).toBeNull());

  it.each([
    { ...example, entropy: new Uint8Array(7) },
    { ...example, area: '3411' },
    { ...example, categoryCode: 'food' },
    { ...example, year: 26 },
  ])('is not made of the wrong parts %#', (wrong) => expect(() => certificateNumber(wrong)).toThrow(RangeError));

  test.prop([parts])('has twenty digits and is sound', (drawn) => {
    const number = certificateNumber(drawn);
    expect(number).toMatch(/^\d{20}$/);
    expect(checkCertificateNumber(number)).toEqual({ area: drawn.area, year: drawn.year, categoryCode: drawn.categoryCode });
  });

  test.prop([parts, fc.nat({ max: 19 }), fc.integer({ min: 1, max: 9 })])('with any one digit wrong is refused', (drawn, at, by) => {
    const number = certificateNumber(drawn);
    const wrong = (Number(number.charAt(at)) + by) % 10;
    expect(checkCertificateNumber(`${number.slice(0, at)}${wrong}${number.slice(at + 1)}`)).toBeNull();
  });

  test.prop([parts, fc.nat({ max: 18 })])('with any two neighbours swapped is refused', (drawn, at) => {
    const number = certificateNumber(drawn);
    const swapped = `${number.slice(0, at)}${number.charAt(at + 1)}${number.charAt(at)}${number.slice(at + 2)}`;
    fc.pre(swapped !== number);
    expect(checkCertificateNumber(swapped)).toBeNull();
  });

  it('has a check digit that tells every digit and every swap apart, in every place', () => {
    const digits = Array.from('0123456789');
    for (const before of digits)
      for (const one of digits)
        for (const other of digits.filter((digit) => digit !== one)) {
          expect(dammDigit(before + one)).not.toBe(dammDigit(before + other));
          expect(dammDigit(one + before)).not.toBe(dammDigit(other + before));
          expect(dammDigit(before + one + other)).not.toBe(dammDigit(before + other + one));
        }
  });

  it('draws evenly from its entropy', () => {
    const drawn = Array.from({ length: 2000 }, (_, n) => {
      const entropy = new Uint8Array(8);
      new DataView(entropy.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(n) * 0x9e3779b97f4a7c15n));
      return certificateNumber({ ...example, entropy }).slice(12, 19);
    });
    expect(new Set(drawn).size).toBeGreaterThan(1990);
    expect(drawn.filter((digits) => digits < '5000000').length).toBeGreaterThan(900);
  });
});
