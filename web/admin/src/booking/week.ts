import type { SlotRow } from './queries.ts';

type Seats = Pick<SlotRow, 'seats' | 'held' | 'ahead' | 'walkIn'>;

const dayLength = 86_400_000;

/** "2026-11-23" and three days: "2026-11-26". */
export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The Monday of a day's week. */
export const mondayOf = (date: string): string => daysLater(date, 1 - weekdayOf(date));

export const weekFrom = (monday: string): readonly string[] => [0, 1, 2, 3, 4, 5, 6].map((n) => daysLater(monday, n));

/** Seats that may be booked ahead; the server counts the same before it gives one. */
export const freeAhead = ({ seats, held, ahead, walkIn }: Seats): number =>
  Math.max(0, Math.min(seats - ahead - walkIn, seats - held - ahead));

/** Seats for who stands at the desk: those held for walk-ins are theirs, too. */
export const freeToday = ({ seats, ahead, walkIn }: Seats): number => Math.max(0, seats - ahead - walkIn);

/** Whether a time of a day is over at this minute ("2026-11-23 09:05"). */
export const isOver = ({ date, until }: Pick<SlotRow, 'date' | 'until'>, minute: string): boolean => `${date} ${until}` <= minute;

export const isOpen = (slot: SlotRow, minute: string): boolean => slot.closed == null && !isOver(slot, minute);

interface Placed {
  readonly bookingId: string;
  readonly date: string;
  readonly slot: string;
}

export interface Move<Booking extends Placed> {
  readonly booking: Booking;
  readonly to: { readonly date: string; readonly slot: string };
}

const startOf = ({ date, slot }: { readonly date: string; readonly slot: string }): string => `${date} ${slot}`;

/** Each to the next free time after their own, the earliest booked first; who finds none is left out. */
export const nextFree = <Booking extends Placed>(
  bookings: readonly Booking[],
  slots: readonly SlotRow[],
  minute: string,
): readonly Move<Booking>[] => {
  const left = new Map(slots.filter((slot) => isOpen(slot, minute)).map((slot) => [startOf(slot), { slot, free: freeAhead(slot) }]));
  const order = [...left.keys()].toSorted();
  return bookings
    .toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
    .flatMap((booking) => {
      const found = order.find((start) => start > startOf(booking) && left.get(start)!.free > 0);
      const place = found === undefined ? undefined : left.get(found);
      if (!place) return [];
      place.free -= 1;
      return [{ booking, to: { date: place.slot.date, slot: place.slot.slot } }];
    });
};
