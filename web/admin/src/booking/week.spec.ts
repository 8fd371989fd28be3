import { describe, expect, it } from 'vitest';
import type { SlotRow } from './queries.ts';
import { daysLater, freeAhead, freeToday, isOver, mondayOf, nextFree, weekFrom } from './week.ts';

const slot = (date: string, at: string, over: Partial<SlotRow> = {}): SlotRow => ({
  institutionId: 'clinic-1',
  date,
  slot: at,
  until: `${at.slice(0, 3)}59`,
  seats: 2,
  held: 0,
  ahead: 0,
  walkIn: 0,
  extra: 0,
  arrived: 0,
  missed: 0,
  closed: null,
  discretion: false,
  ...over,
});
const booking = (bookingId: string, date: string, at: string) => ({ bookingId, date, slot: at });

describe('a week of bookings', () => {
  it('begins on Monday, over the end of a month and a year', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(weekFrom('2026-12-28').at(-1)).toBe('2027-01-03');
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('tells the seats that are free ahead and at the desk', () => {
    expect(freeAhead({ seats: 10, held: 3, ahead: 5, walkIn: 1 })).toBe(2);
    expect(freeToday({ seats: 10, held: 3, ahead: 5, walkIn: 1 })).toBe(4);
    // Walk-ins beyond those held take from what could be booked.
    expect(freeAhead({ seats: 10, held: 3, ahead: 4, walkIn: 5 })).toBe(1);
    expect(freeAhead({ seats: 2, held: 2, ahead: 1, walkIn: 1 })).toBe(0);
  });

  it('knows what is over', () => {
    expect(isOver({ date: '2026-11-23', until: '09:00' }, '2026-11-23 09:00')).toBe(true);
    expect(isOver({ date: '2026-11-23', until: '09:00' }, '2026-11-23 08:59')).toBe(false);
  });

  it('finds those of a closed time the next free one, each seat once', () => {
    const slots = [
      slot('2026-11-23', '08:00', { closed: 'staff' as SlotRow['closed'] }),
      slot('2026-11-23', '09:00', { ahead: 1 }),
      slot('2026-11-24', '08:00', { seats: 1 }),
    ];
    const affected = ['a', 'b', 'c'].map((id) => booking(id, '2026-11-23', '08:00'));
    expect(nextFree(affected, slots, '2026-11-22 10:00').map(({ booking: { bookingId }, to }) => [bookingId, to.date, to.slot])).toEqual([
      ['a', '2026-11-23', '09:00'],
      ['b', '2026-11-24', '08:00'],
    ]);
  });
});
