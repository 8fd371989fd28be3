export { cashierDayList } from './projection.ts';
export { cashierDayListModel } from './table.ts';
