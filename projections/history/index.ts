export { differenceOf, fieldsOf, type Change } from './difference.ts';
export { historyOf, standingAt, type HistoryEntry, type Story } from './history.ts';
export { institutionStory, personStory } from './stories.ts';
