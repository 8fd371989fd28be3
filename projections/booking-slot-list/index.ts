export { bookedAhead, type BookedDay } from './booked-ahead.ts';
export { bookingSlotList } from './projection.ts';
export { bookingSlotListModel } from './table.ts';
