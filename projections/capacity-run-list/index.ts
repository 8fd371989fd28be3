export { capacityRunList } from './projection.ts';
export { capacityRunListModel } from './table.ts';
