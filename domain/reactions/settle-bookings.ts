import type { DayEvent } from '@healthcert/domain/booking';
import type { CapacityRunEvent } from '@healthcert/domain/capacity';
import type { CaseEvent } from '@healthcert/domain/case';
import { commandIntent, reaction } from './reaction.ts';

/** Long enough for the operation itself to have done it, as it does at once. */
const afterMilliseconds = 60_000;
const later = (at: string): string => new Date(Date.parse(at) + afterMilliseconds).toISOString();

/** A process that dies between two days leaves no booking with two seats: the release is tried again, silent where it was done. */
export const releaseSeatWhenBookingMoved = reaction<DayEvent>({
  name: 'release-seat-when-booking-moved',
  on: {
    SeatBooked: ({ data: { institutionId, bookingId, date, movedFrom }, meta: { at } }) =>
      movedFrom === null
        ? []
        : [commandIntent('release', 'releaseMovedBooking', { institutionId, bookingId, date: movedFrom, to: date }, later(at))],
  },
});

/** The same for a registration that named its booking. */
export const linkBookingWhenCaseIsRegistered = reaction<CaseEvent>({
  name: 'link-booking-when-case-is-registered',
  on: {
    CaseRegistered: ({ streamId, data: { institutionId, booking }, meta: { at } }) =>
      booking === undefined ? [] : [commandIntent('link', 'linkBooking', { institutionId, ...booking, caseId: streamId }, later(at))],
  },
});

/** Opening many days takes a while, and may be broken off: it is done by a job, which does not do twice what was done. */
export const openDaysWhenRunIsStarted = reaction<CapacityRunEvent>({
  name: 'open-days-when-run-is-started',
  on: {
    CapacityRunStarted: ({ data: { runId, institutionId } }) => [{ step: 'open', kind: 'openDays', payload: { runId, institutionId } }],
  },
});
