export { bookingList } from './projection.ts';
export { bookingListModel } from './table.ts';
