import { newId } from '@healthcert/domain/kernel';
import { createTestDatabase, type TestDatabase } from '@healthcert/integrations/postgres/testing';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registration, somebody, startProcess, type Client } from '../testing/index.ts';
import { clientAt, changesAt, foundCityIn, productionEnvironment, readinessOf, startServing, type Serving } from './testing/index.ts';

interface Registered {
  readonly caseId: string;
  readonly position: string;
}

interface Worklist {
  readonly upToDate: boolean;
  readonly nodes: readonly { readonly caseId: string }[];
}

describe('a city served by processes of their own: two at the doors, two that project', () => {
  let directory: string;
  let database: TestDatabase;
  let environment: Record<string, string>;
  let doors: readonly [Serving, Serving];
  let active: Serving;
  let standby: Serving;
  let desks: readonly [Client, Client];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'healthcert-apart-'));
    database = await createTestDatabase();
    environment = await productionEnvironment(directory, database.ownerUrl);
    // At once: migrations and tables are made by whoever comes first.
    const [here, there, projector] = await Promise.all([
      startServing('http', environment),
      startServing('http', environment),
      startServing('projector', environment),
    ]);
    doors = [here, there];
    active = projector;
    const token = (await foundCityIn(environment, database.appUrl, ['desk'])).get('desk')!;
    desks = [clientAt(here.url, token), clientAt(there.url, token)];
    // Once the first projects, the second has nothing to do but to wait.
    const { position } = await register(desks[0]);
    await vi.waitFor(async () => expect((await worklistAt(desks[0], position)).upToDate).toBe(true), { timeout: 30_000 });
    standby = await startServing('projector', environment);
  });
  afterAll(async () => {
    await Promise.all([...doors, active, standby].map((process) => process.stop()));
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const worklistAt = async (desk: Client, seen: string): Promise<Worklist> => {
    const { data } = await desk.query<{ caseWorklist: Worklist }>(
      '{ caseWorklist(first: 200) { upToDate nodes { caseId } } }',
      {},
      { 'x-seen-position': seen },
    );
    return data!.caseWorklist;
  };
  const register = async (desk: Client): Promise<Registered> => {
    const input = registration(somebody());
    const { position } = await desk.done('registerCase', input, { commandId: newId() });
    return { caseId: input.caseId, position };
  };

  it('starts only with all that production needs, and names what is missing', async () => {
    const { PUBLIC_URL: _url, HEALTHCERT_MASTER_KEY: _key, ...lacking } = environment;
    const refused = startProcess('http', { ...lacking, PORT: '0' });
    expect(await refused.ended).toBe(1);
    expect(refused.lines.join('\n')).toContain(
      'HEALTHCERT_MASTER_KEY: required together with DATABASE_URL\nPUBLIC_URL: required together with DATABASE_URL',
    );
  });

  it('makes no demo data and keeps no keys of its own', async () => {
    for (const door of doors) expect(await readinessOf(door.url)).toMatchObject({ code: 200, problems: [] });
    expect(doors.flatMap(({ lines }) => lines).join()).not.toContain('Sign in as');
    expect(await readdir(directory)).toEqual(['certificate-keys.json']);
  });

  it('shows at one door what was written at the other', async () => {
    for (const [here, there] of [desks, [desks[1], desks[0]] as const]) {
      const { caseId, position } = await register(here);
      const { upToDate, nodes } = await worklistAt(there, position);
      expect(upToDate).toBe(true);
      expect(nodes).toContainEqual({ caseId });
    }
  });

  it('goes on projecting when the projector that does is killed, misses nothing, and tells whoever listens', async () => {
    const leaving = new AbortController();
    const changes = await changesAt(doors[1].url, desks[1], ['case-worklist'], leaving.signal);
    const heardUpTo = async (position: string): Promise<void> => {
      for (let heard = await changes.next(); heard.value!.position < position;) heard = await changes.next();
    };
    const before = await register(desks[0]);
    await heardUpTo(before.position);

    const writing = Array.from({ length: 48 }, () => register(desks[0]));
    await writing[0];
    expect(await active.stop('SIGKILL')).toBeNull();
    const written = [before, ...(await Promise.all(writing)), await register(desks[0])];
    const last = written
      .map(({ position }) => position)
      .toSorted()
      .at(-1)!;

    await heardUpTo(last);
    leaving.abort();
    const { upToDate, nodes } = await worklistAt(desks[1], last);
    expect(upToDate).toBe(true);
    const shown = new Set(nodes.map(({ caseId }) => caseId));
    expect(written.filter(({ caseId }) => !shown.has(caseId))).toEqual([]);
    expect(shown.size).toBe(nodes.length);
  });

  it('serves on while nobody projects, and says how far it is', async () => {
    expect(await standby.stop()).toBe(0);
    const { position } = await register(desks[0]);
    expect((await worklistAt(desks[1], position)).upToDate).toBe(false);
    standby = await startServing('projector', environment);
    await expect.poll(async () => (await worklistAt(desks[1], position)).upToDate, { timeout: 20_000 }).toBe(true);
  });

  it('ends at once when it is asked to, while somebody listens and many write: what it acknowledged is seen at the other door', async () => {
    const changes = await changesAt(doors[0].url, desks[0], ['case-worklist'], new AbortController().signal);
    const listening = (async () => {
      for await (const { readModel } of changes) expect(readModel).toBe('case-worklist');
    })();
    const acknowledged: Registered[] = [];
    const write = async (): Promise<void> => void acknowledged.push(await register(desks[0]));
    const writing = Array.from({ length: 48 }, write);
    await writing[0];
    const asked = performance.now();
    // Who comes after that is turned away, or finds nobody.
    const answered = Promise.allSettled(writing);
    expect(await doors[0].stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(8000);
    await answered;
    await listening;

    const last = acknowledged
      .map(({ position }) => position)
      .toSorted()
      .at(-1)!;
    await expect.poll(async () => (await worklistAt(desks[1], last)).upToDate, { timeout: 20_000 }).toBe(true);
    const shown = new Set((await worklistAt(desks[1], last)).nodes.map(({ caseId }) => caseId));
    expect(acknowledged.filter(({ caseId }) => !shown.has(caseId))).toEqual([]);
    expect(await readinessOf(doors[1].url)).toMatchObject({ code: 200, problems: [] });
  });
});
