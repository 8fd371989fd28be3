import { commandMeta, specFor } from '@healthcert/domain/testing';
import { describe, it } from 'vitest';
import { bookingPatterns, holidayCalendars } from './booking.ts';
import { startHolidays } from './start/booking.ts';

const calendar = specFor(holidayCalendars.decider);
const pattern = specFor(bookingPatterns.decider);
const add = (kind: 'ChangeHolidayCalendars' | 'ChangeBookingPatterns', code: string, value: object) => ({
  type: kind,
  data: { changes: [{ add: { code, value: value as Readonly<Record<string, unknown>> } }] },
  meta: commandMeta(),
});
const at = (field: string): string => `changes.0.add.value.${field}`;

describe('a calendar of holidays (A12)', () => {
  it.each([
    ['WrongYear', '2027', { ...startHolidays, year: 2027 }, 'off.0.from'],
    ['WrongYear', '2026', { ...startHolidays, workdays: [{ name: '元旦', date: '2025-01-26' }] }, 'workdays.0.date'],
    ['CodeIsYear', '2025', startHolidays, 'year'],
    ['DayTwice', '2026', { ...startHolidays, workdays: [{ name: '元旦', date: '2026-01-02' }] }, 'workdays.0.date'],
    ['EndsBeforeBegins', '2026', { ...startHolidays, off: [{ name: '元旦', from: '2026-01-03', until: '2026-01-01' }] }, 'off.0.until'],
    ['NotADay', '2026', { ...startHolidays, off: [{ name: '元旦', from: '2026-02-30', until: '2026-03-01' }] }, 'off.0.from'],
  ])('is refused: %s', (code, year, value, field) =>
    calendar
      .given()
      .when(add('ChangeHolidayCalendars', year, value))
      .thenRejects(code, at(field)),
  );
});

describe('a booking pattern', () => {
  const value = { name: { zh: '平日', en: 'Weekdays' }, days: ['monday'] };
  const session = { from: '08:00', until: '11:30', minutes: 30, seats: 10, held: 2 };
  it.each([
    ['NoTimes', [{ ...session, until: '08:10' }], at('sessions')],
    ['SlotsOverlap', [session, { ...session, from: '11:00', until: '12:00' }], 'slots'],
    ['HeldBeyondSeats', [{ ...session, held: 11 }], 'slots'],
  ])('is refused: %s', (code, sessions, field) =>
    pattern
      .given()
      .when(add('ChangeBookingPatterns', 'weekdays', { ...value, sessions }))
      .thenRejects(code, field),
  );
});
