import { bookingRefusals } from '@healthcert/domain/booking';
import { events, rejections, type Command, type Decider, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

// Stored for ever: add a version, never edit.
export const liveBookingEvents = events('livebooking', {
  /** Written before the seat itself: who shall have it, where, under which programme. Written again when it moves. */
  BookingClaimed: {
    version: 1,
    plain: z.object({
      personId: z.string(),
      bookingId: z.string(),
      programmeId: z.string(),
      institutionId: z.string(),
      date: z.string(),
      slot: z.string(),
      claimedAt: z.string(),
    }),
  },
});

export type LiveBookingEvent = EventOf<typeof liveBookingEvents>;
type Claimed = LiveBookingEvent['data'];

/** live: its day has it, and awaits its holder. unseated: its day has it not, so that somebody is about to take it, or gave up. */
export type BookingStanding = 'live' | 'ended' | 'unseated';
export type BookingStandings = ReadonlyMap<string, BookingStanding>;

/** `moves`: its seat on another day is taken already. */
export type ClaimBooking = Command<'ClaimBooking', Omit<Claimed, 'claimedAt'> & { readonly moves: boolean }>;

/** The last claim under each programme. */
export type LiveBookings = readonly Claimed[];

/** Longer than a desk takes between the claim and the seat, retries included. */
const bookingTakes = 30_000;

const reject = rejections(bookingRefusals);

const decide = ({ data, meta }: ClaimBooking, state: LiveBookings, standings: BookingStandings): readonly LiveBookingEvent[] => {
  const { moves, ...claim } = data;
  const before = state.find(({ programmeId }) => programmeId === data.programmeId);
  const same = before?.bookingId === data.bookingId;
  if (before && same && before.date === data.date && before.slot === data.slot) return [];
  if (before && !same) {
    const standing = standings.get(before.bookingId) ?? 'unseated';
    if (moves) return [];
    if (standing === 'live') reject('AlreadyBooked', { field: 'documentNumber', with: { date: before.date, slot: before.slot } });
    if (standing === 'unseated' && Date.parse(meta.now) - Date.parse(before.claimedAt) < bookingTakes)
      reject('BeingBooked', { field: 'documentNumber' });
  }
  return [{ type: 'BookingClaimed', data: { ...claim, claimedAt: meta.now } }];
};

/**
 * One live booking for each person and programme in the whole city, decided in a stream of the person's: two desks that
 * book for the same person at once append to it one after the other. A claim whose seat was refused is harmless.
 */
export const liveBookingDecider: Decider<LiveBookings, ClaimBooking, LiveBookingEvent, BookingStandings> = {
  events: liveBookingEvents,
  initial: [],
  decide,
  evolve: (state, { data }) => [...state.filter(({ programmeId }) => programmeId !== data.programmeId), data],
};
