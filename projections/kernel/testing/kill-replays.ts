import { expect } from 'vitest';
import { createPostgresEventStore } from '../../../integrations/event-store/postgres/index.ts';
import type { TestDatabase } from '../../../integrations/postgres/testing/index.ts';
import { LiveReadModels, openReadDatabase, parkedOf, prepareReadModels, ProjectionRunner, replay } from '../index.ts';
import { killAtPoint, startChild } from './kill-runs.ts';
import { builtFromZero, mendedParcels, parcelEvent, parcelHistory, parcelId, parcels, parcelsModel, type Append } from './parcels.ts';
import { plainCodec } from './plain-codec.ts';
import { tableRows } from './table-rows.ts';

const perRound = 120;

/**
 * Kills the process that replays a parked stream at each point, while the projector goes on and the stream grows. After
 * each kill the rows hold everything but what is parked, or everything; in the end what the whole history says.
 */
export const killReplays = async (database: TestDatabase, points: readonly string[]): Promise<string[]> => {
  const store = await createPostgresEventStore({ url: database.appUrl });
  const reads = openReadDatabase(database.appUrl);
  await prepareReadModels(reads.pool, [parcelsModel], store.epoch);
  const live = new LiveReadModels({ pool: reads.pool, connectionString: database.appUrl, models: [parcelsModel], epoch: store.epoch });
  await live.start();
  const shared = { connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec };
  const runner = new ProjectionRunner({ ...shared, projections: [parcels], live, parks: () => true, longestPause: 50 });
  runner.start();

  const script = parcelHistory(perRound * 100, 3).filter(({ event }) => event.type !== 'ShopRenamed');
  const history: Append[] = [];
  let made = 1_000_000;
  let position = '';
  const append = async (...some: readonly Append[]): Promise<void> => {
    for (const { stream, event } of some) {
      ({ position } = await store.append(stream, 'any', [event]));
      history.push({ stream, event });
    }
  };
  const level = async (): Promise<void> => expect(await live.reached(parcelsModel, position, 20_000)).toBe(true);
  const rows = () => tableRows(reads.pool, parcelsModel, 1);
  let next = 0;
  const some = (count: number): readonly Append[] => script.slice(next, (next += count));
  /** Parked anew each round, and then longer and longer. */
  const parcel = `parcel-${parcelId(900_000)}`;
  const grow = (): Append => parcelEvent(made++, parcel, { type: 'ParcelMoved', data: { place: `p${made}` } });
  let handledTo = 0;

  const expectConsistent = async (): Promise<void> => {
    await level();
    const [parked] = await parkedOf(reads.pool, [parcelsModel]);
    if (!parked) handledTo = history.length;
    const done = history.filter(({ stream }, n) => n < handledTo || stream !== parcel);
    expect(parked?.events ?? 0).toBe(history.length - done.length);
    expect(await rows()).toEqual(builtFromZero(mendedParcels, done));
  };

  try {
    const sent = { shop: 'shop 1', grams: 1, at: '2026-11-21T08:00:00.000Z', name: null };
    await append(parcelEvent(made++, parcel, { type: 'ParcelSent', data: sent }));
    handledTo = 1;
    const said: string[] = [];
    for (const point of points) {
      if (handledTo === history.length || history.length === 1)
        await append(parcelEvent(made++, parcel, { type: 'ParcelCursed', data: {} }));
      await append(grow(), ...some(perRound), grow());
      await level();
      said.push(await killAtPoint(startChild(database.appUrl, { mode: 'replay', point, nth: 1 }), () => append(grow(), ...some(2))));
      await expectConsistent();
    }
    for (let left = 1; left > 0; left = (await parkedOf(reads.pool, [parcelsModel])).length)
      await replay({ ...shared, projection: mendedParcels });
    await level();
    expect(await rows()).toEqual(builtFromZero(mendedParcels, history));
    return said;
  } finally {
    await runner.stop();
    await live.close();
    await reads.close();
    await store.close();
  }
};
