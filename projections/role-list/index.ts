export { roleList } from './projection.ts';
export { roleListModel } from './table.ts';
