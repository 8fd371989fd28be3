import { ensureAppRole, startEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { expect } from 'vitest';
import { findCluster } from '../../../integrations/postgres/cluster-place.ts';
import { desksAt, foundCityIn, frontDesks } from './city.ts';
import { startServing, type Serving } from './entrypoint.ts';
import { readinessOf, type Readiness } from './over-http.ts';
import { productionEnvironment } from './production.ts';
import { createTraffic, type Traffic } from './traffic.ts';

/** A system in one process on a database server beside it, both at a test's mercy, and the desks of a city that use it. */
export interface Deployment {
  readonly running: Serving;
  readonly traffic: Traffic;
  readonly appUrl: string;
  stopPostgres(): Promise<void>;
  /** Without leave-taking: it will have to recover. It may have ended by itself before. */
  killPostgres(): Promise<void>;
  /** At the same address, with the same data. `largestFile` in kilobytes. */
  startPostgres(limits?: { readonly largestFile?: number }): Promise<void>;
  asOwner<Row extends object>(statement: string): Promise<Row[]>;
  untilReadiness(expected: Partial<Readiness>): Promise<void>;
  /** That many further registrations and queries were answered with success. */
  untilServed(more: number): Promise<void>;
  /** Asks again for what failed, and then expects everything that was wanted to be stored once, whole, and nothing else. */
  expectEachOnce(): Promise<void>;
  close(): Promise<void>;
}

const patience = { timeout: 30_000, interval: 20 };

export const ready = { code: 200, problems: [] };

/** `durable`: the server is to lose nothing when it is killed. */
export const openDeployment = async ({ durable }: { readonly durable: boolean }): Promise<Deployment> => {
  const directory = await mkdtemp(join(tmpdir(), 'healthcert-deployment-'));
  const dataDir = join(directory, 'postgres');
  let postgres = await startEmbeddedPostgres({ dataDir, durable });
  const environment = await productionEnvironment(directory, postgres.ownerUrl);
  const running = await startServing('all-in-one', environment);
  const appUrl = await ensureAppRole(postgres.ownerUrl);
  const traffic = createTraffic(await desksAt(running.url, await foundCityIn(environment, appUrl, frontDesks.keys().toArray())));

  const asOwner = async <Row extends object>(statement: string): Promise<Row[]> => {
    const client = new Postgres(postgres.ownerUrl);
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  };

  return {
    running,
    traffic,
    appUrl,
    asOwner,
    stopPostgres: () => postgres.stop(),
    killPostgres: async () => {
      try {
        process.kill(postgres.pid, 'SIGQUIT');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
      await postgres.stop();
    },
    startPostgres: async (limits) => {
      postgres = await startEmbeddedPostgres({ dataDir, durable, port: postgres.port, ...limits });
    },
    untilReadiness: (expected) => expect.poll(() => readinessOf(running.url), patience).toMatchObject(expected),
    untilServed: (more) => {
      const goal = traffic.count('done', 'read') + more;
      return expect.poll(() => traffic.count('done', 'read'), { ...patience, interval: 5 }).toBeGreaterThan(goal);
    },
    expectEachOnce: async () => {
      await traffic.settle();
      const cases = await asOwner<{ id: string; types: string[] }>(
        `SELECT substr(stream, 6) AS id, array_agg(type ORDER BY revision) AS types FROM event_store.events
         WHERE stream LIKE 'case-%' GROUP BY stream`,
      );
      const wanted = traffic.wanted.map(({ input }) => ({ id: input.caseId, types: ['CaseRegistered'] }));
      const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
      expect(cases.toSorted(byId)).toEqual(wanted.toSorted(byId));
      for (const { acknowledged } of traffic.wanted) expect(acknowledged?.revision).toBe(0);
    },
    close: async () => {
      await running.stop();
      await postgres.stop();
      for (const place of [await findCluster(dataDir), directory]) await rm(place, { recursive: true, force: true });
    },
  };
};
