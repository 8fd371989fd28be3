import { createMemoryEventStore } from '@healthcert/domain/testing';
import { fc } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../integrations/postgres/testing/index.ts';
import {
  LiveReadModels,
  openReadDatabase,
  parkedOf,
  prepareReadModels,
  ProjectionRunner,
  projection,
  rebuild,
  replay,
  type AnyProjection,
  type OpenedReadDatabase,
} from './index.ts';
import {
  appendAll,
  builtFromZero,
  mendedParcels,
  parcelEvent,
  parcelHistory,
  parcelId,
  parcels,
  parcelsModel,
  type Append,
  type ParcelEvent,
} from './testing/parcels.ts';
import { eventually } from './testing/eventually.ts';
import { plainCodec } from './testing/plain-codec.ts';
import { tableRows } from './testing/table-rows.ts';

let database: TestDatabase;
let reads: OpenedReadDatabase;
let store: ReturnType<typeof createMemoryEventStore>;
let live: LiveReadModels;
let trouble: string[];
const ending: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  reads = openReadDatabase(database.appUrl);
  await fresh();
});

afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
  await reads.close();
  await database.drop();
});

/** Another history, and a table of its own for it. */
const fresh = async (): Promise<void> => {
  store = createMemoryEventStore({ epoch: `history ${Math.random()}` });
  trouble = [];
  await prepareReadModels(reads.pool, [parcelsModel], store.epoch);
  live = new LiveReadModels({ pool: reads.pool, connectionString: database.appUrl, models: [parcelsModel], epoch: store.epoch });
  await live.start();
  const started = live;
  ending.push(() => started.close());
};

const shared = () => ({ connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec });

const start = (of: AnyProjection, parks = true): ProjectionRunner => {
  const onTrouble = (_where: string, error: unknown): void => void trouble.push(String(error));
  const projections = [of];
  const runner = new ProjectionRunner({
    ...shared(),
    projections,
    live,
    parks: () => parks,
    longestPause: 20,
    standbyPause: 20,
    onTrouble,
  });
  runner.start();
  ending.push(() => runner.stop());
  return runner;
};

const level = async (): Promise<void> => expect(await live.reached(parcelsModel, await store.head(), 10_000)).toBe(true);
const rows = () => tableRows(reads.pool, parcelsModel, live.generation(parcelsModel));
const parked = async () => (await parkedOf(reads.pool, [parcelsModel]))[0] ?? null;

const sent = (n: number, name: string | null = null) =>
  parcelEvent(n, `parcel-${parcelId(n)}`, { type: 'ParcelSent', data: { shop: 'north', grams: n, at: '2026-11-21T08:00:00.000Z', name } });
let made = 10_000;
const moved = (n: number, place: string) => parcelEvent(made++, `parcel-${parcelId(n)}`, { type: 'ParcelMoved', data: { place } });
const delivered = (n: number) => parcelEvent(made++, `parcel-${parcelId(n)}`, { type: 'ParcelDelivered', data: {} });
const cursed = (n: number) => parcelEvent(made++, `parcel-${parcelId(n)}`, { type: 'ParcelCursed', data: {} });
const erased = (stream = 'person-1') => parcelEvent(made++, stream, { type: 'PersonErased', data: { sender: 'sender of north' } });

describe('parking', () => {
  const poisoned = () => [sent(1), sent(2), moved(1, 'a'), cursed(1), moved(2, 'b'), moved(1, 'c'), sent(3)];
  const others = (history: readonly Append[]) => [...history.slice(0, 3), history[4]!, history[6]!];

  it.each(['before the start', 'live'] as const)('sets one stream aside and goes on with the others: %s', async (when) => {
    const history = poisoned();
    if (when === 'before the start') await appendAll(store, history);
    const runner = start(parcels);
    if (when === 'live') {
      await eventually(async () => expect((await runner.status())[0]?.state).toBe('live'));
      await appendAll(store, history);
    }
    await level();
    expect(await rows()).toEqual(builtFromZero(parcels, others(history)));
    const curse = history[3]!.event;
    const message = 'UnfitValue: a value does not fit the column stops';
    const summary = await parked();
    expect(summary).toMatchObject({ streams: 1, events: 2, first: { eventId: curse.id, type: 'ParcelCursed', message } });
    await eventually(async () =>
      expect((await runner.status())[0]).toMatchObject({ state: 'live', lag: 2, failure: null, parked: summary }),
    );
    expect(trouble).toEqual([`Parked: ParcelCursed ${curse.id} of parcel-${parcelId(1)}: ${message}`]);
  });

  it('sets aside what Postgres refuses, and what cannot be read', async () => {
    const tooWide = moved(1, Array.from({ length: 4000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join(''));
    const unreadable = { ...sent(2), event: { ...sent(2).event, data: { unreadable: true } } };
    await appendAll(store, [sent(1), unreadable, tooWide, delivered(1), sent(3)]);
    start(parcels);
    await level();
    expect(await rows()).toEqual(builtFromZero(parcels, [sent(1), sent(3)]));
    expect(await parked()).toMatchObject({ streams: 2, events: 3 });
  });

  it('stops, as always, where it is not asked for; what is parked stays so when it is no longer', async () => {
    const history = poisoned();
    await appendAll(store, history);
    const runner = start(parcels);
    await level();
    await runner.stop();
    await appendAll(store, [moved(1, 'd'), cursed(3)]);
    const stopping = start(parcels, false);
    await eventually(async () => expect((await stopping.status())[0]?.state).toBe('stopped'));
    expect(await parked()).toMatchObject({ streams: 1, events: 3 });
  });

  it('keeps an erasure from waiting: on rows of parked streams, and where its own stream is parked', async () => {
    const history = [sent(1, '李'), sent(2, '王'), cursed(1), cursed(2), erased(`parcel-${parcelId(2)}`)];
    await appendAll(store, history);
    start(parcels);
    await level();
    expect((await rows()).map(({ name }) => name)).toEqual([null, null]);
    expect(await parked()).toMatchObject({ streams: 2, events: 3 });
    const text = JSON.stringify((await reads.pool.query('SELECT * FROM read_models.parked_event')).rows);
    expect(text).not.toMatch(/李|王/);
    await replay({ ...shared(), projection: mendedParcels });
    expect(await rows()).toEqual(builtFromZero(mendedParcels, history));
  });

  it('does not park an erasure that cannot be handled: it stops', async () => {
    const failing = projection<ParcelEvent>({
      readModel: parcelsModel,
      on: {
        ...parcels.on,
        PersonErased: () => {
          throw new TypeError('cannot');
        },
      },
    });
    await appendAll(store, [sent(1, '李'), erased()]);
    const runner = start(failing);
    await eventually(async () => expect((await runner.status())[0]).toMatchObject({ state: 'stopped', failure: { type: 'PersonErased' } }));
  });
});

describe('a replay', () => {
  it('brings the events in once and in order, while the projector goes on and more of them arrive', async () => {
    const history = [sent(1), sent(2), cursed(1), moved(1, 'a'), moved(2, 'b')];
    await appendAll(store, history);
    start(parcels);
    await level();
    const arriving: Append[] = [];
    const reached = async (point: string): Promise<void> => {
      if (point !== 'read') return;
      arriving.push(moved(1, 'c'), moved(2, 'd'));
      await appendAll(store, arriving);
      await eventually(async () => expect((await parked())?.events).toBe(3));
    };
    const replayed = await replay({ ...shared(), projection: mendedParcels, reached });
    expect(replayed).toEqual([{ stream: `parcel-${parcelId(1)}`, events: 3, refused: null }]);
    const later = [moved(1, 'e'), sent(4)];
    await appendAll(store, later);
    await level();
    expect(await rows()).toEqual(builtFromZero(mendedParcels, [...history, ...arriving, ...later]));
    expect(await parked()).toBeNull();
    expect(await replay({ ...shared(), projection: mendedParcels })).toEqual([]);
  });

  it('is one of two that are asked for at once', async () => {
    const history = [sent(1), cursed(1), moved(1, 'a')];
    await appendAll(store, history);
    start(parcels);
    await level();
    const both = await Promise.all([1, 2].map(() => replay({ ...shared(), projection: mendedParcels })));
    expect(both.flat().reduce((sum, { events }) => sum + events, 0)).toBe(2);
    expect(await rows()).toEqual(builtFromZero(mendedParcels, history));
  });

  it('changes nothing while the event still cannot be handled, or where only a rebuild gives what is right', async () => {
    const renamed = parcelEvent(made++, 'shop-names', { type: 'ShopRenamed', data: { from: 'north', to: 'south' } });
    await appendAll(store, [sent(1), cursed(1), moved(1, 'a')]);
    start(parcels);
    await level();
    const [unmended] = await replay({ ...shared(), projection: parcels });
    expect(unmended).toMatchObject({ events: 0, refused: expect.stringMatching(/stops/) });
    await appendAll(store, [renamed]);
    await level();
    const before = await rows();
    const [refused] = await replay({ ...shared(), projection: mendedParcels });
    expect(refused).toMatchObject({ events: 0, refused: expect.stringMatching(/shop.*rebuild/) });
    expect(await rows()).toEqual(before);
    expect(await parked()).toMatchObject({ events: 2 });
  });

  it('leaves, whatever was parked and whenever it is replayed, what a model built from zero holds', { timeout: 60_000 }, async () => {
    const script = fc.record({ seed: fc.nat(9999), curses: fc.array(fc.nat(150), { minLength: 1, maxLength: 6 }), replayAt: fc.nat(60) });
    await fc.assert(
      fc.asyncProperty(script, async ({ seed, curses, replayAt }) => {
        await fresh();
        const history = parcelHistory(200, seed + 1).flatMap((append, n) =>
          append.stream.startsWith('parcel-') && curses.includes(n - 45)
            ? [append, parcelEvent(50_000 + n, append.stream, { type: 'ParcelCursed', data: {} })]
            : [append],
        );
        await appendAll(store, history.slice(0, 140));
        const runner = start(parcels);
        await level();
        await appendAll(store, history.slice(140, 140 + replayAt));
        await replay({ ...shared(), projection: mendedParcels });
        await appendAll(store, history.slice(140 + replayAt));
        await level();
        const stays = (await replay({ ...shared(), projection: mendedParcels })).some(({ refused }) => refused !== null);
        if (stays) {
          const { generation } = await rebuild({ ...shared(), projection: mendedParcels });
          await eventually(() => expect(live.generation(parcelsModel)).toBe(generation));
        }
        expect(await parked()).toBeNull();
        expect(await rows()).toEqual(builtFromZero(mendedParcels, history));
        await runner.stop();
      }),
      { numRuns: 12 },
    );
  });
});

describe('a rebuild beside parked streams', () => {
  it('serves what is whole, without comparing it with what is not; unmended it stops and leaves all as it was', async () => {
    const history = [sent(1), cursed(1), moved(1, 'a'), sent(2)];
    await appendAll(store, history);
    start(parcels);
    await level();
    await expect(rebuild({ ...shared(), projection: parcels })).rejects.toMatchObject({ failure: { type: 'ParcelCursed' } });
    expect(await parked()).toMatchObject({ events: 2 });
    const rebuilt = await rebuild({ ...shared(), projection: mendedParcels });
    expect(rebuilt).toMatchObject({ switched: true, parity: null });
    await eventually(() => expect(live.generation(parcelsModel)).toBe(rebuilt.generation));
    expect(await rows()).toEqual(builtFromZero(mendedParcels, history));
    expect(await parked()).toBeNull();
  });
});
