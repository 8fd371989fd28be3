export { loggedTitles, loggedTypes, type LoggedEvent } from './event-titles.ts';
export { operationLog } from './projection.ts';
export { operationLogModel } from './table.ts';
