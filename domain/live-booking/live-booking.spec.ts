import { commandMeta, fixedId, fixedNow, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { liveBookingDecider, liveBookingEvents, type BookingStanding, type ClaimBooking, type LiveBookingEvent } from './live-booking.ts';

const { given: givenUnder } = specFor(liveBookingDecider, new Map<string, BookingStanding>());

const [personId, first, second] = [fixedId(1), fixedId(2), fixedId(3)];
const place = { personId, programmeId: 'food-handler', institutionId: 'clinic-1', date: '2026-03-03', slot: '09:00' };
const later = (seconds: number): string => new Date(Date.parse(fixedNow) + seconds * 1000).toISOString();
const claimed = (bookingId: string, over: Partial<LiveBookingEvent['data']> = {}): LiveBookingEvent => ({
  type: 'BookingClaimed',
  data: { ...place, bookingId, claimedAt: fixedNow, ...over },
});
const claim = (bookingId: string, over: Partial<ClaimBooking['data']> = {}, now = later(1)): ClaimBooking => ({
  type: 'ClaimBooking',
  data: { ...place, bookingId, moves: false, ...over },
  meta: commandMeta({ now }),
});
const given = (standing: BookingStanding, ...past: readonly LiveBookingEvent[]) => givenUnder(...past).under(new Map([[first, standing]]));

describe('the live booking of a person (A12)', () => {
  it('is claimed where there is none, or where the last has ended', () => {
    givenUnder()
      .when(claim(first))
      .then(claimed(first, { claimedAt: later(1) }));
    given('ended', claimed(first))
      .when(claim(second))
      .then(claimed(second, { claimedAt: later(1) }));
  });

  it('is the only one under its programme, at whatever institution and day', () => {
    given('live', claimed(first))
      .when(claim(second, { institutionId: 'clinic-2', date: '2026-03-09' }))
      .thenRejects('AlreadyBooked', 'documentNumber');
    given('live', claimed(first))
      .when(claim(second, { programmeId: 'public-place' }))
      .then(claimed(second, { programmeId: 'public-place', claimedAt: later(1) }));
  });

  it('is waited for while another desk takes its seat, and given up when that desk broke off', () => {
    given('unseated', claimed(first))
      .when(claim(second, {}, later(29)))
      .thenRejects('BeingBooked', 'documentNumber');
    given('unseated', claimed(first))
      .when(claim(second, {}, later(30)))
      .then(claimed(second, { claimedAt: later(30) }));
  });

  it('tries another time at once when the first was full, and is silent when it is sent again', () => {
    given('unseated', claimed(first))
      .when(claim(first, { slot: '10:00' }))
      .then(claimed(first, { slot: '10:00', claimedAt: later(1) }));
    given('unseated', claimed(first)).when(claim(first)).thenNothing();
  });

  it('follows a booking that moved, unless another was claimed since', () => {
    given('live', claimed(first))
      .when(claim(first, { date: '2026-03-09', moves: true }))
      .then(claimed(first, { date: '2026-03-09', claimedAt: later(1) }));
    given('live', claimed(first))
      .when(claim(second, { moves: true }))
      .thenNothing();
  });

  it('is stored in one form', () => expect(z.toJSONSchema(liveBookingEvents.definitions.BookingClaimed.plain)).toMatchSnapshot());
});
