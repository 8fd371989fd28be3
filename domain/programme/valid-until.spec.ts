import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { validUntil } from './valid-until.ts';

const year = { validityMonths: 12 };

describe('the last day of a certificate', () => {
  it('is the day before the same day a year on', () => expect(validUntil(year, '2026-11-21')).toBe('2027-11-20'));
  it('crosses the year', () => expect(validUntil(year, '2026-01-01')).toBe('2026-12-31'));
  it('is the last of February after a leap day', () => expect(validUntil(year, '2028-02-29')).toBe('2029-02-28'));
  it('is the month’s last day where the month has no such day', () =>
    expect(validUntil({ validityMonths: 1 }, '2026-01-31')).toBe('2026-02-28'));

  const dates = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test.prop([dates, dates, fc.integer({ min: 1, max: 60 })])('never comes earlier for a later conclusion', (one, other, validityMonths) => {
    const [earlier = '', later = ''] = [one, other].toSorted();
    expect(validUntil({ validityMonths }, earlier) <= validUntil({ validityMonths }, later)).toBe(true);
  });

  test.prop([dates])('gives 365 or 366 days for a year', (concludedOn) => {
    const days = (Date.parse(validUntil(year, concludedOn)) - Date.parse(concludedOn)) / 86_400_000 + 1;
    expect(days === 365 || days === 366).toBe(true);
  });
});
