export { registerEntries, scopeOf } from './projection.ts';
export { registerEntriesModel } from './table.ts';
