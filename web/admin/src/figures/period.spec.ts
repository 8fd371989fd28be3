import { describe, expect, it } from 'vitest';
import { comparedWith, gradeOf, stepsIn, periodBefore, periodOf, type PeriodKind } from './period.ts';

describe('a period', () => {
  it.each<[Exclude<PeriodKind, 'range'>, string, number, string, string]>([
    ['day', '2026-03-01', -1, '2026-02-28', '2026-02-28'],
    ['week', '2026-11-22', 0, '2026-11-16', '2026-11-22'],
    ['week', '2026-11-16', 0, '2026-11-16', '2026-11-22'],
    ['week', '2026-11-18', 1, '2026-11-23', '2026-11-29'],
    ['month', '2028-02-10', 0, '2028-02-01', '2028-02-29'],
    ['month', '2026-01-31', -1, '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-21', 0, '2026-10-01', '2026-12-31'],
    ['quarter', '2026-02-01', -1, '2025-10-01', '2025-12-31'],
    ['year', '2026-06-30', 1, '2027-01-01', '2027-12-31'],
  ])('%s of %s, %i later, is %s to %s', (kind, day, by, from, to) => expect(periodOf(kind, day, by)).toEqual({ from, to }));

  it('of so many days is compared with as many before', () =>
    expect(periodBefore('range', { from: '2026-03-01', to: '2026-03-10' })).toEqual({ from: '2026-02-19', to: '2026-02-28' }));

  it('that runs is compared with as much of the one before, and never with more than that had', () => {
    const november = periodOf('month', '2026-11-01');
    expect(comparedWith('month', november, '2026-11-21')).toEqual({ from: '2026-10-01', to: '2026-10-21' });
    expect(comparedWith('month', november, '2026-12-05')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(comparedWith('month', periodOf('month', '2026-03-01'), '2026-03-30')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  });

  it('has its steps, up to today', () => {
    expect(stepsIn(periodOf('year', '2026-06-01'), 'month', '2026-03-05')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
    expect(stepsIn({ from: '2026-11-01', to: '2026-11-10' }, 'week', '2027-01-01')).toEqual(['2026-10-26', '2026-11-02', '2026-11-09']);
    expect(stepsIn(periodOf('day', '2026-11-22'), 'day', '2026-11-21')).toEqual([]);
  });

  it.each([
    [{ from: '2026-11-01', to: '2026-11-30' }, 'day'],
    [{ from: '2026-10-01', to: '2026-12-31' }, 'week'],
    [{ from: '2026-01-01', to: '2026-12-31' }, 'month'],
  ])('%j is drawn by the %s', (days, grade) => expect(gradeOf(days)).toBe(grade));
});
