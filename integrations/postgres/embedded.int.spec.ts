import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { joinEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts';
import { birthOf } from './leftover.ts';

const started: EmbeddedPostgres[] = [];
const directories: string[] = [];

const newDirectory = async (): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'healthcert-embedded-'));
  directories.push(directory);
  return directory;
};

const start = async (dataDir: string, log: string[] = []): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: (line) => log.push(line) });
  started.push(server);
  return server;
};

const run = promisify(execFile);
let made: string;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'healthcert-made-'));
  const server = await startEmbeddedPostgres({ dataDir: made, durable: false });
  await server.stop();
});
afterAll(() => rm(made, { recursive: true, force: true }));

/** A directory in which a cluster was made before: making one takes a second. */
const madeDirectory = async (): Promise<string> => {
  const directory = await newDirectory();
  // With the owner of the server's files.
  await run('cp', ['-a', `${made}/.`, directory]);
  return directory;
};

const query = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
};

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

describe('the embedded Postgres', () => {
  it('finds at the second start what was written at the first', async () => {
    const directory = await newDirectory();
    const first = await start(directory);
    await query(first.ownerUrl, `CREATE TABLE kept AS SELECT '王小明' AS name`);
    await first.stop();
    const second = await start(directory);
    expect(await query(second.ownerUrl, 'SELECT name FROM kept')).toEqual([{ name: '王小明' }]);
  });

  it('keeps text as UTF-8, listens on the loopback only and owns the database by a role without superuser rights', async () => {
    const server = await start(await madeDirectory());
    const [found] = await query(
      server.ownerUrl,
      `SELECT current_setting('listen_addresses') AS address, current_setting('server_encoding') AS encoding,
              rolsuper FROM pg_roles WHERE rolname = current_user`,
    );
    expect(found).toEqual({ address: '127.0.0.1', encoding: 'UTF8', rolsuper: false });
  });

  it('asks for a password that only its owner can read', async () => {
    const directory = await madeDirectory();
    const server = await start(directory);
    await expect(query(server.ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a data directory that a living process holds', async () => {
    const directory = await madeDirectory();
    await start(directory);
    // This very process may start again after a failure, so the holder is played by its parent.
    await writeFile(join(directory, 'holder'), `${process.ppid} ${await birthOf(process.ppid)}`);
    await expect(startEmbeddedPostgres({ dataDir: directory, durable: false })).rejects.toThrow(`in use by process ${process.ppid}`);
  });

  it('lets a command join the server that another process runs, and nobody where none does', async () => {
    const directory = await madeDirectory();
    expect(await joinEmbeddedPostgres(directory)).toBeNull();
    const server = await start(directory);
    expect(await joinEmbeddedPostgres(directory)).toBeNull();
    await writeFile(join(directory, 'holder'), `${process.ppid} ${await birthOf(process.ppid)}`);
    expect(await joinEmbeddedPostgres(directory)).toEqual({ ownerUrl: server.ownerUrl });
  });

  it('is started again at the same address when it ended by itself, if it is to be kept up', async () => {
    const directory = await madeDirectory();
    const fallen: string[] = [];
    const server = await startEmbeddedPostgres({ dataDir: directory, durable: true, onFall: (line) => fallen.push(line) });
    started.push(server);
    await query(server.ownerUrl, `CREATE TABLE kept AS SELECT 1 AS n`);
    const before = server.pid;
    process.kill(before, 'SIGQUIT');
    await expect.poll(() => query(server.ownerUrl, 'SELECT n FROM kept').catch(() => null), { timeout: 20_000 }).toEqual([{ n: 1 }]);
    expect(server.pid).not.toBe(before);
    expect(fallen).toEqual(['Postgres ended by itself: it is started again']);
  });

  it('stops the server of a process that was killed, and goes on with its data', async () => {
    const directory = await madeDirectory();
    const left = await start(directory);
    await query(left.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS n');
    const log: string[] = [];
    const next = await start(directory, log);
    expect(log).toEqual([`Stopping the Postgres that an earlier run left behind (process ${left.pid})`]);
    expect(await query(next.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('takes no notice of the lock of a server that is gone, even when its number belongs to another process now', async () => {
    const directory = await madeDirectory();
    const first = await start(directory);
    await first.stop();
    await writeFile(join(directory, 'cluster', 'postmaster.pid'), `${process.pid}\n`);
    const log: string[] = [];
    await start(directory, log);
    expect(log).toEqual([`Removing the lock of a Postgres that is gone (process ${process.pid})`]);
  });

  it('starts afresh where the making of the cluster was interrupted', async () => {
    const directory = await madeDirectory();
    const first = await start(directory);
    await first.stop();
    await rm(join(directory, 'initialised'));
    const again = await start(directory);
    expect(await query(again.ownerUrl, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)('puts the cluster elsewhere when the server cannot reach the directory', async () => {
    const closed = await newDirectory();
    const directory = join(closed, 'data');
    const log: string[] = [];
    const server = await start(directory, log);
    const elsewhere = /lies in (\S+):/.exec(log[0] ?? '')?.[1];
    expect(elsewhere).toMatch(/^\/var\/tmp\/healthcert-/);
    directories.push(elsewhere!);
    await query(server.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS n');
    await server.stop();
    const again = await start(directory);
    expect(await query(again.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    expect(await readdir(directory)).toEqual(['cluster-is-in.txt']);
  });
});
