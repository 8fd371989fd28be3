import type { EventStore, Position } from '@healthcert/domain/kernel';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client, type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { setTimeout as wait } from 'node:timers/promises';
import { appRole, migrate, migrationLock, migrations, WrittenByNewer } from '../postgres/index.ts';
import { erasuresAfter, repeatErasures } from './erasures.ts';
import { partKey } from './keys.ts';
import { eventsIn, type KeptEvent } from './log-part.ts';
import { postgresTarget, storeTarget } from './log-target.ts';
import type { KeptTable, Manifest } from './manifest.ts';
import { BackupRefused } from './refused.ts';
import { readPart } from './sealed-part.ts';
import { asStored } from './session.ts';
import { advanceSequences, columnList, filledAtStart, firstFilled, keptTables, qualified } from './tables.ts';
import type { Progress } from './take-backup.ts';

export interface RestoreSettings {
  /** As the owner of a database that holds nothing; the application's role must exist. */
  readonly ownerUrl: string;
  /** A store outside that database; null: the log is kept in it. */
  readonly store: EventStore | null;
  readonly directory: string;
  /** As `checkBackup` returned it. */
  readonly manifest: Manifest;
  readonly backupKey: Uint8Array;
  /** Of persons erased, also since; see `readErasures`. */
  readonly erasures: readonly KeptEvent[];
  readonly onProgress?: (progress: Progress) => void;
}

export interface Restored {
  readonly events: number;
  /** Persons whose erasure came after the backup and was repeated. */
  readonly erased: number;
}

/** Milliseconds for which a connection that was just closed may still be listed. */
const closing = 1000;
const lookEvery = 100;

const requireQuiet = async (client: ClientBase, patience = closing): Promise<void> => {
  const { rows } = await client.query<{ others: number }>(
    'SELECT count(*)::int AS others FROM pg_stat_activity WHERE datname = current_database() AND usename = $1',
    [appRole],
  );
  const { others } = rows[0]!;
  if (others === 0) return;
  if (patience <= 0) throw new BackupRefused('inUse', `a system runs on this database (${others} connections): stop it first`);
  await wait(lookEvery);
  await requireQuiet(client, patience - lookEvery);
};

const requireEmpty = async (client: ClientBase): Promise<void> => {
  const filled = await firstFilled(client, await keptTables(client));
  if (filled) throw new BackupRefused('notEmpty', `this database holds something already (${filled}): give an empty one`);
};

/** Just the tables that the backup came from: what was migrated since is done with its rows in them. */
const makeTables = async (ownerUrl: string, manifest: Manifest): Promise<void> => {
  try {
    await migrate(
      ownerUrl,
      migrations.filter(({ name }) => manifest.migrations.includes(name)),
    );
  } catch (error) {
    if (!(error instanceof WrittenByNewer)) throw error;
    throw new BackupRefused('notEmpty', 'this database has tables that came after the backup: give one without any');
  }
};

/** Partitions are made by what makes them otherwise, for each month that the backup has. */
const preparePartitions = async (client: ClientBase, { name, partitions }: KeptTable): Promise<void> => {
  for (const partition of partitions) {
    const [, year, month] = /_(\d{4})(\d{2})$/.exec(partition) ?? [];
    if (name === 'access_log' && year) await client.query('SELECT access_log_prepare($1, 0)', [`${year}-${month}-01`]);
  }
};

const fill = async (client: ClientBase, table: KeptTable, source: NodeJS.ReadableStream): Promise<void> => {
  const { schema, name, rows } = table;
  if ((filledAtStart as readonly string[]).includes(`${schema}.${name}`)) await client.query(`DELETE FROM ${qualified(table)}`);
  await preparePartitions(client, table);
  const into = client.query(copyFrom(`COPY ${qualified(table)} (${columnList(table)}) FROM STDIN`));
  await pipeline(source, into);
  if (into.rowCount !== rows) throw new BackupRefused('damaged', `${name} has ${into.rowCount} rows, and ${rows} in the manifest`);
  await advanceSequences(client, table);
};

/**
 * Puts a backup back, all or nothing: where anything fails, the database is as it was. The log is put back in its order,
 * reactions go on where they were, and erasures that came after the backup are repeated. Processes that start meanwhile
 * wait. At the end the tables are those of this version. Read models are to be built after it. @throws BackupRefused notEmpty, inUse, damaged, otherHistory
 */
export const restoreBackup = async (settings: RestoreSettings): Promise<Restored> => {
  const { ownerUrl, store, directory, manifest, backupKey, erasures, onProgress } = settings;
  const salt = Buffer.from(manifest.salt, 'base64url');
  const open = (file: string) => readPart(join(directory, file), partKey(backupKey, salt, file));
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    await client.query(asStored);
    await requireQuiet(client);
    await requireEmpty(client);
    await makeTables(ownerUrl, manifest);
    // From now on processes that start wait until all is in.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await requireQuiet(client);
    await requireEmpty(client);
    await client.query('BEGIN');
    for (const table of manifest.tables) {
      await fill(client, table, open(table.file));
      onProgress?.({ part: table.name, rows: table.rows });
    }
    const target = store ? storeTarget(store) : await postgresTarget(client);
    const after = erasuresAfter(erasures);
    let events = 0;
    const all = async function* (): AsyncGenerator<KeptEvent> {
      for await (const event of eventsIn(open(manifest.log.file))) {
        after.see(event);
        events += 1;
        if (events % 1000 === 0) onProgress?.({ part: 'events', rows: events });
        yield event;
      }
      if (events !== manifest.log.rows) {
        throw new BackupRefused('damaged', `the log has ${events} events, and ${manifest.log.rows} in the manifest`);
      }
      yield* after.missing();
    };
    const positions = await target.write(all(), new Set(manifest.reactions.map((reaction) => reaction.events)));
    await placeReactions(client, target.epoch, manifest, positions);
    await repeatErasures(client, after.missing());
    for (const { category, type, version } of manifest.log.forms) {
      await client.query('INSERT INTO event_form (category, type, version) VALUES ($1, $2, $3)', [category, type, version]);
    }
    await client.query('COMMIT');
    await client.query('ANALYZE');
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await migrate(ownerUrl);
    return { events: events + after.missing().length, erased: after.missing().length };
  } finally {
    await client.end();
  }
};

/** What a reaction has read, it does not read again: its jobs are done, or among those put back. */
const placeReactions = async (
  client: ClientBase,
  epoch: string,
  { reactions }: Manifest,
  positions: ReadonlyMap<number, Position>,
): Promise<void> => {
  for (const { reaction, events } of reactions) {
    await client.query('INSERT INTO reaction_progress (reaction, epoch, position) VALUES ($1, $2, $3)', [
      reaction,
      epoch,
      events === 0 ? null : positions.get(events),
    ]);
  }
};
