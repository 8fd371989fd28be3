import type { Codec, EventStore } from '@healthcert/domain/kernel';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { openReadDatabase, rebuild, type AnyProjection, type Rebuilt } from '@healthcert/projections/kernel';
import { copyBytes, rowsAsBytes } from '@healthcert/projections/kernel/testing/raw-copy';
import { Client, type Pool } from 'pg';
import type { Environment } from './environment.ts';
import type { Measured } from './key.ts';

export interface RebuildLoad {
  /** Database of this load alone: its log holds nothing else. */
  readonly database: string;
  readonly projection: AnyProjection;
  /** Events, each of which makes one row, and the appends that bring them in. */
  readonly events: number;
  readonly appends: number;
  /** A codec as of a process just started, with nothing cached. */
  readonly codec: (pool: Pool) => Codec;
  /** The nth append. */
  readonly append: (store: EventStore, codec: Codec, n: number, pool: Pool) => Promise<unknown>;
}

const callers = 128;

const filled = (
  environment: Environment,
  load: RebuildLoad,
): Promise<{ url: string; store: EventStore; pool: Pool; rows: readonly Buffer[] }> =>
  environment.once(
    `log of ${load.database}`,
    async () => {
      const { appUrl: url } = await environment.database(load.database);
      const store = await createPostgresEventStore({ url });
      const { pool } = openReadDatabase(url);
      const codec = load.codec(pool);
      let next = 0;
      const caller = async (): Promise<void> => {
        while (next < load.appends) await load.append(store, codec, next++, pool);
      };
      await Promise.all(Array.from({ length: callers }, caller));
      await runOnce(load, url, store, pool);
      return { url, store, pool, rows: await withClient(url, (client) => rowsAsBytes(client, tableOf(load))) };
    },
    async ({ store, pool }) => {
      await store.close();
      await pool.end();
    },
  );

const tableOf = ({ projection: { readModel } }: RebuildLoad): string =>
  `read_models.${readModel.name.replaceAll('-', '_')}_v${readModel.version}_g1`;

const withClient = async <T>(url: string, use: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(url);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

const runOnce = async (load: RebuildLoad, url: string, store: EventStore, pool: Pool): Promise<Rebuilt> => {
  const result = await rebuild({ connectionString: url, pool, store, codec: load.codec(pool), projection: load.projection });
  if (result.events !== load.events) throw new Error(`${result.events} events were read of ${load.events}`);
  return result;
};

const forget = async (load: RebuildLoad, pool: Pool): Promise<void> => {
  await pool.query(`DROP TABLE ${tableOf(load)}; DELETE FROM read_models.live_generation; DELETE FROM read_models.progress`);
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** The same rows by COPY, their bytes ready, into an empty table with the same key. */
const copyRate = (url: string, load: RebuildLoad, rows: readonly Buffer[]): Promise<number> =>
  withClient(url, async (client) => {
    await client.query(`DROP TABLE IF EXISTS read_models.floor; CREATE TABLE read_models.floor (LIKE ${tableOf(load)} INCLUDING INDEXES)`);
    const took = await seconds(() => copyBytes(client, 'read_models.floor', rows));
    await client.query('DROP TABLE read_models.floor');
    return load.events / took;
  });

/** Events a second of a whole rebuild, from the first event to the switch. */
export const measureRebuild = async (environment: Environment, load: RebuildLoad): Promise<Measured> => {
  const { url, store, pool, rows } = await filled(environment, load);
  await environment.settle();
  const floor = await copyRate(url, load, rows);
  await forget(load, pool);
  await environment.settle();
  const value = load.events / (await seconds(() => runOnce(load, url, store, pool)));
  return { value, floor };
};
