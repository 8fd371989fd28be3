import type { EventStore, Position } from '@healthcert/domain/kernel';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrationsThatRan } from '../postgres/index.ts';
import { partKey, printOf } from './keys.ts';
import { eventsUpTo, FormsSeen, lineOf } from './log-part.ts';
import { formatVersion, writeManifest, type KeptTable, type Manifest } from './manifest.ts';
import { asStored } from './session.ts';
import { BackupRefused } from './refused.ts';
import { writePart } from './sealed-part.ts';
import { columnList, keptTables, qualified, type Table } from './tables.ts';

export interface Progress {
  /** `events`, or the name of a table. */
  readonly part: string;
  /** Of a table they are counted once it is written. */
  readonly rows: number;
}

export interface TakeBackupSettings {
  /** As the owner of the database. */
  readonly ownerUrl: string;
  readonly store: EventStore;
  /** 32 bytes that the operator keeps elsewhere. */
  readonly backupKey: Uint8Array;
  /** What a restore must be given as well, by `printOf` and by thumbprint: neither is in the backup. */
  readonly masterKeyPrint: string;
  readonly signingKeys: readonly string[];
  /** Made if it is missing; must be empty. */
  readonly directory: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

const readyPlace = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0) {
    throw new BackupRefused('placeTaken', `${directory} holds something already: name a directory that is new or empty`);
  }
};

/** How many events of the log each reaction has read; what is past the backup's end counts as all of it. */
const countReadBy = (progress: readonly { reaction: string; position: Position | null }[]) => {
  const counts = new Map(progress.map(({ reaction }) => [reaction, 0]));
  return {
    see: (position: Position): void => {
      for (const { reaction, position: read } of progress) {
        if (read !== null && position <= read) counts.set(reaction, counts.get(reaction)! + 1);
      }
    },
    all: (): Manifest['reactions'] => [...counts].map(([reaction, events]) => ({ reaction, events })),
  };
};

/** Ids of what was appended after the end of the backup's log, and may have made jobs that its tables show. */
const appendedSince = async (store: EventStore, head: Position): Promise<readonly string[]> => {
  const ids: string[] = [];
  for await (const page of eventsUpTo(store, await store.head(), head)) ids.push(...page.map(({ id }) => id));
  return ids;
};

/** Jobs of events that are not in the backup would do what never happened. */
const rowsOf = (table: Table, later: readonly string[]): string => {
  const jobs = table.schema === 'public' && table.name === 'job' && later.length > 0;
  const only = jobs ? ` WHERE cause NOT IN (${later.map((id) => `'${id.replaceAll("'", "''")}'`).join(', ')})` : '';
  return `SELECT ${columnList(table)} FROM ${qualified(table)}${only}`;
};

/**
 * Backs up while the system runs: the log up to now, then everything that cannot be made anew, vault first, as of one
 * moment not before that. In memory there is never more than a page of events or a megabyte of a part. What is written
 * opens with `backupKey` alone. @throws BackupRefused placeTaken
 */
export const takeBackup = async (settings: TakeBackupSettings): Promise<Manifest> => {
  const { ownerUrl, store, backupKey, directory, signal, onProgress, now = () => new Date() } = settings;
  await readyPlace(directory);
  const salt = randomBytes(16);
  const takenAt = now().toISOString();
  const head = await store.head();
  const client = new Client(ownerUrl);
  await client.connect();
  const write = async (file: string, source: AsyncIterable<Uint8Array>) => ({
    file,
    ...(await writePart(join(directory, file), partKey(backupKey, salt, file), source, signal)),
  });
  try {
    await client.query(asStored);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await migrationsThatRan(client);
    const tables = await keptTables(client);
    const { rows: progress } = await client.query<{ reaction: string; position: Position | null }>(
      'SELECT reaction, position FROM reaction_progress WHERE epoch = $1 ORDER BY reaction',
      [store.epoch],
    );
    const read = countReadBy(progress);
    const forms = new FormsSeen();
    let events = 0;
    const lines = async function* (): AsyncGenerator<Buffer> {
      for await (const page of eventsUpTo(store, head)) {
        for (const event of page) {
          forms.see(event);
          read.see(event.position);
        }
        events += page.length;
        onProgress?.({ part: 'events', rows: events });
        yield Buffer.from(page.map(lineOf).join(''));
      }
    };
    const log = await write('events', lines());
    const later = await appendedSince(store, head);
    const kept: KeptTable[] = [];
    for (const table of tables) {
      const rows = client.query(copyTo(`COPY (${rowsOf(table, later)}) TO STDOUT`));
      const { schema, name, columns, partitions } = table;
      const written = await write(`${schema}.${name}`, rows);
      kept.push({ ...written, rows: rows.rowCount ?? 0, schema, name, columns: [...columns], partitions: [...partitions] });
      onProgress?.({ part: name, rows: rows.rowCount ?? 0 });
    }
    await client.query('COMMIT');
    const manifest: Manifest = {
      format: formatVersion,
      takenAt,
      salt: salt.toString('base64url'),
      backupKey: printOf(backupKey, 'backup'),
      masterKey: settings.masterKeyPrint,
      signingKeys: [...settings.signingKeys],
      migrations: [...migrations],
      log: { ...log, rows: events, epoch: store.epoch, head, forms: [...forms.all()] },
      reactions: read.all(),
      tables: kept,
    };
    await writeManifest(directory, backupKey, manifest);
    return manifest;
  } finally {
    await client.end();
  }
};
