export { databaseIsAway } from './away.ts';
export { joinEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedSettings } from './embedded.ts';
export { DirectoryInUse } from './leftover.ts';
export type { Migration } from './migration.ts';
export { migrate, migrationLock, migrationsThatRan, WrittenByNewer } from './migrate.ts';
export { migrations } from './migrations.ts';
export { appRole, ensureAppRole } from './roles.ts';
export { gather, type GatherSettings } from './gather.ts';
