import type { EventStore } from '@healthcert/domain/kernel';
import { StoreUnavailable } from '@healthcert/domain/kernel';
import { createMemoryEventStore } from '@healthcert/domain/testing';
import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../integrations/postgres/testing/index.ts';
import {
  LiveReadModels,
  openReadDatabase,
  prepareReadModels,
  ProjectionRunner,
  projection,
  rebuild,
  switchTo,
  type AnyProjection,
  type OpenedReadDatabase,
  type ProjectionStatus,
  type RunnerSettings,
} from './index.ts';
import {
  appendAll,
  builtFromZero,
  parcelEvent,
  parcelHistory,
  parcelId,
  parcelProjections,
  parcels,
  parcelsModel,
  shopTotals,
  shopTotalsModel,
  shopTripsModel,
  type ParcelEvent,
} from './testing/parcels.ts';
import { eventually } from './testing/eventually.ts';
import { plainCodec } from './testing/plain-codec.ts';
import { tableRows } from './testing/table-rows.ts';

let database: TestDatabase;
let reads: OpenedReadDatabase;
let store: ReturnType<typeof createMemoryEventStore>;
const ending: (() => Promise<unknown>)[] = [];
const models = [parcelsModel, shopTotalsModel, shopTripsModel];

beforeEach(async () => {
  database = await createTestDatabase();
  reads = openReadDatabase(database.appUrl);
  store = createMemoryEventStore();
  await prepareReadModels(reads.pool, models, store.epoch);
});

afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
  await reads.close();
  await database.drop();
});

const startLive = async (epoch = store.epoch): Promise<LiveReadModels> => {
  const live = new LiveReadModels({ pool: reads.pool, connectionString: database.appUrl, models, epoch });
  await live.start();
  ending.push(() => live.close());
  return live;
};

const startRunner = async (over: Partial<RunnerSettings> = {}): Promise<{ live: LiveReadModels; runner: ProjectionRunner }> => {
  const live = over.live ?? (await startLive());
  const settings = { connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec, projections: parcelProjections };
  const runner = new ProjectionRunner({ ...settings, live, longestPause: 50, standbyPause: 20, ...over });
  runner.start();
  ending.push(() => runner.stop());
  return { live, runner };
};

const rowsOf = (of: AnyProjection, generation = 1) => tableRows(reads.pool, of.readModel, generation);
const beats = () => reads.pool.query(`SELECT models FROM read_models.heartbeat`);
const statusOf = async (runner: ProjectionRunner, of: AnyProjection): Promise<ProjectionStatus> =>
  (await runner.status()).find(({ readModel }) => readModel === of.readModel.name)!;
const sent = (n: number, shop = 'north') =>
  parcelEvent(n, `parcel-${parcelId(n)}`, {
    type: 'ParcelSent',
    data: { shop, grams: n, at: '2026-11-21T08:00:00.000Z', name: null },
  });
const cursed = (n: number) => parcelEvent(1_000_000 + n, `parcel-${parcelId(n)}`, { type: 'ParcelCursed', data: {} });

describe('the projection runner', () => {
  it('builds what the history says, from before its start and after, and tells how far it is', async () => {
    const history = parcelHistory(6000);
    await appendAll(store, history.slice(0, 5000));
    const { live, runner } = await startRunner();
    expect(await live.reached(parcelsModel, await store.head(), 10_000)).toBe(true);
    const position = await appendAll(store, history.slice(5000));
    for (const { readModel } of parcelProjections) expect(await live.reached(readModel, position, 10_000)).toBe(true);
    for (const each of parcelProjections) expect(await rowsOf(each)).toEqual(builtFromZero(each, history));
    await eventually(async () =>
      expect(await statusOf(runner, parcels)).toEqual({
        readModel: 'parcels',
        version: 1,
        generation: 1,
        state: 'live',
        position,
        lag: 0,
        oldestUnprocessedAt: null,
        failure: null,
        parked: null,
      }),
    );
  });

  it('goes on where it stopped', async () => {
    const history = parcelHistory(400);
    await appendAll(store, history.slice(0, 300));
    const first = await startRunner();
    await first.live.reached(parcelsModel, await store.head(), 10_000);
    await first.runner.stop();
    const position = await appendAll(store, history.slice(300));
    const { live } = await startRunner();
    for (const { readModel } of parcelProjections) expect(await live.reached(readModel, position, 10_000)).toBe(true);
    for (const each of parcelProjections) expect(await rowsOf(each)).toEqual(builtFromZero(each, history));
  });

  it('stops one projection at the event it cannot handle, names it, and lets the others go on', async () => {
    const before = Array.from({ length: 40 }, (_, n) => sent(n));
    const after = Array.from({ length: 5 }, (_, n) => sent(100 + n));
    await appendAll(store, [parcelEvent(0, 'shop-0', { type: 'ShopOpened', data: { shop: 'north' } }), ...before, cursed(7), ...after]);
    const { live, runner } = await startRunner();
    expect(await live.reached(shopTotalsModel, await store.head(), 10_000)).toBe(true);
    await eventually(async () => expect((await statusOf(runner, parcels)).state).toBe('stopped'));
    const status = await statusOf(runner, parcels);
    expect(status.failure).toEqual({
      eventId: cursed(7).event.id,
      type: 'ParcelCursed',
      stream: `parcel-${parcelId(7)}`,
      message: 'UnfitValue: a value does not fit the column stops',
    });
    expect(status.lag).toBe(6);
    expect(status.oldestUnprocessedAt).toMatch(/^\d{4}-/);
    expect(await rowsOf(parcels)).toEqual(builtFromZero(parcels, before));
    expect(await rowsOf(shopTotals)).toEqual([{ shop: 'north', sent: 45, grams: (40 * 39) / 2 + 510 }]);
    const { rows } = await reads.pool.query(`SELECT failure->>'type' AS type FROM read_models.progress WHERE model = 'parcels'`);
    expect(rows).toEqual([{ type: 'ParcelCursed' }]);
  });

  it('stops at such an event when it arrives live as well, and goes on when resumed with what handles it', async () => {
    let forgiving = false;
    const patient = projection<ParcelEvent>({
      readModel: parcelsModel,
      on: { ...parcels.on, ParcelCursed: (event) => (forgiving ? [] : parcels.on.ParcelCursed!(event)) },
    });
    const { live, runner } = await startRunner({ projections: [patient, shopTotals] });
    await eventually(async () => expect((await statusOf(runner, patient)).state).toBe('live'));
    await appendAll(store, [sent(1), cursed(1), sent(2)]);
    await eventually(async () => expect((await statusOf(runner, patient)).state).toBe('stopped'));
    expect(await rowsOf(parcels)).toEqual(builtFromZero(parcels, [sent(1)]));
    forgiving = true;
    await runner.resume('parcels');
    expect(await live.reached(parcelsModel, await store.head(), 10_000)).toBe(true);
    expect(await rowsOf(parcels)).toEqual(builtFromZero(parcels, [sent(1), sent(2)]));
    await eventually(async () => expect((await statusOf(runner, patient)).failure).toBeNull());
  });

  it('names an event that cannot be read, and one whose handler throws', async () => {
    const throwing = projection<ParcelEvent>({
      readModel: shopTotalsModel,
      on: {
        ShopRenamed: ({ data }) => {
          throw new TypeError(`no shop ${data.to.length}`);
        },
      },
    });
    const unreadable = sent(2);
    await appendAll(store, [
      sent(1),
      { ...unreadable, event: { ...unreadable.event, data: { ...unreadable.event.data, unreadable: true } } },
      parcelEvent(3, 'shop-names', { type: 'ShopRenamed', data: { from: 'a', to: 'bc' } }),
    ]);
    const { runner } = await startRunner({ projections: [parcels, throwing] });
    await eventually(async () => {
      for (const { state } of await runner.status()) expect(state).toBe('stopped');
    });
    expect((await statusOf(runner, parcels)).failure).toMatchObject({ eventId: unreadable.event.id, type: 'ParcelSent' });
    expect((await statusOf(runner, throwing)).failure).toMatchObject({ type: 'ShopRenamed', message: 'TypeError: no shop 2' });
    expect(await rowsOf(parcels)).toEqual(builtFromZero(parcels, [sent(1)]));
  });

  it('tries for ever while the store or the database is away', async () => {
    const trouble: string[] = [];
    for (let n = 0; n < 5; n += 1) store.failNext(new StoreUnavailable('away'), { on: 'read' });
    const { live, runner } = await startRunner({ onTrouble: (where) => trouble.push(where) });
    // Asking for the status reads too, and would take some of the failures.
    await eventually(() => expect(trouble.length).toBeGreaterThanOrEqual(2));
    await eventually(async () => expect((await statusOf(runner, parcels)).state).toBe('live'));
    const history = parcelHistory(50);
    await appendAll(store, history.slice(0, 20));
    await live.reached(parcelsModel, await store.head(), 10_000);
    const owner = new Client(database.ownerUrl);
    await owner.connect();
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await owner.end();
    const position = await appendAll(store, history.slice(20));
    for (const { readModel } of parcelProjections) expect(await live.reached(readModel, position, 10_000)).toBe(true);
    for (const each of parcelProjections) expect(await rowsOf(each)).toEqual(builtFromZero(each, history));
  });

  it('has one owner; another stands by and takes over', async () => {
    const first = await startRunner();
    await eventually(async () => expect((await statusOf(first.runner, parcels)).state).toBe('live'));
    const second = await startRunner();
    await eventually(async () => expect((await statusOf(second.runner, parcels)).state).toBe('standby'));
    const history = parcelHistory(60);
    await appendAll(store, history.slice(0, 30));
    expect(await second.live.reached(parcelsModel, await store.head(), 10_000)).toBe(true);
    await first.runner.stop();
    const position = await appendAll(store, history.slice(30));
    for (const { readModel } of parcelProjections) expect(await second.live.reached(readModel, position, 10_000)).toBe(true);
    await eventually(async () => expect((await statusOf(second.runner, parcels)).state).toBe('live'));
    for (const each of parcelProjections) expect(await rowsOf(each)).toEqual(builtFromZero(each, history));
  });

  it('feeds them all on when one after the other is rebuilt, whichever was the first to be fed', async () => {
    const history = parcelHistory(200);
    await appendAll(store, history.slice(0, 100));
    const { live, runner } = await startRunner();
    for (const each of parcelProjections) {
      await eventually(async () => expect((await statusOf(runner, each)).state).toBe('live'));
      await rebuild({ connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec, projection: each });
      await eventually(async () => expect(await statusOf(runner, each)).toMatchObject({ generation: 2, state: 'live' }));
    }
    const position = await appendAll(store, history.slice(100));
    for (const { readModel } of parcelProjections) expect(await live.reached(readModel, position, 10_000)).toBe(true);
    for (const each of parcelProjections) expect(await rowsOf(each, 2)).toEqual(builtFromZero(each, history));
  });

  it('feeds the generation that is live in the end when it is switched there and back at once', async () => {
    const history = parcelHistory(60);
    await appendAll(store, history.slice(0, 30));
    const { live, runner } = await startRunner();
    await eventually(async () => expect((await statusOf(runner, parcels)).state).toBe('live'));
    await rebuild({ connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec, projection: parcels });
    await switchTo(reads.pool, parcelsModel, 1);
    const position = await appendAll(store, history.slice(30));
    await eventually(async () => expect(await statusOf(runner, parcels)).toMatchObject({ generation: 1, position }));
    expect(live.generation(parcelsModel)).toBe(1);
    expect(await rowsOf(parcels)).toEqual(builtFromZero(parcels, history));
  });

  it('says that it lives, apart from its projections', async () => {
    const { runner } = await startRunner();
    await eventually(() => expect(runner.beatAt).toMatch(/Z$/));
    expect((await beats()).rows).toEqual([{ models: ['parcels', 'shop-totals', 'shop-trips'] }]);
    await runner.stop();
    expect((await beats()).rows).toEqual([]);
  });

  it('stops in bounded time when the database does not answer, and leaves nothing half-written', async () => {
    const { live, runner } = await startRunner();
    await appendAll(store, [sent(1)]);
    await live.reached(parcelsModel, await store.head(), 10_000);
    const owner = new Client(database.ownerUrl);
    await owner.connect();
    const blocker = new Client(database.appUrl);
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE read_models.parcels_v1_g1 IN ACCESS EXCLUSIVE MODE');
    await appendAll(store, [sent(2)]);
    await eventually(async () => {
      const { rows } = await owner.query(
        `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      expect(rows).toHaveLength(1);
    });
    const asked = performance.now();
    await runner.stop(200);
    expect(performance.now() - asked).toBeLessThan(10_000);
    await blocker.query('ROLLBACK');
    await blocker.end();
    await owner.end();
    const again = await startRunner();
    expect(await again.live.reached(parcelsModel, await store.head(), 10_000)).toBe(true);
    expect(await rowsOf(parcels)).toEqual(builtFromZero(parcels, [sent(1), sent(2)]));
  });

  it('leaves a slow projection behind rather than wait for it, and brings it back', async () => {
    let hold: Promise<void> | null = null;
    const held = Promise.withResolvers<void>();
    const { live, runner } = await startRunner({ reached: (point) => (point === 'before flush' && hold) || undefined });
    await eventually(async () => expect((await statusOf(runner, parcels)).state).toBe('live'));
    hold = held.promise;
    const history = parcelHistory(200);
    const position = await appendAll(store, history);
    expect(await live.reached(parcelsModel, position, 30)).toBe(false);
    hold = null;
    held.resolve();
    expect(await live.reached(parcelsModel, position, 10_000)).toBe(true);
    expect(await rowsOf(parcels)).toEqual(builtFromZero(parcels, history));
  });
});

describe('waiting for what one has written', () => {
  it('is woken in this process and in another, and ends when its time is over', async () => {
    const { live } = await startRunner();
    const elsewhere = await startLive();
    const away: EventStore = store;
    const position = await appendAll(away, parcelHistory(30));
    expect(await elsewhere.reached(parcelsModel, position, 10_000)).toBe(true);
    expect(await live.reached(parcelsModel, position, 10_000)).toBe(true);
    expect(await live.reached(parcelsModel, `${position}9`, 20)).toBe(false);
    expect(await live.reached(parcelsModel, `${position}9`, 20, 'another history')).toBe(true);
  });

  it('has its rows written at once, while those that nobody waits for are written together', async () => {
    let writes = 0;
    const { live } = await startRunner({ projections: [parcels], reached: (point) => void (point === 'committed' && (writes += 1)) });
    const waitedFor = 30;
    for (let n = 0; n < waitedFor; n++) {
      expect(await live.reached(parcelsModel, await appendAll(store, [sent(n)]), 10_000)).toBe(true);
    }
    expect(writes).toBeGreaterThanOrEqual(waitedFor);
    writes = 0;
    const began = performance.now();
    for (let n = 0; n < 300; n++) {
      await appendAll(store, [sent(waitedFor + n)]);
      await setImmediate();
    }
    const inTime = Math.ceil((performance.now() - began) / 50) + 1;
    expect(writes).toBeLessThanOrEqual(inTime);
    expect(await live.reached(parcelsModel, await store.head(), 10_000)).toBe(true);
    expect(await rowsOf(parcels)).toHaveLength(waitedFor + 300);
  });

  it('reaches positions of events that concern others', async () => {
    const { live } = await startRunner();
    const elsewhere = await startLive();
    const position = await appendAll(store, [parcelEvent(1, 'note-1', { type: 'Noted', data: {} } as never)]);
    expect(await live.reached(parcelsModel, position, 10_000)).toBe(true);
    expect(await elsewhere.reached(parcelsModel, position, 10_000)).toBe(true);
  });

  it('tells subscribers once of several changes that nobody took yet', async () => {
    const { live } = await startRunner();
    const stop = new AbortController();
    const changes = live.changes(['parcels'], stop.signal);
    const first = changes.next();
    await live.reached(shopTotalsModel, await appendAll(store, [sent(1)]), 10_000);
    expect((await first).value).toMatchObject({ readModel: 'parcels' });
    const position = await appendAll(store, [sent(2), sent(3), sent(4)]);
    await live.reached(parcelsModel, position, 10_000);
    const heard: string[] = [];
    for await (const change of changes) {
      heard.push(change.position);
      if (change.position >= position) break;
    }
    expect(heard.at(-1)).toBe(position);
    expect(heard.length).toBeLessThanOrEqual(3);
    stop.abort();
  });

  it('builds a table of its own for another history', async () => {
    const first = await startRunner();
    await first.live.reached(parcelsModel, await appendAll(store, [sent(1)]), 10_000);
    await first.runner.stop();
    store = createMemoryEventStore({ epoch: 'restored' });
    await prepareReadModels(reads.pool, models, store.epoch);
    const { live } = await startRunner();
    await live.reached(parcelsModel, await appendAll(store, [sent(2)]), 10_000);
    expect(live.generation(parcelsModel)).toBe(2);
    expect(await rowsOf(parcels, 2)).toEqual(builtFromZero(parcels, [sent(2)]));
  });
});
