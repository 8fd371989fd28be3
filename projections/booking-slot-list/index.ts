export { bookingSlotList } from './projection.ts';
export { bookingSlotListModel } from './table.ts';
