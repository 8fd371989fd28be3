import * as the from '@healthcert/domain/booking/fixtures';
import { describe, expect, it } from 'vitest';
import { rowsOfProjection } from '../kernel/testing/index.ts';
import { bookingSlotList } from './index.ts';

const { given } = rowsOfProjection(bookingSlotList, { streamId: `${the.institutionId}-${the.tomorrow}`, category: 'day' });
const one = [{ slot: '09:00', until: '10:00', seats: 3, held: 1 }];
const opened = the.opened({ slots: one });
const openedToday = the.opened({ slots: one, date: the.today });

describe('the seats of a day, time by time (A12)', () => {
  it('counts each kind apart, and takes back what was cancelled or moved away', () => {
    given(opened, the.booked(), the.booked({ kind: 'walkIn' }), the.booked({ kind: 'extra' })).thenRow({
      seats: 3,
      held: 1,
      ahead: 1,
      walkIn: 1,
      extra: 1,
    });
    given(opened, the.booked(), the.cancelled()).thenRow({ ahead: 0 });
    given(opened, the.booked(), the.movedAway()).thenRow({ ahead: 0 });
  });
  it('follows a move: one seat free, one taken, of the kind that it has there', () =>
    expect(given(the.opened(), the.booked({ kind: 'extra' }), the.moved({ kindBefore: 'extra', kind: 'walkIn' })).rows()).toMatchObject([
      { slot: '08:00', walkIn: 1, extra: 0 },
      { slot: '09:00', walkIn: 0, extra: 0 },
    ]));
  it('counts who came and who did not', () => {
    const booked = the.booked({ date: the.today });
    given(openedToday, booked, the.arrived()).thenRow({ ahead: 1, arrived: 1, missed: 0 });
    given(openedToday, booked, the.missed()).thenRow({ missed: 1 });
    given(openedToday, booked, the.missed(), the.undone({ undone: 'missed' })).thenRow({ missed: 0 });
  });
  it('shows what is closed, and seats as they were changed', () => {
    given(opened, the.closed()).thenRow({ closed: 'staff' });
    given(opened, the.closed(), the.reopened()).thenRow({ closed: null });
    given(opened, the.capacityChanged({ changed: [{ ...one[0]!, seats: 9 }], discretion: false })).thenRow({ seats: 9, discretion: false });
    given(the.opened(), the.capacityChanged({ removed: ['08:00'] })).thenRow({ slot: '09:00' });
  });
});
