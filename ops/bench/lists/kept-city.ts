import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureAppRole, migrate, startEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { Client } from 'pg';
import { startChild } from '../child.ts';
import type { LoadAnswer, LoadTask } from '../processes/load.ts';

/** One city twice: as it was with few cases, and grown from there. */
export type Size = 'few' | 'many';

/** What one part of a load took. */
export interface LoadedPart extends LoadAnswer {
  readonly size: Size;
  /** Cases that the city has after it. */
  readonly cases: number;
  /** Bytes of its database after it. */
  readonly bytes: number;
}

export interface KeptCity {
  /** Of the system's secrets, which both cities share. */
  readonly dataDir: string;
  /** Loads what is missing up to so many cases. `many` begins as a copy of `few`. */
  grow(size: Size, cases: number, tell: (part: LoadedPart) => void): Promise<void>;
  /** The application's connection string. */
  urlOf(size: Size): Promise<string>;
  close(): Promise<void>;
}

/** Cases that are loaded by one process: what a load that was cut off has to do again at most, and what bounds its memory. */
const partCases = 20_000;

/**
 * Postgres in a directory, with cities that are loaded part by part. A directory that is named is kept: who opens it again finds
 * what was loaded, and goes on from there. One of its own is removed at the end.
 */
export const openKeptCity = async (named: string | undefined): Promise<KeptCity> => {
  const directory = named ?? (await mkdtemp('/var/tmp/healthcert-bench-lists-'));
  const dataDir = join(directory, 'data');
  await mkdir(dataDir, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres'), durable: true });
  const noted = join(directory, 'loaded.json');
  const parts = JSON.parse(await readFile(noted, 'utf8').catch(() => '[]')) as LoadedPart[];

  const ownerUrlOf = (size: Size): string => Object.assign(new URL(server.ownerUrl), { pathname: `/${size}` }).toString();

  const asked = async <Row extends object>(statement: string, values: readonly string[] = []): Promise<Row[]> => {
    const client = new Client(server.ownerUrl);
    await client.connect();
    try {
      return (await client.query<Row>(statement, [...values])).rows;
    } finally {
      await client.end();
    }
  };

  const urlOf = async (size: Size): Promise<string> => {
    const [known] = await asked('SELECT 1 FROM pg_database WHERE datname = $1', [size]);
    if (!known) await asked(`CREATE DATABASE ${size} ${size === 'many' ? 'TEMPLATE few' : ''}`);
    const appUrl = await ensureAppRole(ownerUrlOf(size));
    await migrate(ownerUrlOf(size));
    return appUrl;
  };

  const note = async (part: LoadedPart): Promise<void> => {
    parts.push(part);
    await writeFile(`${noted}.new`, JSON.stringify(parts, null, 2));
    await rename(`${noted}.new`, noted);
  };

  const casesOf = (size: Size): number => parts.findLast((part) => part.size === size || part.size === 'few')?.cases ?? 0;

  const grow = async (size: Size, cases: number, tell: (part: LoadedPart) => void): Promise<void> => {
    const appUrl = await urlOf(size);
    for (let from = casesOf(size); from < cases; from = casesOf(size)) {
      const task: LoadTask = { appUrl, dataDir, from, cases: Math.min(partCases, cases - from) };
      const child = await startChild<LoadAnswer>('load', task);
      await child.close();
      const [{ bytes } = { bytes: '0' }] = await asked<{ bytes: string }>('SELECT pg_database_size($1) AS bytes', [size]);
      const part: LoadedPart = { ...child.answer, size, cases: from + task.cases, bytes: Number(bytes) };
      await note(part);
      tell(part);
    }
  };

  return {
    dataDir,
    grow,
    urlOf,
    close: async () => {
      await server.stop();
      if (named === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
};
