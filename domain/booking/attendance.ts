import { dayInChina } from '@healthcert/domain/person';
import { isOver, isPastDay } from './clock.ts';
import type { BookingDay } from './day.ts';
import type { DayEvent } from './events.ts';
import type { DayCommandNamed } from './forms.ts';
import { reject } from './rejections.ts';
import { seatHolder } from './seats.ts';

/** On its day, also after it was given up as missed: who comes late has come. */
export const arrive = ({ data, meta }: DayCommandNamed<'RecordBookingArrival'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId } = data;
  const { slot, booking } = seatHolder(day, bookingId);
  if (booking.state === 'arrived') return [];
  if (isPastDay(date, meta.now)) return reject('DayPast', { field: 'date' });
  if (date !== dayInChina(meta.now)) return reject('NotToday', { field: 'date' });
  return [
    {
      type: 'BookingArrived',
      data: { institutionId, date, bookingId, personId: booking.personId, slot: slot.slot, arrivedAt: meta.now },
    },
  ];
};

export const miss = ({ data, meta }: DayCommandNamed<'RecordMissedBooking'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId } = data;
  const { slot, booking } = seatHolder(day, bookingId);
  if (booking.state === 'missed') return [];
  if (booking.state === 'arrived') return reject('HasArrived', { field: 'bookingId' });
  if (!isOver(date, slot.until, meta.now)) return reject('NotMissedYet', { field: 'bookingId' });
  return [
    { type: 'BookingMissed', data: { institutionId, date, bookingId, personId: booking.personId, slot: slot.slot, missedAt: meta.now } },
  ];
};

export const undo = ({ data }: DayCommandNamed<'UndoBookingStep'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId } = data;
  const { slot, booking } = seatHolder(day, bookingId);
  if (booking.state === 'booked') return reject('NothingToUndo', { field: 'bookingId' });
  if (booking.caseId !== null) return reject('CaseRegistered', { field: 'bookingId' });
  const of = { institutionId, date, bookingId, personId: booking.personId, slot: slot.slot };
  return [{ type: 'BookingStepUndone', data: { ...of, undone: booking.state } }];
};

/** A case was registered for it: its holder has come, whether or not somebody recorded that before. */
export const link = ({ data, meta }: DayCommandNamed<'LinkBooking'>, day: BookingDay): readonly DayEvent[] => {
  const { institutionId, date, bookingId, caseId } = data;
  const { slot, booking } = seatHolder(day, bookingId);
  if (booking.caseId === caseId) return [];
  if (booking.caseId !== null) return reject('OtherCase', { field: 'bookingId' });
  const of = { institutionId, date, bookingId, personId: booking.personId };
  const registered: DayEvent = { type: 'BookingRegistered', data: { ...of, caseId } };
  if (booking.state === 'arrived') return [registered];
  return [{ type: 'BookingArrived', data: { ...of, slot: slot.slot, arrivedAt: meta.now } }, registered];
};
