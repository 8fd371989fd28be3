import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Two processes must not share a data directory: the second is refused while the first lives. */
export const hold = async (home: string): Promise<() => Promise<void>> => {
  const file = holderFile(home);
  const [pid, birth] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ');
  const held = Number(pid);
  if (held && held !== process.pid && alive(held) && (await birthOf(held)) === (birth ?? ''))
    throw new Error(`${home} is in use by process ${held}: stop it first, or choose another data directory`);
  await writeFile(file, `${process.pid} ${await birthOf(process.pid)}`, { mode: 0o600 });
  return () => rm(file, { force: true });
};

/** A postmaster works in its data directory: a process elsewhere only has the number of one that is gone. */
const isServerOf = async (pid: number, cluster: string): Promise<boolean> => {
  if (!alive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === (await realpath(cluster));
};

/** Stops the server that a killed process left behind, and removes the lock of one that is gone. */
export const clearLeftover = async (
  cluster: string,
  binaries: Binaries,
  user: SystemUser | null,
  log: (line: string) => void,
): Promise<void> => {
  const lock = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  if (!(await isServerOf(pid, cluster))) {
    log(`Removing the lock of a Postgres that is gone (process ${pid})`);
    await rm(lock, { force: true });
    return;
  }
  log(`Stopping the Postgres that an earlier run left behind (process ${pid})`);
  for (const mode of ['fast', 'immediate']) {
    const { code } = await run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', '30'], user);
    if (code === 0) return;
  }
  throw new Error(`an earlier Postgres (process ${pid}) still runs in ${cluster} and does not stop`);
};
