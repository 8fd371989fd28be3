import { readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './native-binaries.ts';
import { run, type SystemUser } from './system-user.ts';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** When the process began, so that a number used again is not mistaken for it. Linux only; elsewhere empty. */
export const birthOf = async (pid: number): Promise<string> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

const holderFile = (home: string): string => join(home, 'holder');

/** The living process that holds the directory, or null. */
export const holderOf = async (home: string): Promise<number | null> => {
  const [pid, birth] = (await readFile(holderFile(home), 'utf8').catch(() => '')).trim().split(' ');
  const held = Number(pid);
  return held && alive(held) && (await birthOf(held)) === (birth ?? '') ? held : null;
};

/** Another process has this directory; it goes on undisturbed. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

/** Two processes must not share a data directory: the second is refused while the first lives. @throws DirectoryInUse */
export const hold = async (home: string): Promise<() => Promise<void>> => {
  const file = holderFile(home);
  const held = await holderOf(home);
  if (held !== null && held !== process.pid)
    throw new DirectoryInUse(`${home} is in use by process ${held}: stop it first, or choose another data directory`);
  await writeFile(file, `${process.pid} ${await birthOf(process.pid)}`, { mode: 0o600 });
  return () => rm(file, { force: true });
};

/** Server processes work in their data directory: one elsewhere only has the number of one that is gone. */
const worksIn = async (pid: number, directory: string): Promise<boolean> =>
  (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(directory));

const serverProcesses = async (cluster: string): Promise<number[]> => {
  const found: number[] = [];
  for (const name of await readdir('/proc').catch(() => []))
    if (/^\d+$/.test(name) && (await worksIn(Number(name), cluster))) found.push(Number(name));
  return found;
};

const orphanSeconds = 10;

/** Backends whose postmaster was killed notice it and leave. A new server beside them would ruin the data. */
const untilOrphansLeft = async (cluster: string): Promise<void> => {
  const deadline = Date.now() + orphanSeconds * 1000;
  for (;;) {
    const orphans = await serverProcesses(cluster);
    if (orphans.length === 0) return;
    if (Date.now() > deadline) for (const pid of orphans) process.kill(pid, 'SIGKILL');
    await wait(50);
  }
};

/**
 * Stops the server that a killed process left behind. The lock of a server that is gone is Postgres' own business, unless
 * its number belongs to another process by now, which Postgres would take for the server.
 */
export const clearLeftover = async (
  cluster: string,
  binaries: Binaries,
  user: SystemUser | null,
  log: (line: string) => void,
): Promise<void> => {
  const lock = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  const linux = process.platform === 'linux';
  if (alive(pid) && (!linux || (await worksIn(pid, cluster)))) {
    log(`Stopping the Postgres that an earlier run left behind (process ${pid})`);
    await stopServer(cluster, binaries, user);
    return;
  }
  await untilOrphansLeft(cluster);
  if (!alive(pid)) return;
  log(`Removing the lock of a Postgres that is gone (process ${pid})`);
  await rm(lock, { force: true });
};

const stopServer = async (cluster: string, binaries: Binaries, user: SystemUser | null): Promise<void> => {
  for (const mode of ['fast', 'immediate']) {
    const { code } = await run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', '30'], user);
    if (code === 0) return;
  }
  throw new Error(`an earlier Postgres still runs in ${cluster} and does not stop`);
};
