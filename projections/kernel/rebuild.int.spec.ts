import { createMemoryEventStore } from '@healthcert/domain/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../integrations/postgres/testing/index.ts';
import {
  dropOldGenerations,
  LiveReadModels,
  openReadDatabase,
  prepareReadModels,
  ProjectionRunner,
  projection,
  rebuild,
  switchTo,
  type OpenedReadDatabase,
  type RebuildPhase,
  type RebuildSettings,
} from './index.ts';
import { appendAll, builtFromZero, parcelHistory, parcels, parcelsModel, type ParcelEvent } from './testing/parcels.ts';
import { eventually } from './testing/eventually.ts';
import { plainCodec } from './testing/plain-codec.ts';
import { tableRows } from './testing/table-rows.ts';

let database: TestDatabase;
let reads: OpenedReadDatabase;
let live: LiveReadModels;
let runner: ProjectionRunner;
const store = createMemoryEventStore();
const history = parcelHistory(6000, 7);
const half = history.slice(0, 4000);
await appendAll(store, half);

beforeEach(async () => {
  database = await createTestDatabase();
  reads = openReadDatabase(database.appUrl);
  await prepareReadModels(reads.pool, [parcelsModel], store.epoch);
  live = new LiveReadModels({ pool: reads.pool, connectionString: database.appUrl, models: [parcelsModel], epoch: store.epoch });
  await live.start();
  const settings = { connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec, live };
  runner = new ProjectionRunner({ ...settings, projections: [parcels], standbyPause: 20 });
  runner.start();
  await live.reached(parcelsModel, await store.head(), 20_000);
});

afterEach(async () => {
  await runner.stop();
  await live.close();
  await reads.close();
  await database.drop();
});

const again = (over: Partial<RebuildSettings> = {}) =>
  rebuild({ connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec, projection: parcels, batchRows: 500, ...over });
const indexes = async (table: string): Promise<string[]> => {
  const { rows } = await reads.pool.query<{ indexdef: string }>(`SELECT indexdef FROM pg_indexes WHERE tablename = $1`, [table]);
  return rows.map(({ indexdef }) => indexdef.replaceAll(table, 't').replace(/INDEX \S+ ON/, 'INDEX ON')).toSorted();
};

describe('a rebuild', () => {
  it('builds beside the live one, compares, switches the queries and the runner, and shows how far it is', async () => {
    const phases: RebuildPhase[] = [];
    const result = await again({ onProgress: ({ phase }) => phases.push(phase) });
    expect(result).toMatchObject({ generation: 2, previous: 1, events: half.length, switched: true, parity: { equal: true } });
    expect(result.parity!.live).toEqual(result.parity!.built);
    expect(phases.filter((phase) => phase === 'reading').length).toBeGreaterThan(2);
    expect(phases.slice(phases.indexOf('indexing')).filter((phase) => phase !== 'reading')).toEqual(['indexing', 'comparing', 'switched']);
    expect(await tableRows(reads.pool, parcelsModel, 2)).toEqual(builtFromZero(parcels, half));
    expect(await indexes('parcels_v1_g2')).toEqual(await indexes('parcels_v1_g1'));
    await eventually(() => expect(live.generation(parcelsModel)).toBe(2));
    await eventually(async () => expect((await runner.status())[0]).toMatchObject({ generation: 2, state: 'live' }));
  });

  it('leaves the live one where it is if the rows differ, unless told otherwise', async () => {
    await reads.pool.query(
      `DELETE FROM read_models.parcels_v1_g1 WHERE parcel_id = (SELECT min(parcel_id::text)::uuid FROM read_models.parcels_v1_g1)`,
    );
    const kept = await again();
    expect(kept).toMatchObject({ switched: false, parity: { equal: false } });
    expect(kept.parity!.built.rows).toBe(kept.parity!.live.rows + 1);
    expect(live.generation(parcelsModel)).toBe(1);
    expect(await again({ onDifference: 'switch' })).toMatchObject({ switched: true, parity: { equal: false } });
    await eventually(() => expect(live.generation(parcelsModel)).toBe(kept.generation + 1));
  });

  it('goes on after it was broken off', async () => {
    const stop = new AbortController();
    const broken = again({ signal: stop.signal, onProgress: ({ events }) => events > 1000 && stop.abort() });
    await expect(broken).rejects.toMatchObject({ name: 'RebuildInterrupted' });
    const result = await again();
    expect(result).toMatchObject({ generation: 2, switched: true, parity: { equal: true } });
    expect(result.events).toBeLessThan(half.length);
    expect(await tableRows(reads.pool, parcelsModel, 2)).toEqual(builtFromZero(parcels, half));
  });

  it('is held up by no long query, and the way back is as short', async () => {
    const exporting = await reads.pool.connect();
    await exporting.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ; DECLARE c CURSOR FOR SELECT * FROM read_models.parcels_v1_g1; FETCH 1 FROM c',
    );
    await again();
    await eventually(() => expect(live.generation(parcelsModel)).toBe(2));
    await switchTo(reads.pool, parcelsModel, 1);
    await eventually(async () => expect((await runner.status())[0]).toMatchObject({ generation: 1, state: 'live' }));
    expect(live.generation(parcelsModel)).toBe(1);
    await exporting.query('COMMIT');
    exporting.release();
    await again();
    expect(await dropOldGenerations(reads.pool, parcelsModel)).toEqual([1]);
    const { rows } = await reads.pool.query(`SELECT tablename FROM pg_tables WHERE tablename LIKE 'parcels_v1_%' ORDER BY 1`);
    expect(rows).toEqual([{ tablename: 'parcels_v1_g2' }, { tablename: 'parcels_v1_g3' }]);
  });

  it('of a new version is built before anybody reads it', async () => {
    const next = projection<ParcelEvent>({ readModel: { ...parcelsModel, version: 2 }, on: parcels.on });
    expect(await again({ projection: next })).toMatchObject({ generation: 1, previous: null, parity: null, switched: true });
    expect(await tableRows(reads.pool, next.readModel, 1)).toEqual(builtFromZero(parcels, half));
    expect(live.generation(parcelsModel)).toBe(1);
  });

  it('misses nothing that is appended meanwhile', async () => {
    const rest = history.slice(half.length);
    const appending: Promise<string>[] = [];
    const appendOnce = (): void => {
      if (appending.length === 0) appending.push(appendAll(store, rest));
    };
    const result = await again({ onProgress: appendOnce });
    const position = (await appending[0])!;
    expect(result).toMatchObject({ switched: true, parity: { equal: true } });
    await eventually(() => expect(live.generation(parcelsModel)).toBe(2));
    expect(await live.reached(parcelsModel, position, 10_000)).toBe(true);
    expect(await tableRows(reads.pool, parcelsModel, 2)).toEqual(builtFromZero(parcels, history));
  });
});
