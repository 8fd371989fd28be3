export { parameterList } from './projection.ts';
export { parameterListModel } from './table.ts';
