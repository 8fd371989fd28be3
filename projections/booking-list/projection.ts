import type { DayEvent } from '@healthcert/domain/booking';
import { maskDocument, type PersonEvent } from '@healthcert/domain/person';
import { projection, rowsOf } from '../kernel/index.ts';
import { searchTerms } from '../search-terms/index.ts';
import { bookingListModel } from './table.ts';

const { put, patch, patchWhere } = rowsOf(bookingListModel);

interface OfBooking {
  readonly bookingId: string;
  readonly date: string;
}
const keyOf = ({ bookingId, date }: OfBooking) => [bookingId, date] as const;
const slotKey = (institutionId: string, date: string, slot: string): string => `${institutionId} ${date} ${slot}`;

type Seated = Extract<DayEvent, { readonly type: 'SeatBooked' }>['data'];

const whoItIs = ({ identity }: Seated) => {
  const maskedDocument = identity && maskDocument(identity.documentType, identity.documentNumber);
  return {
    name: identity?.name ?? null,
    maskedDocument,
    phone: identity?.phone ?? null,
    employer: identity?.employer ?? null,
    searchTerms: identity && searchTerms({ ...identity, maskedDocument }),
  };
};

const placed = (institutionId: string, date: string, slot: string, until: string) => ({
  slot,
  until,
  startsAt: `${date} ${slot}`,
  slotKey: slotKey(institutionId, date, slot),
  slotClosed: false,
  told: false,
});

export const bookingList = projection<DayEvent | PersonEvent>({
  readModel: bookingListModel,
  on: {
    SeatBooked: ({ data }) =>
      put({
        bookingId: data.bookingId,
        institutionId: data.institutionId,
        date: data.date,
        ...placed(data.institutionId, data.date, data.slot, data.until),
        personId: data.personId,
        ...whoItIs(data),
        kind: data.kind,
        programmeId: data.programmeId,
        jobCode: data.jobCode,
        state: 'booked',
        movedTo: null,
        cause: null,
        caseId: null,
        bookedAt: data.bookedAt,
        arrivedAt: null,
      }),
    BookingMoved: ({ data }) => patch(keyOf(data), { ...placed(data.institutionId, data.date, data.to, data.until), kind: data.kind }),
    BookingMovedAway: ({ data }) => patch(keyOf(data), { state: 'moved', movedTo: data.to }),
    BookingCancelled: ({ data }) => patch(keyOf(data), { state: 'cancelled', cause: data.cause }),
    SlotsClosed: ({ data: { institutionId, date, slots } }) =>
      slots.map((slot) => patchWhere('slotKey', slotKey(institutionId, date, slot), { slotClosed: true })),
    SlotsReopened: ({ data: { institutionId, date, slots } }) =>
      slots.map((slot) => patchWhere('slotKey', slotKey(institutionId, date, slot), { slotClosed: false })),
    HolderTold: ({ data }) => patch(keyOf(data), { told: true }),
    BookingArrived: ({ data }) => patch(keyOf(data), { state: 'arrived', arrivedAt: data.arrivedAt }),
    BookingRegistered: ({ data }) => patch(keyOf(data), { caseId: data.caseId }),
    BookingMissed: ({ data }) => patch(keyOf(data), { state: 'missed' }),
    BookingStepUndone: ({ data }) => patch(keyOf(data), { state: 'booked', arrivedAt: null }),
    PersonErased: ({ streamId }) =>
      patchWhere('personId', streamId, { name: null, maskedDocument: null, phone: null, employer: null, searchTerms: null }),
  },
});
