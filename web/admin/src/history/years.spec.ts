import { describe, expect, it } from 'vitest';
import { dayInChina } from '../words/time.ts';
import { yearsOf } from './years.ts';

describe('the years of a person (I6)', () => {
  it('hold cases and old cards in the order of time, by the day in China', () => {
    const cases = [{ registeredAt: '2026-11-20T16:30:00.000Z' }, { registeredAt: '2026-01-05T01:00:00.000Z' }];
    const cards = [
      { validFrom: '2024-03-01', validUntil: '2025-02-28' },
      { validFrom: null, examinedOn: '2026-03-01', validUntil: '2027-02-28' },
      { validFrom: null, examinedOn: null, validUntil: '2023-02-28' },
    ];
    expect(yearsOf(cases, cards, dayInChina).map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-11-21', 'case'],
      ['2026-03-01', 'oldCard'],
      ['2026-01-05', 'case'],
      ['2024-03-01', 'oldCard'],
      ['2023-02-28', 'oldCard'],
    ]);
  });
});
