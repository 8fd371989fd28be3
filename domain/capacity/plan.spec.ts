import { startConfiguration } from '@healthcert/domain/configuration';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { calendarDay, planDays, slotsOf, type HolidayCalendar, type WeekPattern } from './plan.ts';
import { daysAfter } from '@healthcert/domain/person';

/** As the city starts: the State Council's arrangement for 2026. */
const year2026 = startConfiguration.find(({ register }) => register.kind === 'holiday-calendars')!.changes[0]!.add!
  .value as unknown as HolidayCalendar;

const workdays: WeekPattern = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'makeUpWorkday'],
  sessions: [
    { from: '08:00', until: '09:30', minutes: 30, seats: 10, held: 2 },
    { from: '14:00', until: '14:50', minutes: 30, seats: 5, held: 0 },
  ],
};
const plan = (from: string, days: number, over: Partial<Parameters<typeof planDays>[0]> = {}) =>
  planDays({ from, days, patterns: [workdays], calendars: [year2026], isOpened: () => false, ...over });

describe('the seats of the days to come (A12)', () => {
  it('are cut from the sessions of a pattern; what is left over is no time', () =>
    expect(slotsOf(workdays).map(({ slot, until, seats, held }) => [slot, until, seats, held])).toEqual([
      ['08:00', '08:30', 10, 2],
      ['08:30', '09:00', 10, 2],
      ['09:00', '09:30', 10, 2],
      ['14:00', '14:30', 5, 0],
    ]));

  it('follow the calendar: seven days off for the National Day, and the workdays that make up for them', () => {
    const outcomes = plan('2026-09-19', 24).map(({ date, kind, outcome }) => [date, kind, outcome]);
    expect(outcomes.filter(([, kind]) => kind === 'holiday').map(([date]) => date)).toEqual([
      '2026-09-25',
      '2026-09-26',
      '2026-09-27',
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ]);
    expect(outcomes.filter(([, kind]) => kind === 'makeUpWorkday')).toEqual([
      ['2026-09-20', 'makeUpWorkday', 'open'],
      ['2026-10-10', 'makeUpWorkday', 'open'],
    ]);
    expect(outcomes.filter(([, kind, outcome]) => kind === 'weekend' && outcome !== 'noPattern')).toEqual([]);
  });

  it('leave what is opened already as it is', () =>
    expect(plan('2026-11-23', 2, { isOpened: (date) => date === '2026-11-23' }).map(({ outcome }) => outcome)).toEqual(['opened', 'open']));

  it('are not guessed where the year’s calendar is missing', () => {
    expect(plan('2026-12-31', 2).map(({ outcome }) => outcome)).toEqual(['open', 'calendarMissing']);
    expect(plan('2027-01-04', 1, { patterns: [] })[0]!.outcome).toBe('noPattern');
  });

  it('know a holiday that begins before New Year by the next year’s calendar', () => {
    const next: HolidayCalendar = { year: 2027, off: [{ name: '元旦', from: '2026-12-31', until: '2027-01-02' }], workdays: [] };
    expect(calendarDay('2026-12-31', [year2026, next])).toEqual({ kind: 'holiday', name: '元旦' });
  });

  it('are those of the first pattern that holds on the day', () => {
    const winter: WeekPattern = { ...workdays, validFrom: '2026-12-01', sessions: [{ ...workdays.sessions[0]!, seats: 3 }] };
    const [november, december] = [
      plan('2026-11-30', 1, { patterns: [winter, workdays] }),
      plan('2026-12-01', 1, { patterns: [winter, workdays] }),
    ];
    expect([november[0]!.slots[0]!.seats, december[0]!.slots[0]!.seats]).toEqual([10, 3]);
  });

  test.prop([fc.integer({ min: 0, max: 364 }), fc.integer({ min: 1, max: 90 })])('cover each day once, in order', (start, days) => {
    const from = daysAfter('2026-01-01', start);
    const planned = plan(from, days);
    expect(planned.map(({ date }) => date)).toEqual(Array.from({ length: days }, (_, n) => daysAfter(from, n)));
    for (const { outcome, slots } of planned) expect(slots.length > 0).toBe(outcome === 'open');
  });
});
