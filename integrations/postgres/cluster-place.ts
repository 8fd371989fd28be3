import { chown, mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { SystemUser } from './system-user.ts';

const noteName = 'cluster-is-in.txt';

const mayPass = async (path: string, user: SystemUser): Promise<boolean> => {
  const { mode, uid, gid } = await stat(path);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (gid === user.gid ? mode & 0o010 : mode & 0o001) !== 0;
};

const reachable = async (path: string, user: SystemUser): Promise<boolean> => {
  for (let at = dirname(path); ; at = dirname(at)) {
    if (!(await mayPass(at, user))) return false;
    if (at === dirname(at)) return true;
  }
};

/** Files below /var/tmp may be swept after some weeks, so what must last goes to /var/lib where there is one. */
const makeElsewhere = async (durable: boolean): Promise<string> => {
  const roots = durable ? ['/var/lib', '/var/tmp'] : ['/var/tmp'];
  const attempts = roots.map((root) => () => mkdtemp(join(root, 'healthcert-')));
  for (const attempt of attempts.slice(0, -1)) {
    const made = await attempt().catch(() => null);
    if (made) return made;
  }
  return await attempts.at(-1)!();
};

const notedPlace = async (home: string): Promise<string | null> =>
  (await readFile(join(home, noteName), 'utf8').catch(() => null))?.trim() ?? null;

/** Where an earlier start put the cluster; makes nothing. */
export const findCluster = async (dataDir: string): Promise<string> => {
  const home = resolve(dataDir);
  return (await notedPlace(home)) ?? home;
};

/**
 * The directory that holds the cluster: `dataDir`, or, where the server's user cannot reach that, a directory
 * elsewhere that is noted in `dataDir`. (Deleting `dataDir` thus always means starting afresh.)
 */
export const placeCluster = async (
  dataDir: string,
  user: SystemUser | null,
  durable: boolean,
  log: (line: string) => void,
): Promise<string> => {
  const home = resolve(dataDir);
  await mkdir(home, { recursive: true, mode: 0o700 });
  if (!user) return home;
  if (await reachable(home, user)) {
    await chown(home, user.uid, user.gid);
    return home;
  }
  const noted = await notedPlace(home);
  const elsewhere = noted ?? (await makeElsewhere(durable));
  if (noted === null) await writeFile(join(home, noteName), `${elsewhere}\n`, { mode: 0o600 });
  await mkdir(elsewhere, { recursive: true, mode: 0o700 });
  await chown(elsewhere, user.uid, user.gid);
  log(`The database lies in ${elsewhere}: the user ${user.name} cannot reach ${home}`);
  return elsewhere;
};
