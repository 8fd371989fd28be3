import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { findCluster, placeCluster } from './cluster-place.ts';
import { keepUp, type KeptUp } from './keep-up.ts';
import { clearLeftover, hold, holderOf } from './leftover.ts';
import { binariesFor } from './native-binaries.ts';
import { readLock, type Cluster } from './postmaster.ts';
import { run, serverUser } from './system-user.ts';

export interface EmbeddedSettings {
  /** Where the cluster is kept. It becomes the server's own: put nothing else there. */
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** False turns off fsync: for tests, whose data nobody needs after a crash. */
  readonly durable: boolean;
  readonly log?: (line: string) => void;
  /** Told when the server ended by itself; then it is started again until it stands. Without this it stays down. */
  readonly onFall?: (line: string) => void;
  /** Kilobytes beyond which no file may grow: for tests of a disk that is full. */
  readonly largestFile?: number;
}

export interface EmbeddedPostgres {
  /** The role that owns the database `healthcert`: migrations only. The application gets one of its own (`roles.ts`). */
  readonly ownerUrl: string;
  readonly port: number;
  /** The postmaster of the moment, for tests that kill it. */
  readonly pid: number;
  /** Where the data is, to see how much room there is. */
  readonly directory: string;
  /** Disconnects clients, writes a checkpoint, ends the server. */
  stop(): Promise<void>;
}

const superuser = 'postgres';
const owner = 'healthcert_owner';
const database = 'healthcert';
const passwordFile = (home: string): string => join(home, 'password');

const readPassword = async (home: string): Promise<string> => (await readFile(passwordFile(home), 'utf8')).trim();

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Sorting and letter case by the server's own C.UTF-8: the same on every machine, whatever locales it has. */
const initialise = async ({ home, directory, binaries, user }: Cluster, durable: boolean): Promise<void> => {
  const file = passwordFile(home);
  await rm(directory, { recursive: true, force: true });
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) await chown(file, user.uid, user.gid);
  const collation = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${file}`];
  const args = ['-D', directory, ...collation, ...access, '--data-checksums', ...(durable ? [] : ['--no-sync'])];
  const { code, output } = await run(binaries.initdb, args, user);
  if (code !== 0) throw new Error(`initdb failed: ${output.trim()}`);
};

const urlOf = (user: string, password: string, port: number, name: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;

/** The superuser makes the owner and its database and is not used again. */
const makeOwner = async (port: number, password: string): Promise<void> => {
  const client = new Client(urlOf(superuser, password, port, 'postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount) return;
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [owner]);
    if (!role.rowCount) await client.query(`CREATE ROLE ${owner} LOGIN CREATEDB CREATEROLE PASSWORD ${client.escapeLiteral(password)}`);
    await client.query(`GRANT pg_signal_backend, pg_checkpoint, pg_read_all_stats TO ${owner}`);
    await client.query(`CREATE DATABASE ${database} OWNER ${owner}`);
  } finally {
    await client.end();
  }
};

/**
 * Starts a Postgres of our own from the binaries of the platform's npm package, on 127.0.0.1 only.
 * Finds the data of an earlier start; stops what a killed process left running. Does not end with this process unless
 * `stop` is called.
 */
export const startEmbeddedPostgres = async (settings: EmbeddedSettings): Promise<EmbeddedPostgres> => {
  const { dataDir, durable, largestFile, onFall, log = () => undefined } = settings;
  const user = await serverUser();
  const binaries = await binariesFor(user, log);
  const home = await placeCluster(dataDir, user, durable, log);
  const release = await hold(home);
  const cluster: Cluster = { home, directory: join(home, 'cluster'), binaries, user };
  let server: KeptUp | undefined;
  try {
    await clearLeftover(cluster.directory, binaries, user, log);

    const made = await exists(join(home, 'initialised'));
    if (!made) {
      await initialise(cluster, durable);
      await writeFile(join(home, 'initialised'), '');
    }
    const port = settings.port ?? (await freePort());
    server = await keepUp(cluster, { port, durable, largestFile }, log, onFall);
    const { pid, stop } = server;
    const password = await readPassword(home);
    await makeOwner(port, password);
    return {
      ownerUrl: urlOf(owner, password, port, database),
      port,
      directory: cluster.directory,
      get pid() {
        return pid();
      },
      stop: async () => {
        await stop();
        await release();
      },
    };
  } catch (error) {
    await server?.stop();
    await release();
    throw error;
  }
};

/**
 * The server that another living process runs in this directory, as the owner; null: nobody does, or it does not serve
 * yet. For a command beside a running system: it ends with that.
 */
export const joinEmbeddedPostgres = async (dataDir: string): Promise<{ readonly ownerUrl: string } | null> => {
  const home = await findCluster(dataDir);
  const holder = await holderOf(home);
  const lock = await readLock(join(home, 'cluster'));
  if (holder === null || holder === process.pid || !lock?.ready) return null;
  return { ownerUrl: urlOf(owner, await readPassword(home), lock.port, database) };
};
