export { specimenList } from './projection.ts';
export { specimenListModel } from './table.ts';
