import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../integrations/postgres/testing/index.ts';
import { openReadDatabase, prepareReadModels, rowsOf, type OpenedReadDatabase, type RowOf } from './index.ts';
import { TableWriter } from './flush.ts';
import { fold } from './fold.ts';
import { Fenced, loadProgress } from './progress.ts';
import { parcelId, parcelsModel } from './testing/parcels.ts';
import { tableRows } from './testing/table-rows.ts';

let database: TestDatabase;
let reads: OpenedReadDatabase;
let client: Client;
const rows = rowsOf(parcelsModel);
const put = (row: RowOf<typeof parcelsModel>) => rows.put(row);

const parcel = (n: number, over: Partial<RowOf<typeof parcelsModel>> = {}): RowOf<typeof parcelsModel> => ({
  parcelId: parcelId(n),
  shop: 'north',
  sender: 's',
  name: '王小明 👩‍⚕️',
  place: null,
  stops: n,
  grams: 9_007_199_254_740_991,
  delivered: true,
  sentOn: '1969-12-31',
  sentAt: '1999-12-31T23:59:59.999Z',
  tags: ['', 'a,b', '"', '\\'],
  notes: [{ a: null }, 'x'],
  fingerprint: 'f',
  ...over,
});

const byId = <Row extends { parcelId?: unknown }>(list: readonly Row[]): readonly Row[] =>
  list.toSorted((a, b) => (String(a.parcelId) < String(b.parcelId) ? -1 : 1));

beforeAll(async () => {
  database = await createTestDatabase();
  reads = openReadDatabase(database.appUrl);
  client = new Client(database.appUrl);
  await client.connect();
  await prepareReadModels(reads.pool, [parcelsModel], 'epoch');
  await prepareReadModels(reads.pool, [parcelsModel], 'epoch');
});

afterAll(async () => {
  await client.end();
  await reads.close();
  await database.drop();
});

const table = () => tableRows(reads.pool, parcelsModel, 1);
const position = async () => (await loadProgress(reads.pool, parcelsModel, 1))?.position;

describe('writing folded rows', () => {
  it('keeps every type of column exactly, by statement and by COPY, and an empty value as empty', async () => {
    const writer = new TableWriter(client, parcelsModel, 1);
    const few = [parcel(1), parcel(2, { tags: [], notes: 'text', name: null, grams: -1, sentOn: '2026-02-28' })];
    await writer.write(fold(parcelsModel, few.map(put)), null, '1');
    expect(await table()).toEqual(byId(few));
    const many = Array.from({ length: 600 }, (_, n) => parcel(n + 10, n % 2 ? { place: 'p', tags: [] } : {}));
    await writer.write(fold(parcelsModel, many.map(put)), '1', '2');
    expect(await table()).toEqual(byId([...few, ...many]));
    expect(await position()).toBe('2');
  });

  it('replaces what is there when COPY meets a key that is taken', async () => {
    const writer = new TableWriter(client, parcelsModel, 1);
    const many = Array.from({ length: 700 }, (_, n) => parcel(n + 1, { shop: 'west' }));
    await writer.write(fold(parcelsModel, many.map(put)), '2', '3');
    expect(await table()).toEqual(byId(many));
  });

  it('patches, adds, removes and patches where, in one transaction with its progress', async () => {
    const writer = new TableWriter(client, parcelsModel, 1);
    const operations = [
      ...Array.from({ length: 698 }, (_, n) => rows.remove(parcelId(n + 3))),
      rows.patch(parcelId(1), { place: 'x', tags: ['new'] }),
      rows.add(parcelId(1), { stops: 5 }),
      rows.patch(parcelId(999), { place: 'nobody' }),
      rows.patchWhere('shop', 'west', { shop: 'south', name: null }),
      rows.put(parcel(3, { stops: 7 })),
    ];
    await writer.write(fold(parcelsModel, operations), '3', '4');
    const renamed = { shop: 'south', name: null };
    expect(await table()).toEqual(
      byId([parcel(1, { ...renamed, place: 'x', tags: ['new'], stops: 6 }), parcel(2, renamed), parcel(3, { stops: 7 })]),
    );
  });

  it('writes nothing for one who has been overtaken', async () => {
    const writer = new TableWriter(client, parcelsModel, 1);
    const before = await table();
    const small = fold(parcelsModel, [rows.remove(parcelId(1))]);
    const withBarrier = fold(parcelsModel, [rows.patchWhere('shop', 'south', { shop: 'no' }), rows.remove(parcelId(1))]);
    await expect(writer.write(small, '3', '5')).rejects.toBeInstanceOf(Fenced);
    await expect(writer.write(withBarrier, null, '5')).rejects.toBeInstanceOf(Fenced);
    expect(await table()).toEqual(before);
    expect(await position()).toBe('4');
  });

  it('leaves rows and progress as they were when Postgres or a column refuses one of them', async () => {
    const writer = new TableWriter(client, parcelsModel, 1);
    const before = await table();
    const missing = { ...parcel(1), shop: null } as unknown as RowOf<typeof parcelsModel>;
    await expect(writer.write(fold(parcelsModel, [rows.put(parcel(50)), rows.put(missing)]), '4', '5')).rejects.toMatchObject({
      code: '23502',
    });
    const many = [...Array.from({ length: 600 }, (_, n) => parcel(n + 100)), parcel(1, { stops: 0.5 })];
    await expect(writer.write(fold(parcelsModel, many.map(put)), '4', '5')).rejects.toThrow('the column stops');
    const nul = fold(parcelsModel, [rows.put(parcel(60, { notes: { a: '\0' } }))]);
    await expect(writer.write(nul, '4', '5')).rejects.toThrow('the column notes');
    await expect(writer.write(fold(parcelsModel, [rows.put(parcel(60, { notes: { a: '\\u0000' } }))]), '4', '5')).resolves.toBeUndefined();
    expect((await table()).length).toBe(before.length + 1);
    expect(await position()).toBe('5');
  });
});
