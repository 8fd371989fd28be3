import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpecimenNumber, specimenNumber } from './number.ts';

const caseNumber = fc.stringMatching(/^\d{12}$/);
const serial = fc.integer({ min: 1, max: 99 });

describe('the number on a specimen', () => {
  it('is read back with its case, full-width digits and blanks included', () =>
    fc.assert(
      fc.property(caseNumber, serial, (of, nth) => {
        const number = specimenNumber(of, nth);
        const wide = Array.from(number, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join(' ');
        for (const text of [number, ` ${number}\n`, wide]) expect(readSpecimenNumber(text)).toEqual({ ok: true, number, caseNumber: of });
      }),
    ));

  it('differs between any two specimens', () =>
    fc.assert(
      fc.property(caseNumber, serial, caseNumber, serial, (of, nth, other, mth) => {
        expect(specimenNumber(of, nth) === specimenNumber(other, mth)).toBe(of === other && nth === mth);
      }),
    ));

  it('with one digit misread is noticed', () =>
    fc.assert(
      fc.property(caseNumber, serial, fc.nat(14), fc.integer({ min: 1, max: 9 }), (of, nth, at, by) => {
        const digits = Array.from(specimenNumber(of, nth));
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(readSpecimenNumber(digits.join(''))).toEqual({ ok: false, problem: 'check' });
      }),
    ));

  it.each(['260302123456', '3411022026011234567', 'ABC', ''])('is not %j', (text) =>
    expect(readSpecimenNumber(text)).toEqual({ ok: false, problem: 'form' }),
  );
});
