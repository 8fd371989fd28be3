export { openEventStoreDb } from './event-store.ts';
export { InvalidEventStoreUrl, type EventStoreDbSettings, type Timing } from './settings.ts';
