import type { DayEvent } from '@healthcert/domain/booking';
import { projection, rowsOf } from '../kernel/index.ts';
import { bookingSlotListModel } from './table.ts';

const { put, patch, add, remove, patchWhere } = rowsOf(bookingSlotListModel);

interface OfDay {
  readonly institutionId: string;
  readonly date: string;
}
const keyOf = ({ institutionId, date }: OfDay, slot: string) => [institutionId, date, slot] as const;
const dayKey = ({ institutionId, date }: OfDay): string => `${institutionId} ${date}`;

type Seats = Extract<DayEvent, { readonly type: 'BookingDayOpened' }>['data']['slots'][number];

const opened = (of: OfDay, { slot, until, seats, held }: Seats, discretion: boolean, origin: 'pattern' | 'hand' | 'copy') =>
  put({
    institutionId: of.institutionId,
    date: of.date,
    slot,
    until,
    startsAt: `${of.date} ${slot}`,
    seats,
    held,
    ahead: 0,
    walkIn: 0,
    extra: 0,
    arrived: 0,
    missed: 0,
    closed: null,
    discretion,
    origin,
    dayKey: dayKey(of),
  });

export const bookingSlotList = projection<DayEvent>({
  readModel: bookingSlotListModel,
  on: {
    BookingDayOpened: ({ data }) => data.slots.map((slot) => opened(data, slot, data.discretion, data.origin)),
    CapacityChanged: ({ data }) => [
      ...data.removed.map((slot) => remove(keyOf(data, slot))),
      ...data.changed.map(({ slot, until, seats, held }) => patch(keyOf(data, slot), { until, seats, held })),
      // A time that is added to a day later is somebody's own doing.
      ...data.added.map((slot) => opened(data, slot, data.discretion, 'hand')),
      patchWhere('dayKey', dayKey(data), { discretion: data.discretion }),
    ],
    SlotsClosed: ({ data }) => data.slots.map((slot) => patch(keyOf(data, slot), { closed: data.because })),
    SlotsReopened: ({ data }) => data.slots.map((slot) => patch(keyOf(data, slot), { closed: null })),
    SeatBooked: ({ data }) => add(keyOf(data, data.slot), { [data.kind]: 1 }),
    BookingMoved: ({ data }) => [add(keyOf(data, data.from), { [data.kindBefore]: -1 }), add(keyOf(data, data.to), { [data.kind]: 1 })],
    BookingMovedAway: ({ data }) => add(keyOf(data, data.slot), { [data.kind]: -1 }),
    BookingCancelled: ({ data }) => add(keyOf(data, data.slot), { [data.kind]: -1 }),
    BookingArrived: ({ data }) => add(keyOf(data, data.slot), { arrived: 1 }),
    BookingMissed: ({ data }) => add(keyOf(data, data.slot), { missed: 1 }),
    BookingStepUndone: ({ data }) => add(keyOf(data, data.slot), { [data.undone]: -1 }),
  },
});
