import { accessLogMigrations } from '../access-log/migrations.ts';
import { accountsMigrations } from '../accounts/migrations.ts';
import { officeSignInMigrations } from '../office-sign-in/migrations.ts';
import { deskPairingMigrations } from '../desk-pairing/migrations.ts';
import { draftsMigrations } from '../drafts/migrations.ts';
import { eventStoreMigrations } from '../event-store/postgres/migrations.ts';
import { filesMigrations } from '../files/migrations.ts';
import { papersMigrations } from '../papers/migrations.ts';
import { jobsMigrations } from '../jobs/migrations.ts';
import { storedFormsMigrations } from '../stored-forms/migrations.ts';
import { vaultMigrations } from '../vault/migrations.ts';
import type { Migration } from './migration.ts';

/** Read models are made and replaced by the application itself: the one schema in which it may create tables. */
const readModels: Migration = {
  name: '000-schemas',
  up: `
    CREATE SCHEMA read_models;
    GRANT USAGE, CREATE ON SCHEMA read_models TO healthcert_app;`,
};

/** Every module's migrations. A module adds its list here; order between modules carries no meaning. */
export const migrations: readonly Migration[] = [
  readModels,
  ...eventStoreMigrations,
  ...accountsMigrations,
  ...officeSignInMigrations,
  ...accessLogMigrations,
  ...deskPairingMigrations,
  ...draftsMigrations,
  ...filesMigrations,
  ...papersMigrations,
  ...jobsMigrations,
  ...storedFormsMigrations,
  ...vaultMigrations,
];
