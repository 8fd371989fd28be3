export { databaseIsAway } from './away.ts';
export { joinEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedSettings } from './embedded.ts';
export type { Migration } from './migration.ts';
export { migrate } from './migrate.ts';
export { appRole, ensureAppRole } from './roles.ts';
export { gather, type GatherSettings } from './gather.ts';
