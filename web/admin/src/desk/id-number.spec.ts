import { describe, expect, it } from 'vitest';
import { readNumber } from './id-number.ts';

const today = '2026-11-21';
const read = (number: string, type = 'idCard') => readNumber(type, number, today);
/** The example of GB 11643-1999 itself. */
const example = '11010519491231002X';

describe('an ID number as it is typed', () => {
  it('tells birth date and sex at once', () =>
    expect(read(example)).toEqual({ state: 'read', number: example, birthDate: '1949-12-31', sex: 'female' }));

  it('may be typed with spaces, a small x and full-width digits', () =>
    expect(read('110105 1949-1231 ００2x')).toMatchObject({ state: 'read' }));

  it('is not complained about before its end', () => expect(read('1101051949')).toEqual({ state: 'typing', count: 10 }));

  it.each([
    ['11010519491231002', 'typing', undefined],
    ['110105194912310021', 'wrong', 'check'],
    ['110105194912130020', 'wrong', 'check'],
    ['11010519491231002X1', 'wrong', 'length'],
    ['1101051949A', 'wrong', 'characters'],
  ])('%s is %s', (number, state, problem) => expect(read(number)).toMatchObject({ state, ...(problem && { problem }) }));

  it('of a residence permit belongs to one', () => {
    const permit = '810000199408230021';
    expect(read(permit)).toEqual({ state: 'wrong', problem: 'otherType' });
    expect(read(permit, 'residencePermit')).toMatchObject({ state: 'read', sex: 'female' });
  });

  it('with every single digit changed is noticed', () => {
    const slips = Array.from(example.slice(0, 17)).flatMap((digit, n) =>
      Array.from('0123456789')
        .filter((other) => other !== digit)
        .map((other) => example.slice(0, n) + other + example.slice(n + 1)),
    );
    expect(slips.filter((slip) => read(slip).state === 'read')).toEqual([]);
  });

  it('of another document is left to the server', () =>
    expect(read('e 1234567', 'passport')).toEqual({ state: 'other', number: 'E1234567' }));
});
