export { programmeList } from './projection.ts';
export { programmeListModel } from './table.ts';
