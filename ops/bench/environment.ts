import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureAppRole, migrate, startEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { Client } from 'pg';
import { rawInserts, rawInsertRate } from './floors.ts';

export interface Urls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** What the keys are measured on. */
export interface Environment {
  /** A migrated database of this name, made at the first call and kept until the end. */
  database(name: string): Promise<Urls>;
  /** Made at the first call, closed at the end. */
  once<T>(name: string, make: () => Promise<T>, close: (made: T) => Promise<void>): Promise<T>;
  /** Raw single-row INSERT, one transaction each, by so many callers on as many pooled prepared connections; rows a second. */
  insertRate(callers: number, seconds: number): Promise<number>;
  /** Writes a checkpoint, so that none falls into a measurement. */
  settle(): Promise<void>;
}

const withOwner = async (url: string, statement: string): Promise<void> => {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A Postgres of our own with fsync on, on a real disk: /var/tmp is never kept in memory. */
export const openEnvironment = async (): Promise<{ environment: Environment; serverUrl: string; close: () => Promise<void> }> => {
  const dataDir = await mkdtemp(join('/var/tmp', 'healthcert-bench-'));
  const removeData = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDir, durable: true }).catch(async (error: unknown) => {
    await removeData();
    throw error;
  });
  const made = new Map<string, Promise<unknown>>();
  const closers: (() => Promise<void>)[] = [];

  const once = <T>(name: string, make: () => Promise<T>, close: (value: T) => Promise<void>): Promise<T> => {
    const known = made.get(name);
    if (known) return known as Promise<T>;
    const fresh = make();
    made.set(name, fresh);
    closers.push(async () => close(await fresh));
    return fresh;
  };

  const makeDatabase = async (name: string): Promise<Urls> => {
    const ownerUrl = Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).toString();
    await withOwner(server.ownerUrl, `CREATE DATABASE ${name}`);
    const appUrl = await ensureAppRole(ownerUrl);
    await migrate(ownerUrl);
    return { ownerUrl, appUrl };
  };

  const settle = (): Promise<void> => withOwner(server.ownerUrl, 'CHECKPOINT');

  const environment: Environment = {
    database: (name) =>
      once(
        `database ${name}`,
        () => makeDatabase(name),
        () => Promise.resolve(),
      ),
    once,
    settle,
    insertRate: async (callers, seconds) => {
      const pool = await once(
        `raw inserts ${callers}`,
        () => rawInserts(server.ownerUrl, callers),
        (opened) => opened.end(),
      );
      return await rawInsertRate(pool, callers, seconds);
    },
  };

  const close = async (): Promise<void> => {
    for (const closing of closers.toReversed()) await closing().catch(() => undefined);
    await server.stop();
    await removeData();
  };
  return { environment, serverUrl: server.ownerUrl, close };
};
