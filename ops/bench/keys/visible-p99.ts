import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { LiveReadModels, openReadDatabase, prepareReadModels, ProjectionRunner } from '@healthcert/projections/kernel';
import { insertOne, rawInserts } from '../floors.ts';
import type { Environment } from '../environment.ts';
import type { BenchKey } from '../key.ts';
import { openLoop, quantile } from '../open-loop.ts';
import { appendReview, reviews, reviewsCodec, reviewsModel } from '../reviews.ts';

const loop = { rate: 500, seconds: 8 };
const connections = 32;
const longestWait = 10_000;

const running = (environment: Environment) =>
  environment.once(
    'visible',
    async () => {
      const { appUrl: connectionString } = await environment.database('visible');
      const store = await createPostgresEventStore({ url: connectionString });
      const { pool } = openReadDatabase(connectionString);
      const codec = reviewsCodec();
      await prepareReadModels(pool, [reviewsModel], store.epoch);
      const live = new LiveReadModels({ pool, connectionString, models: [reviewsModel], epoch: store.epoch });
      await live.start();
      const runner = new ProjectionRunner({ connectionString, pool, store, codec, projections: [reviews], live });
      runner.start();
      return { store, codec, pool, live, runner };
    },
    async ({ store, pool, live, runner }) => {
      await runner.stop();
      await live.close();
      await store.close();
      await pool.end();
    },
  );

const insertQuantile = async (environment: Environment): Promise<number> => {
  const pool = await rawInserts((await environment.database('visible')).ownerUrl, connections);
  try {
    return quantile(await openLoop(loop, () => insertOne(pool)), 0.99);
  } finally {
    await pool.end();
  }
};

const visibleQuantile = async (environment: Environment): Promise<number> => {
  const { store, codec, live } = await running(environment);
  let n = 0;
  const took = await openLoop(loop, async () => {
    const { position } = await appendReview(store, codec, n++);
    if (!(await live.reached(reviewsModel, position, longestWait))) throw new Error(`not visible after ${longestWait} ms`);
  });
  return quantile(took, 0.99);
};

export const bench: BenchKey = {
  key: 'visible_p99',
  what: 'milliseconds from the call of an append to its row being visible, p99, 500/s begun regardless / p99 of the raw INSERT so',
  min: 5,
  aim: 3,
  better: 'lower',
  run: async (environment) => {
    await running(environment);
    await environment.settle();
    const floor = await insertQuantile(environment);
    await environment.settle();
    return { floor, value: await visibleQuantile(environment) };
  },
};
