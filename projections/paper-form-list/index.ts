export { paperFormList } from './projection.ts';
export { paperFormListModel } from './table.ts';
