import { mainClinic } from '@healthcert/ops/seed';
import { mkdtemp, readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCluster } from '../../integrations/postgres/cluster-place.ts';
import { startProcess, type Client, type RunningProcess } from '../testing/index.ts';
import { clientAt, createTraffic, readinessOf, startServing, type Serving, type Traffic } from './testing/index.ts';

let dataDir: string;
let running: Serving;
/** Where the database stands: elsewhere than the data, where a server's user could not reach them. */
let home: string;
const started: RunningProcess[] = [];
const environment = () => ({ DATA_DIR: dataDir });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'healthcert-kill-'));
  running = await startServing('all-in-one', environment());
  home = await findCluster(join(dataDir, 'postgres'));
});
afterAll(async () => {
  // Whatever a failed test has left.
  await Promise.all([running, ...started].map((process) => process.stop('SIGKILL')));
  await Promise.all([dataDir, home].map((directory) => rm(directory, { recursive: true, force: true })));
});

/** Processes that work in the database's directory. */
const servers = async (): Promise<string[]> => {
  const place = await realpath(join(home, 'cluster'));
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(names.map((name) => readlink(`/proc/${name}/cwd`).catch(() => '')));
  return names.filter((_, n) => places[n] === place);
};

const start = (settings: Record<string, string>): RunningProcess => {
  const starting = startProcess('all-in-one', { ...environment(), ...settings });
  started.push(starting);
  return starting;
};

/** Signs in as the pages do, with what the start printed. */
const signIn = async (loginName: string): Promise<string> => {
  const password = (await readFile(join(dataDir, 'demo-password'), 'utf8')).trim();
  const answer = await fetch(`${running.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password }),
  });
  return /healthcert=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!;
};

const casesSeenBy = async (client: Client): Promise<Set<string>> => {
  const ids = new Set<string>();
  let after: string | null = null;
  do {
    const page: { nodes: { caseId: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } = (
      await client.ask<{ caseWorklist: typeof page }>(
        'query ($after: String) { caseWorklist(first: 200, after: $after) { nodes { caseId } pageInfo { endCursor hasNextPage } } }',
        { after },
      )
    ).caseWorklist;
    for (const { caseId } of page.nodes) ids.add(caseId);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
};

describe('one process, killed in the middle of registrations', () => {
  let token: string;
  let traffic: Traffic;
  let before: Set<string>;

  it('tells of its demo city at the first start', async () => {
    await running.printed(/Sign in as/);
    expect(running.lines.join('\n')).toContain('Preparing the demo city');
    token = await signIn('desk');
    before = await casesSeenBy(clientAt(running.url, token));
    expect(before.size).toBeGreaterThan(30);
  });

  it('is ready again on the same data, told no second time, and holds all it acknowledged', async () => {
    traffic = createTraffic([{ client: clientAt(running.url, token), institutionId: mainClinic }]);
    const enough = 150;
    const calling = traffic.run(8, () => traffic.count('done') >= enough);
    await expect.poll(() => traffic.count('done'), { timeout: 60_000, interval: 1 }).toBeGreaterThan(enough / 2);
    const killed = running.stop('SIGKILL');
    await calling.catch(() => undefined);
    await killed;
    const acknowledged = traffic.wanted.filter((one) => one.acknowledged !== null);
    expect(acknowledged.length).toBeGreaterThan(enough / 2);

    running = await startServing('all-in-one', environment());
    expect(await readinessOf(running.url)).toMatchObject({ code: 200 });
    expect(running.lines.join('\n')).not.toContain('Preparing');

    // The session outlived the process, and so did every receipt.
    const desk = clientAt(running.url, token);
    for (const { commandId, input, acknowledged: receipt } of acknowledged) {
      const again = await desk.done('registerCase', input, { commandId });
      expect(again).toMatchObject({ revision: receipt!.revision, position: receipt!.position });
    }
    for (const one of traffic.wanted.filter(({ acknowledged: receipt }) => receipt === null)) {
      await desk.done('registerCase', one.input, { commandId: one.commandId });
    }
    const { caseWorklist } = await desk.ask<{ caseWorklist: { upToDate: boolean } }>('{ caseWorklist(first: 1) { upToDate } }');
    expect(caseWorklist.upToDate).toBe(true);
    expect(await casesSeenBy(desk)).toEqual(new Set([...before, ...traffic.wanted.map(({ input }) => input.caseId)]));
  });

  it('ends cleanly when asked, though somebody listens, and leaves no server behind', async () => {
    const { headers } = clientAt(running.url, token);
    const listening = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: {
        cookie: headers['cookie']!,
        'x-healthcert-csrf': headers['x-healthcert-csrf']!,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify({ query: 'subscription { readModelChanged(readModels: ["case-worklist"]) { position } }' }),
    });
    expect(listening.status).toBe(200);
    expect((await servers()).length).toBeGreaterThan(0);
    expect(await running.stop('SIGINT')).toBe(0);
    await expect.poll(servers).toEqual([]);
  });
});

describe('a start', () => {
  it('that is called off leaves no server behind', async () => {
    const starting = start({ PORT: '0' });
    await expect.poll(async () => (await servers()).length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
    expect(await starting.stop('SIGINT')).toBe(0);
    await expect.poll(servers).toEqual([]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a bad port', { PORT: 'secret-port' }, /^PORT: .*number/m],
    [
      'a database without its keys',
      { DATABASE_URL: 'postgres://owner:secret-word@127.0.0.1:1/x' },
      /^HEALTHCERT_MASTER_KEY: required together with DATABASE_URL/m,
    ],
  ])('with %s ends at once, names it, and shows no value', async (_, settings, expected) => {
    const starting = start(settings);
    expect(await starting.ended).toBe(1);
    const said = starting.lines.join('\n');
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/secret|\.ts:\d+/);
  });

  it('at a port that is taken says so', async () => {
    const first = await startServing('all-in-one', environment());
    const { port } = new URL(first.url);
    const second = await mkdtemp(join(tmpdir(), 'healthcert-second-'));
    const starting = start({ DATA_DIR: second, PORT: port });
    expect(await starting.ended).toBe(1);
    expect(starting.lines.join('\n')).toContain('PORT: must be a port on which nobody else listens');
    expect(await first.stop()).toBe(0);
    const places = [await findCluster(join(second, 'postgres')), second];
    await Promise.all(places.map((place) => rm(place, { recursive: true, force: true })));
  });
});
