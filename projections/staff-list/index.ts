export { staffList } from './projection.ts';
export { staffListModel } from './table.ts';
