import { ensureAppRole, joinEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { mainClinic } from '@healthcert/ops/seed';
import { projections } from '@healthcert/projections/all';
import { chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findCluster } from '../../integrations/postgres/cluster-place.ts';
import { startProcess } from '../testing/index.ts';
import { clientAt, createTraffic, foundCityIn, ready, readinessOf, startServing, type Serving, type Traffic } from './testing/index.ts';

const places: string[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await rm(place, { recursive: true, force: true });
});

/** A directory for the data, in which the demo counts as made: it is of no concern here, and takes its time. */
const dataDirectory = async (below: string): Promise<string> => {
  const directory = join(below, 'data');
  await mkdir(directory, { mode: 0o700 });
  await writeFile(join(directory, 'demo-password'), 'not used\n', { mode: 0o600 });
  return directory;
};

const openToAll = async (path: string): Promise<boolean> => {
  for (let at = path; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o005) !== 0o005) return false;
    if (at === sep) return true;
  }
};

const nobody = { uid: 65_534, gid: 65_534 };
const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Where we are root and everybody may read the checkout: somebody without rights. Else whoever we are. */
const normalUser = async () =>
  process.getuid?.() === 0 && (await openToAll(checkout)) && (await openToAll(process.execPath)) ? nobody : undefined;

const startsTwice = async (environment: { readonly DATA_DIR: string }, user?: typeof nobody): Promise<void> => {
  for (const _ of ['first', 'second']) {
    const running = await startServing('all-in-one', environment, { user });
    expect(await readinessOf(running.url)).toMatchObject(ready);
    expect(await running.stop()).toBe(0);
  }
};

describe('the system on its own database starts, serves, stops and starts again', () => {
  it('below a directory that is closed to everybody else', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'healthcert-closed-'));
    places.push(closed);
    expect((await stat(closed)).mode & 0o077).toBe(0);
    const directory = await dataDirectory(closed);
    await startsTwice({ DATA_DIR: directory });
    places.push(await findCluster(join(directory, 'postgres')));
  });

  it('as a user without rights', async () => {
    const user = await normalUser();
    const home = await mkdtemp(join(tmpdir(), 'healthcert-user-'));
    places.push(home);
    const directory = await dataDirectory(home);
    if (user) for (const path of [home, directory, join(directory, 'demo-password')]) await chown(path, user.uid, user.gid);
    // Ours is closed to them, and without one each start compiles everything.
    await startsTwice({ DATA_DIR: directory, ...(user && { NODE_COMPILE_CACHE: join(home, 'compiled') }) }, user);
    const { uid } = await stat(join(directory, 'postgres', 'cluster'));
    expect(uid).toBe(user?.uid ?? uid);
    // Nothing that was compiled before may be read by it.
  }, 240_000);
});

describe('a system that serves from its own database', () => {
  let home: string;
  let cluster: string;
  let environment: { readonly DATA_DIR: string };
  let running: Serving;
  let traffic: Traffic;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'healthcert-own-'));
    environment = { DATA_DIR: await dataDirectory(home) };
    running = await startServing('all-in-one', environment);
    const postgres = join(environment.DATA_DIR, 'postgres');
    cluster = await findCluster(postgres);
    const appUrl = await ensureAppRole((await joinEmbeddedPostgres(postgres))!.ownerUrl);
    const token = (await foundCityIn(environment, appUrl, ['desk'])).get('desk')!;
    traffic = createTraffic([{ client: clientAt(running.url, token), institutionId: mainClinic }]);
  });
  afterAll(async () => {
    await running.stop();
    for (const place of [cluster, home]) await rm(place, { recursive: true, force: true });
  });

  const write = (more: number): Promise<void> => {
    const goal = traffic.count('done') + more;
    return traffic.run(4, () => traffic.count('done') >= goal);
  };
  const expectAllShown = async (): Promise<void> => {
    const { client } = traffic.wanted[0]!;
    const seen = traffic.wanted
      .map(({ acknowledged }) => acknowledged!.position)
      .toSorted()
      .at(-1)!;
    const asked = '{ caseWorklist(first: 200) { upToDate nodes { caseId } } }';
    const shown = async (): Promise<readonly [boolean, readonly string[]]> => {
      const { data } = await client.query<{ caseWorklist: { upToDate: boolean; nodes: { caseId: string }[] } }>(
        asked,
        {},
        { 'x-seen-position': seen },
      );
      return [data!.caseWorklist.upToDate, data!.caseWorklist.nodes.map(({ caseId }) => caseId).toSorted()];
    };
    // A list may say for a while that it is behind: it answers with what it has.
    await expect.poll(shown, { timeout: 20_000 }).toEqual([true, traffic.wanted.map(({ input }) => input.caseId).toSorted()]);
  };

  it('refuses its data to a second one, and names who has them', async () => {
    const second = startProcess('all-in-one', { ...environment, PORT: '0' });
    expect(await second.ended).toBe(1);
    expect(second.lines.join('\n')).toContain(`is in use by process ${running.pid}: stop it first, or choose another data directory`);
  });

  it('goes on while its read models are rebuilt beside it by a command, and reads the new ones', async () => {
    await write(20);
    const rebuild = startProcess('rebuild', environment, { args: ['all'] });
    await write(20);
    expect(await rebuild.ended).toBe(0);
    expect(rebuild.lines.filter((line) => line.includes('generation 2 serves now'))).toHaveLength(projections.length);
    await write(5);
    await expectAllShown();
    expect(await readinessOf(running.url)).toMatchObject(ready);
  });

  it('starts its database again when that is killed, and has all that it acknowledged', async () => {
    const pid = Number((await readFile(join(cluster, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    const writing = traffic.run(8, () => false);
    process.kill(pid, 'SIGKILL');
    await writing;
    await expect.poll(() => readinessOf(running.url), { timeout: 20_000 }).toMatchObject(ready);
    await traffic.settle();
    await expectAllShown();
  });
});
