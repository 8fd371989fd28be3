// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

/** ahead: booked for a day to come; walkIn: took a seat on the day itself; extra: admitted beyond the seats, counted apart (A12). */
export const seatKinds = ['ahead', 'walkIn', 'extra'] as const;
export const closingReasons = ['staff', 'equipment', 'holiday', 'weather', 'other'] as const;
/** movedElsewhere: two desks moved it at once, and the other was first. */
export const cancellationCauses = ['person', 'institution', 'mistake', 'movedElsewhere'] as const;
export const tellingMeans = ['phone', 'message', 'inPerson'] as const;
/** Where a day's seats come from. */
export const capacityOrigins = ['pattern', 'hand', 'copy'] as const;

const ofDay = { institutionId: z.string(), date: z.string() };
const ofBooking = { ...ofDay, bookingId: z.string(), personId: z.string() };
/** A slot is known by the time at which it begins; `held` of its seats are kept for walk-ins. */
const slotSeats = z.object({ slot: z.string(), until: z.string(), seats: z.int(), held: z.int() });

export const dayEvents = events('day', {
  BookingDayOpened: {
    version: 1,
    plain: z.object({ ...ofDay, origin: z.enum(capacityOrigins), discretion: z.boolean(), slots: z.array(slotSeats) }),
  },
  CapacityChanged: {
    version: 1,
    plain: z.object({
      ...ofDay,
      discretion: z.boolean(),
      added: z.array(slotSeats),
      changed: z.array(slotSeats),
      removed: z.array(z.string()),
    }),
  },
  SlotsClosed: { version: 1, plain: z.object({ ...ofDay, slots: z.array(z.string()), because: z.enum(closingReasons) }) },
  SlotsReopened: { version: 1, plain: z.object({ ...ofDay, slots: z.array(z.string()) }) },
  SeatBooked: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...ofBooking,
      slot: z.string(),
      until: z.string(),
      kind: z.enum(seatKinds),
      programmeId: z.string(),
      jobCode: z.string().nullable(),
      /** The day that it was moved from, which gives its seat back after this; null: booked anew. */
      movedFrom: z.string().nullable(),
      bookedAt: z.string(),
    }),
    identity: z.object({
      name: z.string(),
      documentType: z.string(),
      documentNumber: z.string(),
      birthDate: z.string(),
      sex: z.enum(['male', 'female']),
      phone: z.string().nullable(),
      employer: z.string().nullable(),
    }),
  },
  /** Within its day; `kindBefore`: which seat became free. */
  BookingMoved: {
    version: 1,
    plain: z.object({
      ...ofBooking,
      from: z.string(),
      to: z.string(),
      until: z.string(),
      kindBefore: z.enum(seatKinds),
      kind: z.enum(seatKinds),
    }),
  },
  /** To another day, whose seat it has already: this one is free again. */
  BookingMovedAway: {
    version: 1,
    plain: z.object({ ...ofBooking, slot: z.string(), kind: z.enum(seatKinds), to: z.string() }),
  },
  BookingCancelled: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...ofBooking,
      slot: z.string(),
      kind: z.enum(seatKinds),
      cause: z.enum(cancellationCauses),
      cancelledAt: z.string(),
    }),
    identity: z.object({ note: z.string().nullable() }),
  },
  /** The holder of a booking in a closed slot was told. */
  HolderTold: { version: 1, plain: z.object({ ...ofBooking, means: z.enum(tellingMeans), toldAt: z.string() }) },
  BookingArrived: { version: 1, plain: z.object({ ...ofBooking, slot: z.string(), arrivedAt: z.string() }) },
  /** A case was registered for it. */
  BookingRegistered: { version: 1, plain: z.object({ ...ofBooking, caseId: z.string() }) },
  BookingMissed: { version: 1, plain: z.object({ ...ofBooking, slot: z.string(), missedAt: z.string() }) },
  BookingStepUndone: { version: 1, plain: z.object({ ...ofBooking, slot: z.string(), undone: z.enum(['arrived', 'missed']) }) },
});

export type DayEvent = EventOf<typeof dayEvents>;
export type DayEventNamed<Type extends DayEvent['type']> = Extract<DayEvent, { readonly type: Type }>;
export type SeatKind = (typeof seatKinds)[number];
export type ClosingReason = (typeof closingReasons)[number];
