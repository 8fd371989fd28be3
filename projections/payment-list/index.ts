export { paymentList } from './projection.ts';
export { paymentListModel } from './table.ts';
