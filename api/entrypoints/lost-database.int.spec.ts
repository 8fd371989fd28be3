import { ensureAppRole, startEmbeddedPostgres, type EmbeddedPostgres } from '@healthcert/integrations/postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTraffic,
  desksAt,
  frontDesks,
  foundCityIn,
  productionEnvironment,
  readinessOf,
  startServing,
  type Serving,
  type Traffic,
} from './testing/index.ts';

const callers = 32;
const down = { code: 503, status: 'not ready', problems: ['the database does not answer', 'the event store does not answer'] };

describe('a system that loses its database while it is used', () => {
  let directory: string;
  let postgres: EmbeddedPostgres;
  let running: Serving;
  let traffic: Traffic;

  const asOwner = async <Row extends object>(statement: string): Promise<Row[]> => {
    const client = new Postgres(postgres.ownerUrl);
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const cutAll = async (): Promise<number> =>
    (await asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'healthcert_app'`)).length;

  const untilReady = () => expect.poll(() => readinessOf(running.url), { timeout: 20_000 }).toMatchObject({ code: 200, problems: [] });
  const untilDown = () => expect.poll(() => readinessOf(running.url), { timeout: 20_000 }).toMatchObject(down);
  const untilAnswered = (more: number) => {
    const goal = traffic.count('done', 'read') + more;
    return expect.poll(() => traffic.count('done', 'read'), { timeout: 20_000, interval: 5 }).toBeGreaterThan(goal);
  };

  /** Everything that was wanted is there once, whole, and nothing else. */
  const expectEachOnce = async (): Promise<void> => {
    await traffic.settle();
    const cases = await asOwner<{ id: string; types: string[] }>(
      `SELECT substr(stream, 6) AS id, array_agg(type ORDER BY revision) AS types FROM event_store.events WHERE stream LIKE 'case-%' GROUP BY stream`,
    );
    const expected = traffic.wanted.map(({ input }) => ({ id: input.caseId, types: ['CaseRegistered'] }));
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect(cases.toSorted(byId)).toEqual(expected.toSorted(byId));
    for (const { acknowledged } of traffic.wanted) expect(acknowledged?.revision).toBe(0);
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'healthcert-lost-'));
    postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres'), durable: false });
    const environment = await productionEnvironment(directory, postgres.ownerUrl);
    running = await startServing('all-in-one', environment);
    const tokens = await foundCityIn(environment, await ensureAppRole(postgres.ownerUrl), frontDesks.keys().toArray());
    traffic = createTraffic(desksAt(running.url, tokens));
  });
  afterAll(async () => {
    await running.stop();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('answers everybody when all its connections are cut, three times, and doubles nothing', async () => {
    for (let round = 1; round <= 3; round++) {
      let over = false;
      const calls = traffic.run(callers, () => over);
      await untilAnswered(40);
      expect(await cutAll()).toBeGreaterThan(8);
      await expect.poll(() => traffic.count('Unavailable', 'OutcomeUnknown'), { timeout: 20_000 }).toBeGreaterThan(0);
      over = true;
      await calls;
      await untilReady();
    }
    await expectEachOnce();
  });

  it('says so while it is not let in, and goes on by itself once it is', async () => {
    const calls = traffic.run(callers, () => false);
    await untilAnswered(40);
    await asOwner('ALTER ROLE healthcert_app NOLOGIN');
    await cutAll();
    await calls;
    await untilDown();
    await asOwner('ALTER ROLE healthcert_app LOGIN');
    await untilReady();
    await expectEachOnce();
  });

  it('says so while the server is stopped, and goes on by itself once that is started again', async () => {
    const calls = traffic.run(callers, () => false);
    await untilAnswered(40);
    await postgres.stop();
    await calls;
    await untilDown();
    postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres'), durable: false, port: postgres.port });
    await untilReady();
    await expectEachOnce();
  });

  it('shows in its read models what it acknowledged', async () => {
    const last = traffic.wanted
      .map(({ acknowledged }) => acknowledged!.position)
      .toSorted()
      .at(-1)!;
    const answer = await traffic.wanted[0]!.client.query<{ caseWorklist: { upToDate: boolean } }>(
      '{ caseWorklist { upToDate } }',
      {},
      { 'x-seen-position': last },
    );
    expect(answer.data?.caseWorklist.upToDate).toBe(true);
  });
});
