export { institutionList } from './projection.ts';
export { institutionListModel } from './table.ts';
