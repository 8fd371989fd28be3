import * as the from '@healthcert/domain/booking/fixtures';
import { describe, it } from 'vitest';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '../kernel/testing/index.ts';
import { bookingList } from './index.ts';

const { given } = rowsOfProjection(bookingList, { streamId: `${the.institutionId}-${the.tomorrow}`, category: 'day' });

describe('the list of bookings (A12)', () => {
  it('holds who is booked, with the number masked', () =>
    given(the.booked()).thenRow({
      date: the.tomorrow,
      slot: '09:00',
      startsAt: `${the.tomorrow} 09:00`,
      name: '李明例',
      maskedDocument: '341***********2316',
      state: 'booked',
    }));
  it('follows a move within the day, and keeps what went to another day', () => {
    given(the.booked(), the.moved()).thenRow({ slot: '08:00', until: '09:00', state: 'booked' });
    given(the.booked(), the.movedAway()).thenRow({ slot: '09:00', state: 'moved', movedTo: '2026-03-04' });
  });
  it('tells whose time was closed, and who was told', () => {
    given(the.booked(), the.closed()).thenRow({ slotClosed: true, told: false });
    given(the.booked(), the.closed(), the.told()).thenRow({ told: true });
    given(the.booked(), the.closed(), the.moved()).thenRow({ slotClosed: false });
    given(the.booked(), the.closed(), the.reopened()).thenRow({ slotClosed: false });
  });
  it('tells who came, who did not, and who cancelled', () => {
    const today = the.booked({ date: the.today });
    given(today, the.arrived(), the.registered()).thenRow({ state: 'arrived', caseId: the.caseId });
    given(today, the.arrived(), the.undone()).thenRow({ state: 'booked', arrivedAt: null });
    given(today, the.missed()).thenRow({ state: 'missed' });
    given(the.booked(), the.cancelled()).thenRow({ state: 'cancelled', cause: 'person' });
  });
  it('forgets an erased person', () =>
    expectEraseEquivalence(
      bookingList,
      recorded([the.booked(), { type: 'PersonErased', data: { personId: the.personId, reason: 'requested' } }], the.personId, 'person'),
      the.personId,
    ));
});
