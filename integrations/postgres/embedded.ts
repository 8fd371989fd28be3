import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { placeCluster } from './cluster-place.ts';
import { clearLeftover, hold } from './leftover.ts';
import { binariesFor, type Binaries } from './native-binaries.ts';
import { run, serverUser, spawnOptionsFor, type SystemUser } from './system-user.ts';

export interface EmbeddedSettings {
  /** Where the cluster is kept. It becomes the server's own: put nothing else there. */
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** False turns off fsync: for tests, whose data nobody needs after a crash. */
  readonly durable: boolean;
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** The role that owns the database `healthcert`: migrations only. The application gets one of its own (`roles.ts`). */
  readonly ownerUrl: string;
  readonly port: number;
  /** The postmaster, for tests that kill it. */
  readonly pid: number;
  /** Disconnects clients, writes a checkpoint, ends the server. */
  stop(): Promise<void>;
}

const superuser = 'postgres';
const owner = 'healthcert_owner';
const database = 'healthcert';
const startSeconds = 60;
const stopSeconds = 30;
const largestLog = 10_000_000;

interface Cluster {
  readonly home: string;
  readonly directory: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
}

const passwordFile = (home: string): string => join(home, 'password');

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

const settingsOf = (port: number, durable: boolean): string[] =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    // Files of the log are used again rather than made anew.
    min_wal_size: '512MB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    jit: 'off',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // Statements, and the details of errors, would show what they carry.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const logTail = async (home: string): Promise<string> => (await readFile(join(home, 'postgres.log'), 'utf8')).slice(-2000).trim();

/** In a process group of its own: Ctrl-C must reach us alone, so that we can finish our work before the server ends. */
const launch = async (cluster: Cluster, port: number, durable: boolean): Promise<ChildProcess> => {
  const file = join(cluster.home, 'postgres.log');
  const full = (await stat(file).catch(() => null))?.size ?? 0;
  const log = await open(file, full > largestLog ? 'w' : 'a', 0o600);
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.directory, ...settingsOf(port, durable)], {
    ...spawnOptionsFor(cluster.user),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  try {
    await once(child, 'spawn');
  } finally {
    await log.close();
  }
  child.unref();
  return child;
};

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** The postmaster writes its state as the eighth line of its lock file. */
const untilReady = async (child: ChildProcess, { home, directory }: Cluster): Promise<void> => {
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline) {
    if (ended(child)) throw new Error(`Postgres did not start: ${await logTail(home)}`);
    const lines = (await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
    await wait(20);
  }
  throw new Error(`Postgres was not ready after ${startSeconds} s: ${await logTail(home)}`);
};

const stopped = async (child: ChildProcess): Promise<void> => {
  if (ended(child)) return;
  const exit = once(child, 'exit');
  child.ref();
  // Fast, then immediate: the latter recovers at the next start.
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), stopSeconds * 1000);
  await exit;
  clearTimeout(late);
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
  const log = settings.log ?? (() => undefined);
  const user = await serverUser();
  const binaries = await binariesFor(user, log);
  const home = await placeCluster(settings.dataDir, user, settings.durable, log);
  const release = await hold(home);
  const cluster: Cluster = { home, directory: join(home, 'cluster'), binaries, user };
  let child: ChildProcess | undefined;
  try {
    await clearLeftover(cluster.directory, binaries, user, log);

    const made = await exists(join(home, 'initialised'));
    if (!made) {
      await initialise(cluster, settings.durable);
      await writeFile(join(home, 'initialised'), '');
    }
    const port = settings.port ?? (await freePort());
    child = await launch(cluster, port, settings.durable);
    await untilReady(child, cluster);
    const password = (await readFile(passwordFile(home), 'utf8')).trim();
    await makeOwner(port, password);
    const server = child;
    return {
      ownerUrl: urlOf(owner, password, port, database),
      port,
      pid: server.pid!,
      stop: async () => {
        await stopped(server);
        await release();
      },
    };
  } catch (error) {
    if (child) await stopped(child);
    await release();
    throw error;
  }
};
