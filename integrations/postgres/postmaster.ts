import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './native-binaries.ts';
import { spawnOptionsFor, type SystemUser } from './system-user.ts';

const startSeconds = 60;
const stopSeconds = 30;
const largestLog = 10_000_000;

export interface Cluster {
  /** Holds the cluster, and what we note beside it. */
  readonly home: string;
  readonly directory: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
}

export interface LaunchSettings {
  readonly port: number;
  readonly durable: boolean;
  /** Kilobytes; no file of the server grows beyond. */
  readonly largestFile?: number | undefined;
}

/** What a running postmaster says of itself in its lock file. */
export interface Lock {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** Lines of the file: 1 the process, 4 the port, 8 the state. */
export const readLock = async (directory: string): Promise<Lock | null> => {
  const lines = (await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return lines[0] ? { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null;
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

/** A limit can be set for a process only by itself, before it becomes the server. */
const limited = (kilobytes: number): string[] => ['sh', '-c', `ulimit -S -f ${kilobytes * 2} && exec "$0" "$@"`];

/** In a process group of its own: Ctrl-C must reach us alone, so that we can finish our work before the server ends. */
export const launch = async (cluster: Cluster, { port, durable, largestFile }: LaunchSettings): Promise<ChildProcess> => {
  const file = join(cluster.home, 'postgres.log');
  const full = (await stat(file).catch(() => null))?.size ?? 0;
  const log = await open(file, full > largestLog ? 'w' : 'a', 0o600);
  const command = [...(largestFile === undefined ? [] : limited(largestFile)), cluster.binaries.postgres];
  const child = spawn(command[0]!, [...command.slice(1), '-D', cluster.directory, ...settingsOf(port, durable)], {
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

export const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

export const untilReady = async (child: ChildProcess, { home, directory }: Cluster): Promise<void> => {
  const deadline = Date.now() + startSeconds * 1000;
  while (Date.now() < deadline) {
    if (ended(child)) throw new Error(`Postgres did not start: ${await logTail(home)}`);
    const lock = await readLock(directory);
    if (lock?.pid === child.pid && lock?.ready) return;
    await wait(20);
  }
  throw new Error(`Postgres was not ready after ${startSeconds} s: ${await logTail(home)}`);
};

export const stopped = async (child: ChildProcess): Promise<void> => {
  if (ended(child)) return;
  const exit = once(child, 'exit');
  child.ref();
  // Fast, then immediate: the latter recovers at the next start.
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), stopSeconds * 1000);
  await exit;
  clearTimeout(late);
};
