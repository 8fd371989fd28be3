export { layoutList } from './projection.ts';
export { layoutListModel } from './table.ts';
