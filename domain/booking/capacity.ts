import { isPastDay } from './clock.ts';
import type { BookingDay, Slot } from './day.ts';
import type { DayEvent } from './events.ts';
import type { DayCommandNamed, SlotSeats } from './forms.ts';
import { reject } from './rejections.ts';

const seatsOf = ({ slot, until, seats, held }: SlotSeats | Slot): SlotSeats => ({ slot, until, seats, held });

const sameSeats = (one: SlotSeats, other: SlotSeats): boolean =>
  one.until === other.until && one.seats === other.seats && one.held === other.held;

/** In the order of the day; what cannot be a day is refused. @throws Rejection */
export const orderedSlots = (slots: readonly SlotSeats[]): SlotSeats[] => {
  if (slots.length === 0) reject('NoSlots', { field: 'slots' });
  const ordered = slots.map(seatsOf).toSorted((one, other) => (one.slot < other.slot ? -1 : 1));
  for (const [n, { slot, until, seats, held }] of ordered.entries()) {
    const before = ordered[n - 1];
    if (until <= slot || (before && before.until > slot)) reject('SlotsOverlap', { field: 'slots', with: { slot } });
    if (held > seats) reject('HeldBeyondSeats', { field: 'slots', with: { slot } });
  }
  return ordered;
};

/** Seats that nobody may be put beyond: those booked ahead and those of walk-ins. */
export const seatsTaken = ({ taken }: Pick<Slot, 'taken'>): number => taken.ahead + taken.walkIn;

/** Seats that may still be booked ahead; those held for walk-ins are not among them. */
export const freeAhead = (slot: Pick<Slot, 'seats' | 'held' | 'taken'>): number =>
  Math.max(0, Math.min(slot.seats - seatsTaken(slot), slot.seats - slot.held - slot.taken.ahead));

export const openDay = ({ data, meta }: DayCommandNamed<'OpenBookingDay'>, day: BookingDay): readonly DayEvent[] => {
  if (day.institutionId !== null) return data.origin === 'pattern' ? [] : reject('DayOpened', { field: 'date' });
  if (isPastDay(data.date, meta.now)) return reject('DayPast', { field: 'date' });
  const { institutionId, date, origin, discretion } = data;
  return [{ type: 'BookingDayOpened', data: { institutionId, date, origin, discretion, slots: orderedSlots(data.slots) } }];
};

export const changeCapacity = ({ data, meta }: DayCommandNamed<'ChangeCapacity'>, day: BookingDay): readonly DayEvent[] => {
  if (day.institutionId === null) return reject('DayNotOpened', { field: 'date' });
  if (isPastDay(data.date, meta.now)) return reject('DayPast', { field: 'date' });
  const wanted = orderedSlots(data.slots);
  const names = new Set(wanted.map(({ slot }) => slot));
  for (const slot of day.slots.values()) {
    const taken = seatsTaken(slot);
    const seats = wanted.find((one) => one.slot === slot.slot)?.seats ?? 0;
    const goes = !names.has(slot.slot) && slot.bookings.size > 0;
    if (seats < taken || goes) reject('BelowTaken', { field: 'slots', with: { slot: slot.slot, taken: slot.bookings.size } });
  }
  const added = wanted.filter(({ slot }) => !day.slots.has(slot));
  const changed = wanted.filter((one) => {
    const slot = day.slots.get(one.slot);
    return slot !== undefined && !sameSeats(slot, one);
  });
  const removed = [...day.slots.keys()].filter((slot) => !names.has(slot));
  const same = added.length + changed.length + removed.length === 0 && day.discretion === data.discretion;
  const { institutionId, date, discretion } = data;
  return same ? [] : [{ type: 'CapacityChanged', data: { institutionId, date, discretion, added, changed, removed } }];
};

/** The named slots that stand otherwise; a name that the day has not is refused. */
const slotsThat = (day: BookingDay, names: readonly string[], stands: (slot: Slot) => boolean): string[] =>
  [...new Set(names)].filter((name) => stands(day.slots.get(name) ?? reject('SlotUnknown', { field: 'slots', with: { slot: name } })));

export const closeSlots = ({ data, meta }: DayCommandNamed<'CloseSlots'>, day: BookingDay): readonly DayEvent[] => {
  if (isPastDay(data.date, meta.now)) return reject('DayPast', { field: 'date' });
  const slots = slotsThat(day, data.slots, ({ closed }) => closed === null);
  const { institutionId, date, because } = data;
  return slots.length === 0 ? [] : [{ type: 'SlotsClosed', data: { institutionId, date, slots, because } }];
};

export const reopenSlots = ({ data, meta }: DayCommandNamed<'ReopenSlots'>, day: BookingDay): readonly DayEvent[] => {
  if (isPastDay(data.date, meta.now)) return reject('DayPast', { field: 'date' });
  const slots = slotsThat(day, data.slots, ({ closed }) => closed !== null);
  const { institutionId, date } = data;
  return slots.length === 0 ? [] : [{ type: 'SlotsReopened', data: { institutionId, date, slots } }];
};
