import { Rejection } from '@healthcert/domain/kernel';
import { commandMeta, fixedId } from '@healthcert/domain/testing';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { seatsTaken } from './capacity.ts';
import type { BookingDay } from './day.ts';
import { dayDecider } from './decider.ts';
import * as the from './fixtures/index.ts';
import type { DayCommand } from './forms.ts';

/** Before the first slot begins: nothing is over. */
const meta = commandMeta({ now: '2026-03-01T23:00:00.000Z' });
const names = ['08:00', '09:00', '10:00'] as const;
const until = { '08:00': '09:00', '09:00': '10:00', '10:00': '11:00' };
const people = 12;

const capacity = fc
  .tuple(...names.map(() => fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))))
  .map((all) => all.map(([seats, held], n) => ({ slot: names[n]!, until: until[names[n]!], seats, held: Math.min(held, seats) })));
const slot = fc.constantFrom(...names);
const who = fc.nat({ max: people - 1 });

/** What desks may send, sensible or not. */
const command: fc.Arbitrary<DayCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(who, slot).map(([n, at]) => the.book({ ...seatOf(n), slot: at, date: the.today })) },
  { weight: 4, arbitrary: fc.tuple(who, slot).map(([n, at]) => the.admit({ ...seatOf(n), slot: at })) },
  { weight: 2, arbitrary: fc.tuple(who, slot).map(([n, at]) => the.admitBeyond({ ...seatOf(n), slot: at })) },
  {
    weight: 4,
    arbitrary: fc.tuple(who, slot).map(([n, at]) => the.moveTo({ bookingId: fixedId(n), slot: at, date: the.today, fromDate: the.today })),
  },
  { weight: 2, arbitrary: who.map((n) => the.cancel({ bookingId: fixedId(n), date: the.today })) },
  { weight: 1, arbitrary: who.map((n) => the.release({ bookingId: fixedId(n), date: the.today })) },
  { weight: 1, arbitrary: who.map((n) => the.arrive({ bookingId: fixedId(n) })) },
  { weight: 1, arbitrary: slot.map((at) => the.closeSlots({ slots: [at], date: the.today })) },
  { weight: 1, arbitrary: slot.map((at) => the.reopenSlots({ slots: [at], date: the.today })) },
  { weight: 1, arbitrary: capacity.map((slots) => the.changeCapacity({ slots, date: the.today })) },
);
const seatOf = (n: number) => ({ bookingId: fixedId(n), personId: fixedId(1000 + n) });

/** Counted anew from the people who sit there, not from the decider's own figures. */
const seated = (day: BookingDay) =>
  new Map([...day.slots.values()].flatMap(({ slot: name, bookings }) => [...bookings.keys()].map((id) => [id, name] as const)));

describe('whatever desks do to a day, in whatever order (A12)', () => {
  test.prop([capacity, fc.array(command, { maxLength: 60 })], { numRuns: 400 })(
    'no slot is ever beyond its seats, a move frees exactly one, a refusal changes nothing',
    (slots, commands) => {
      let day = [the.opened({ date: the.today, slots })].reduce(dayDecider.evolve, dayDecider.initial);
      for (const one of commands) {
        const before = day;
        try {
          day = dayDecider.decide({ ...one, meta }, day, undefined).reduce(dayDecider.evolve, day);
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          continue;
        }
        for (const { seats, bookings, taken } of day.slots.values()) {
          const kinds = [...bookings.values()].map(({ kind }) => kind);
          expect(kinds.filter((kind) => kind !== 'extra').length).toBeLessThanOrEqual(seats);
          expect(seatsTaken({ taken }) + taken.extra).toBe(bookings.size);
          expect(taken.extra).toBe(kinds.filter((kind) => kind === 'extra').length);
        }
        const [earlier, now] = [seated(before), seated(day)];
        const came = [...now].filter(([id, name]) => earlier.get(id) !== name);
        const left = [...earlier].filter(([id, name]) => now.get(id) !== name);
        const expected = {
          BookSeat: [1, 0],
          AdmitWalkIn: [1, 0],
          AdmitBeyondSeats: [1, 0],
          MoveBooking: [1, 1],
          CancelBooking: [0, 1],
          ReleaseMovedBooking: [0, 1],
        }[one.type as string] ?? [0, 0];
        // A command that already holds changes nothing.
        if (came.length + left.length > 0) expect([came.length, left.length]).toEqual(expected);
      }
    },
  );
});
