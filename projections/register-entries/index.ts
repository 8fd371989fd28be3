export { registerEntries, scopeOf, soundOf } from './projection.ts';
export { registerEntriesModel } from './table.ts';
