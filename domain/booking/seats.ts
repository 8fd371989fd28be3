import type { CommandMeta } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { freeAhead, seatsTaken } from './capacity.ts';
import { isOver, isPastDay } from './clock.ts';
import { bookingOf, findBooking, type BookingDay, type Place, type Slot } from './day.ts';
import type { DayEvent, DayEventNamed, SeatKind } from './events.ts';
import type { DayCommandNamed } from './forms.ts';
import { reject } from './rejections.ts';

type Wanted = { readonly date: string; readonly slot: string };

/** The slot, where somebody can still be put into it. @throws Rejection */
const openSlot = (day: BookingDay, { date, slot: name }: Wanted, { now }: CommandMeta): Slot => {
  if (isPastDay(date, now)) return reject('DayPast', { field: 'date' });
  if (day.institutionId === null) return reject('DayNotOpened', { field: 'date' });
  const slot = day.slots.get(name) ?? reject('SlotUnknown', { field: 'slot', with: { slot: name } });
  if (slot.closed !== null) return reject('SlotClosed', { field: 'slot', with: { slot: name } });
  return isOver(date, slot.until, now) ? reject('SlotPast', { field: 'slot' }) : slot;
};

const full = ({ slot }: Slot): never => reject('SlotFull', { field: 'slot', with: { slot } });

/** The hard limit: a seat that is booked ahead leaves those held for walk-ins alone, and no kind goes beyond the seats. */
const mayTake = (slot: Slot, kind: SeatKind): void => {
  if (kind === 'ahead' && freeAhead(slot) < 1) full(slot);
  if (kind === 'walkIn' && seatsTaken(slot) >= slot.seats) full(slot);
};

export const seatHolder = (day: BookingDay, bookingId: string): Place =>
  findBooking(day, bookingId) ?? reject('NotBooked', { field: 'bookingId' });

/** A booking that still awaits its holder. @throws Rejection */
export const awaited = (day: BookingDay, bookingId: string): Place => {
  const place = seatHolder(day, bookingId);
  if (place.booking.state === 'arrived') reject('HasArrived', { field: 'bookingId' });
  if (place.booking.state === 'missed') reject('WasMissed', { field: 'bookingId' });
  return place;
};

type Taking = DayCommandNamed<'BookSeat' | 'AdmitWalkIn' | 'AdmitBeyondSeats'>;

const seatBooked = ({ data, meta }: Taking, { until }: Slot, kind: SeatKind): DayEvent => ({
  type: 'SeatBooked',
  data: {
    institutionId: data.institutionId,
    date: data.date,
    bookingId: data.bookingId,
    personId: data.personId,
    slot: data.slot,
    until,
    kind,
    programmeId: data.programmeId,
    jobCode: data.jobCode ?? null,
    movedFrom: null,
    bookedAt: meta.now,
    identity: {
      name: data.name,
      documentType: data.documentType,
      documentNumber: data.documentNumber,
      birthDate: data.birthDate,
      sex: data.sex,
      phone: data.phone || null,
      employer: data.employer || null,
    },
  },
});

/** One booking of a person under a programme; the same one again is silent. */
const isDouble = (day: BookingDay, { bookingId, personId, programmeId, slot }: Taking['data']): boolean => {
  const same = findBooking(day, bookingId);
  if (same?.booking.personId === personId && same.slot.slot === slot) return true;
  const other = same ?? bookingOf(day, personId, programmeId);
  if (other) reject('AlreadyBooked', { field: 'documentNumber', with: { date: day.date, slot: other.slot.slot } });
  return false;
};

const kindOf = { BookSeat: 'ahead', AdmitWalkIn: 'walkIn', AdmitBeyondSeats: 'extra' } as const satisfies Record<Taking['type'], SeatKind>;

/** What is wrong with the person is said before the slot is found full: another slot would not help them. */
export const takeSeat = (command: Taking, day: BookingDay): readonly DayEvent[] => {
  const { type, data, meta } = command;
  if (isDouble(day, data)) return [];
  const slot = openSlot(day, data, meta);
  const kind = kindOf[type];
  if (kind !== 'ahead' && data.date !== dayInChina(meta.now)) return reject('WalkInToday', { field: 'date' });
  if (kind === 'extra' && !day.discretion) return reject('NoDiscretion', { field: 'slot' });
  if (kind === 'extra' && seatsTaken(slot) < slot.seats) return reject('SeatsLeft', { field: 'slot', with: { slot: slot.slot } });
  mayTake(slot, kind);
  return [seatBooked(command, slot, kind)];
};

/** Which seat is taken where it moves to: who was admitted beyond the seats takes a walk-in's. */
const kindAfter = (kind: SeatKind): SeatKind => (kind === 'extra' ? 'walkIn' : kind);

export const move = ({ data, meta }: DayCommandNamed<'MoveBooking'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId, slot: to, fromDate, booked } = data;
  const standing = findBooking(day, bookingId);
  if (standing?.slot.slot === to && standing.booking.state === 'booked') return [];
  if (date === fromDate) {
    const { slot: from, booking } = awaited(day, bookingId);
    const slot = openSlot(day, data, meta);
    const kind = kindAfter(booking.kind);
    mayTake(slot, kind);
    const seats = { from: from.slot, to, until: slot.until, kindBefore: booking.kind, kind };
    return [{ type: 'BookingMoved', data: { institutionId, date, bookingId, personId: booking.personId, ...seats } }];
  }
  if (standing) return reject('AlreadyBooked', { field: 'slot', with: { date, slot: standing.slot.slot } });
  if (!booked) return reject('NotBooked', { field: 'bookingId' });
  const there = bookingOf(day, booked.personId, booked.programmeId);
  if (there) return reject('AlreadyBooked', { field: 'slot', with: { date, slot: there.slot.slot } });
  const slot = openSlot(day, data, meta);
  mayTake(slot, 'ahead');
  const { personId, programmeId, jobCode, identity } = booked;
  const seat: DayEventNamed<'SeatBooked'>['data'] = {
    institutionId,
    date,
    bookingId,
    personId,
    slot: to,
    until: slot.until,
    kind: 'ahead',
    programmeId,
    jobCode,
    movedFrom: fromDate,
    bookedAt: meta.now,
    identity,
  };
  return [{ type: 'SeatBooked', data: seat }];
};

/** The seat on the day it left; silent where that was done. */
export const release = ({ data }: DayCommandNamed<'ReleaseMovedBooking'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId, to } = data;
  if (day.left.get(bookingId) === to) return [];
  const { slot, booking } = awaited(day, bookingId);
  const { personId, kind } = booking;
  return [{ type: 'BookingMovedAway', data: { institutionId, date, bookingId, personId, slot: slot.slot, kind, to } }];
};

export const cancel = ({ data, meta }: DayCommandNamed<'CancelBooking'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId, cause } = data;
  const { slot, booking } = awaited(day, bookingId);
  const note = data.note || null;
  if (cause === 'institution' && note === null && slot.closed === null) return reject('NoteMissing', { field: 'note' });
  const { personId, kind, identity } = booking;
  const of = { institutionId, date, bookingId, personId, slot: slot.slot, kind, cause, cancelledAt: meta.now };
  // Of an erased person nothing is sealed any more.
  return [{ type: 'BookingCancelled', data: { ...of, identity: identity && { note } } }];
};

export const tell = ({ data, meta }: DayCommandNamed<'TellHolder'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId, means } = data;
  const { slot, booking } = awaited(day, bookingId);
  if (booking.told) return [];
  if (slot.closed === null && !data.takesNobody) return reject('SlotOpen', { field: 'bookingId' });
  return [{ type: 'HolderTold', data: { institutionId, date, bookingId, personId: booking.personId, means, toldAt: meta.now } }];
};
