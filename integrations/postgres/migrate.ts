import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration as KyselyMigration } from 'kysely/migration';
import { Client, Pool, type ClientBase } from 'pg';
import type { Migration } from './migration.ts';
import { migrations as all } from './migrations.ts';

/** Any number, the same in every process: only one migrates at a time. */
export const migrationLock = 4_218_001;

/** A newer version of the system has been here. Nothing was changed. */
export class WrittenByNewer extends Error {
  override readonly name = 'WrittenByNewer';

  constructor(unknown: readonly string[]) {
    super(
      `This data was written by a newer version: it has ${unknown.join(', ')}, which this one does not know. ` +
        'Start the newer version, or restore the backup that was taken before it.',
    );
  }
}

/** Names of the migrations that this database has had, in their order. */
export const migrationsThatRan = async (client: ClientBase): Promise<readonly string[]> => {
  const { rows: tables } = await client.query<{ made: boolean }>("SELECT to_regclass('public.kysely_migration') IS NOT NULL AS made");
  if (!tables[0]!.made) return [];
  const { rows } = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY timestamp, name');
  return rows.map(({ name }) => name);
};

const asKysely = ({ up }: Migration): KyselyMigration => ({
  up: async (db: Kysely<unknown>) => {
    if (typeof up === 'string') await sql.raw(up).execute(db);
    else await up(db);
  },
});

const byName = (list: readonly Migration[]): Record<string, KyselyMigration> => {
  const named = Object.fromEntries(list.map((migration) => [migration.name, asKysely(migration)]));
  if (Object.keys(named).length !== list.length) throw new Error('two migrations have the same name');
  return named;
};

/**
 * Brings the database up to the list; the names of those that ran now. Processes that start at once wait for each other.
 * The role `healthcert_app` must exist (`ensureAppRole`), because migrations grant to it. @throws WrittenByNewer
 */
export const migrate = async (ownerUrl: string, list: readonly Migration[] = all): Promise<string[]> => {
  const guard = new Client(ownerUrl);
  await guard.connect();
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: ownerUrl, max: 2 }) }) });
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const unknown = (await migrationsThatRan(guard)).filter((name) => !list.some((migration) => migration.name === name));
    if (unknown.length > 0) throw new WrittenByNewer(unknown);
    // Modules name theirs independently, so a new one may sort before an old one.
    const migrator = new Migrator({ db, provider: { getMigrations: async () => byName(list) }, allowUnorderedMigrations: true });
    const { error, results } = await migrator.migrateToLatest();
    const failed = results?.find((result) => result.status === 'Error');
    if (error) throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error });
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
    await guard.end();
  }
};
