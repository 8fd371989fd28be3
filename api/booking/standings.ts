import { dayDecider, dayStream, findBooking } from '@healthcert/domain/booking';
import type { CommandHandler } from '@healthcert/domain/kernel';
import { liveBookingDecider, type BookingStanding, type ClaimBooking, type LiveBookings } from '@healthcert/domain/live-booking';
import { dayInChina } from '@healthcert/domain/person';
import { metaOf, stepMeta, type Request } from '../operations/index.ts';

type Claiming = ClaimBooking['data'];

/** The steps by which a person has one live booking for each programme in the city; each can be repeated. */
export const liveBookingsOf = (handler: CommandHandler) => {
  const standingOf = async ({ bookingId, ...day }: LiveBookings[number], today: string): Promise<BookingStanding> => {
    if (day.date < today) return 'ended';
    const { state } = await handler.load(dayDecider, dayStream(day));
    const found = findBooking(state, bookingId);
    if (found) return found.booking.state === 'booked' ? 'live' : 'ended';
    return state.left.has(bookingId) ? 'ended' : 'unseated';
  };
  const standings = async (state: LiveBookings, { programmeId, bookingId }: Claiming, now: string) => {
    const others = state.filter((claim) => claim.programmeId === programmeId && claim.bookingId !== bookingId);
    const stand = others.map(async (claim) => [claim.bookingId, await standingOf(claim, dayInChina(now))] as const);
    return new Map(await Promise.all(stand));
  };

  return {
    /** Decided on trial, before anything is written. @throws Rejection */
    mayClaim: async (claim: Claiming, request: Request): Promise<void> => {
      const { state } = await handler.load(liveBookingDecider, claim.personId);
      const command = { type: 'ClaimBooking' as const, data: claim, meta: metaOf(request) };
      liveBookingDecider.decide(command, state, await standings(state, claim, request.now));
    },
    /** Exact where two desks book for the same person at once: the later is refused. @throws Rejection */
    claim: async (claim: Claiming, request: Request): Promise<void> => {
      const command = { type: 'ClaimBooking' as const, data: claim, meta: stepMeta(request, 'claim booking') };
      const given = (state: LiveBookings) => standings(state, claim, request.now);
      await handler.handle(liveBookingDecider, claim.personId, command, { given });
    },
  };
};
