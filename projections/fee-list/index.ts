export { feeList } from './projection.ts';
export { feeListModel } from './table.ts';
