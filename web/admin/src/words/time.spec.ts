import { describe, expect, it } from 'vitest';
import { ageOn, dayBounds, dayInChina, minuteInChina, shortTime, waitSince } from './time.ts';

const today = '2026-11-21';

describe('times on the page', () => {
  it('are China’s, whatever the PC’s zone', () => expect(minuteInChina('2026-11-20T16:05:00.000Z')).toBe('2026-11-21 00:05'));

  it.each([
    ['2026-11-21T01:05:00.000Z', '09:05'],
    ['2026-11-19T01:05:00.000Z', '11-19 09:05'],
    ['2025-11-19T01:05:00.000Z', '2025-11-19 09:05'],
  ])('are as short as their day allows', (instant, shown) => expect(shortTime(instant, today)).toBe(shown));

  it('begin a day at midnight in China', () => expect(dayInChina(dayBounds('2026-11-21').from)).toBe('2026-11-21'));

  it.each([
    ['2026-11-21T01:50:30.000Z', 'minutes', 9],
    ['2026-11-20T23:00:00.000Z', 'hours', 3],
    ['2026-11-18T02:00:00.000Z', 'days', 3],
    ['2026-11-21T02:05:00.000Z', 'minutes', 0],
  ] as const)('wait since %s in %s: %d', (since, unit, count) =>
    expect(waitSince(since, new Date('2026-11-21T02:00:00.000Z'))).toEqual({ unit, count }),
  );

  it('make somebody older on the birthday', () =>
    expect([ageOn('2010-11-21', '2026-11-20'), ageOn('2010-11-21', '2026-11-21')]).toEqual([15, 16]));
});
