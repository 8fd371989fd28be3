import type { ClosingReason, DayEvent, DayEventNamed, SeatKind } from './events.ts';

export type BookingState = 'booked' | 'arrived' | 'missed';

export interface Booking extends Pick<
  DayEventNamed<'SeatBooked'>['data'],
  'bookingId' | 'personId' | 'kind' | 'programmeId' | 'jobCode' | 'movedFrom' | 'identity'
> {
  readonly state: BookingState;
  readonly caseId: string | null;
  readonly told: boolean;
}

/** One time of the day, with those who have a seat in it: a slot's own map, so that a change copies few. */
export interface Slot {
  readonly slot: string;
  readonly until: string;
  readonly seats: number;
  readonly held: number;
  readonly closed: ClosingReason | null;
  readonly bookings: ReadonlyMap<string, Booking>;
  /** How many seats of each kind are taken. */
  readonly taken: Readonly<Record<SeatKind, number>>;
}

/** One institution's one day. */
export interface BookingDay {
  /** Null: not opened. */
  readonly institutionId: string | null;
  readonly date: string;
  /** Whether the desk may admit walk-ins beyond the seats. */
  readonly discretion: boolean;
  readonly slots: ReadonlyMap<string, Slot>;
  /** Bookings that had a seat here, and the day they moved to; null: cancelled. */
  readonly left: ReadonlyMap<string, string | null>;
}

export const noDay: BookingDay = { institutionId: null, date: '', discretion: false, slots: new Map(), left: new Map() };

export interface Place {
  readonly slot: Slot;
  readonly booking: Booking;
}

/** Where a booking of this day stands; undefined: it has no seat here. */
export const findBooking = ({ slots }: BookingDay, bookingId: string): Place | undefined => {
  for (const slot of slots.values()) {
    const booking = slot.bookings.get(bookingId);
    if (booking) return { slot, booking };
  }
  return undefined;
};

/** The live booking of a person under a programme on this day. */
export const bookingOf = ({ slots }: BookingDay, personId: string, programmeId: string): Place | undefined => {
  for (const slot of slots.values())
    for (const booking of slot.bookings.values())
      if (booking.personId === personId && booking.programmeId === programmeId && booking.state === 'booked') return { slot, booking };
  return undefined;
};

const nothingTaken: Slot['taken'] = { ahead: 0, walkIn: 0, extra: 0 };

const opened = (seats: DayEventNamed<'BookingDayOpened'>['data']['slots'][number]): Slot => ({
  ...seats,
  closed: null,
  bookings: new Map(),
  taken: nothingTaken,
});

const inOrder = (slots: readonly Slot[]): BookingDay['slots'] =>
  new Map(slots.toSorted((one, other) => (one.slot < other.slot ? -1 : 1)).map((slot) => [slot.slot, slot]));

const withSlot = (day: BookingDay, name: string, change: (slot: Slot) => Slot): BookingDay => {
  const slot = day.slots.get(name);
  return slot ? { ...day, slots: new Map(day.slots).set(name, change(slot)) } : day;
};

const seat = (slot: Slot, booking: Booking): Slot => ({
  ...slot,
  bookings: new Map(slot.bookings).set(booking.bookingId, booking),
  taken: { ...slot.taken, [booking.kind]: slot.taken[booking.kind] + 1 },
});

const unseat = (slot: Slot, bookingId: string): Slot => {
  const booking = slot.bookings.get(bookingId);
  if (!booking) return slot;
  const bookings = new Map(slot.bookings);
  bookings.delete(bookingId);
  return { ...slot, bookings, taken: { ...slot.taken, [booking.kind]: slot.taken[booking.kind] - 1 } };
};

const patched = (day: BookingDay, bookingId: string, change: Partial<Booking>): BookingDay => {
  const found = findBooking(day, bookingId);
  if (!found) return day;
  return withSlot(day, found.slot.slot, (slot) => ({
    ...slot,
    bookings: new Map(slot.bookings).set(bookingId, { ...found.booking, ...change }),
  }));
};

const changedCapacity = (
  day: BookingDay,
  { added, changed, removed, discretion }: DayEventNamed<'CapacityChanged'>['data'],
): BookingDay => {
  const kept = [...day.slots.values()]
    .filter(({ slot }) => !removed.includes(slot))
    .map((slot) => ({ ...slot, ...changed.find((one) => one.slot === slot.slot) }));
  return { ...day, discretion, slots: inOrder([...kept, ...added.map(opened)]) };
};

const moved = (day: BookingDay, { bookingId, from, to, kind }: DayEventNamed<'BookingMoved'>['data']): BookingDay => {
  const booking = day.slots.get(from)?.bookings.get(bookingId);
  if (!booking) return day;
  const without = withSlot(day, from, (slot) => unseat(slot, bookingId));
  return withSlot(without, to, (slot) => seat(slot, { ...booking, kind, told: false }));
};

export const evolveDay = (day: BookingDay, event: DayEvent): BookingDay => {
  const { type, data } = event;
  switch (type) {
    case 'BookingDayOpened':
      return {
        ...day,
        institutionId: data.institutionId,
        date: data.date,
        discretion: data.discretion,
        slots: inOrder(data.slots.map(opened)),
      };
    case 'CapacityChanged':
      return changedCapacity(day, data);
    case 'SlotsClosed':
      return data.slots.reduce((closing, name) => withSlot(closing, name, (slot) => ({ ...slot, closed: data.because })), day);
    case 'SlotsReopened':
      return data.slots.reduce((opening, name) => withSlot(opening, name, (slot) => ({ ...slot, closed: null })), day);
    case 'SeatBooked': {
      const { bookingId, personId, kind, programmeId, jobCode, movedFrom, identity } = data;
      const booking = { bookingId, personId, kind, programmeId, jobCode, movedFrom, identity };
      return withSlot(day, data.slot, (slot) => seat(slot, { ...booking, state: 'booked', caseId: null, told: false }));
    }
    case 'BookingMoved':
      return moved(day, data);
    case 'BookingMovedAway':
      return {
        ...withSlot(day, data.slot, (slot) => unseat(slot, data.bookingId)),
        left: new Map(day.left).set(data.bookingId, data.to),
      };
    case 'BookingCancelled':
      return {
        ...withSlot(day, data.slot, (slot) => unseat(slot, data.bookingId)),
        left: new Map(day.left).set(data.bookingId, null),
      };
    case 'HolderTold':
      return patched(day, data.bookingId, { told: true });
    case 'BookingArrived':
      return patched(day, data.bookingId, { state: 'arrived' });
    case 'BookingRegistered':
      return patched(day, data.bookingId, { caseId: data.caseId });
    case 'BookingMissed':
      return patched(day, data.bookingId, { state: 'missed' });
    case 'BookingStepUndone':
      return patched(day, data.bookingId, { state: 'booked' });
  }
};
