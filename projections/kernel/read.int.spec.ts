import { readScope, type Actor, type FieldGroup, type InstitutionScope, type ReadScope, type Scope } from '@healthcert/domain/kernel';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../integrations/postgres/testing/index.ts';
import { withinScope } from './filter.ts';
import { TableWriter } from './flush.ts';
import { fold } from './fold.ts';
import { createReads, LiveReadModels, openReadDatabase, prepareReadModels, QueryRefused, rowsOf } from './index.ts';
import type { ListQuery, OpenedReadDatabase, Reads, RowOf, ShownRow } from './index.ts';
import { parcelId, parcelsModel } from './testing/parcels.ts';

let database: TestDatabase;
let opened: OpenedReadDatabase;
let live: LiveReadModels;
let reads: Reads;

const tree: InstitutionScope = { subtree: (id) => new Set(id === 'county' ? ['county', 'north', 'west'] : [id]) };
const names = ['李四', '王小明', '王五', null, 'Ann', 'a%b'];
const parcel = (n: number): RowOf<typeof parcelsModel> => ({
  parcelId: parcelId(n),
  shop: ['north', 'west', 'far'][n % 3]!,
  sender: `sender-${n % 4}`,
  name: names[n % names.length]!,
  place: n % 5 === 0 ? null : `p${n % 3}`,
  stops: n % 7,
  grams: n * 10,
  delivered: n % 2 === 0,
  sentOn: `2026-01-${String((n % 28) + 1).padStart(2, '0')}`,
  sentAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(n / 2) * 1000).toISOString(),
  tags: n % 2 === 0 ? ['even', 'all'] : ['all'],
  notes: {},
  fingerprint: `f${n}`,
});
const all = Array.from({ length: 60 }, (_, n) => parcel(n));

const grant = (scope: Scope, groups: readonly FieldGroup[], institutionId: string | null, id = 'someone'): ReadScope => {
  const role = { id: 'r', name: { zh: '', en: '' }, operations: {}, reads: { parcels: { scope, groups } } };
  const actor: Actor = { id, kind: 'staff', name: '', institutionId, roles: [role] };
  return readScope(actor, 'parcels', tree)!;
};
const everything = grant('city', ['plain', 'identity'], null);

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openReadDatabase(database.appUrl);
  await prepareReadModels(opened.pool, [parcelsModel], 'epoch');
  live = new LiveReadModels({ pool: opened.pool, connectionString: null, models: [parcelsModel], epoch: 'epoch' });
  await live.start();
  reads = createReads(opened.db, live, null);
  const client = new Client(database.appUrl);
  await client.connect();
  await new TableWriter(client, parcelsModel, 1).write(
    fold(
      parcelsModel,
      all.map((row) => rowsOf(parcelsModel).put(row)),
    ),
    null,
    '1',
  );
  await client.end();
});

afterAll(async () => {
  await live.close();
  await opened.close();
  await database.drop();
});

const list = (over: Partial<ListQuery> = {}) => reads.list({ model: parcelsModel, scope: everything, first: 100, ...over });
const ids = (rows: readonly ShownRow[]): string[] => rows.map(({ values }) => values.parcelId as string).toSorted();
const idsOf = (rows: readonly { parcelId: string }[]): string[] => rows.map((row) => row.parcelId).toSorted();

const walk = async (over: Partial<ListQuery>): Promise<ShownRow[]> => {
  const rows: ShownRow[] = [];
  for (let after: string | null = null; ;) {
    const page = await list({ ...over, first: 7, after });
    rows.push(...page.rows);
    if (!page.hasNextPage) return rows;
    after = page.endCursor;
  }
};

describe('a list of rows', () => {
  it('returns them as declared and in the default order', async () => {
    const { rows, hasNextPage } = await list({ first: 2 });
    const { fingerprint: _, ...values } = parcelId(58) > parcelId(59) ? parcel(58) : parcel(59);
    expect(rows[0]).toEqual({ values, withheld: [] });
    expect(hasNextPage).toBe(true);
  });

  it.each([
    ['the default order', null],
    ['a number that many share', { by: 'stops', descending: false }],
    ['the same downwards', { by: 'stops', descending: true }],
    ['a column with empty values', { by: 'place', descending: false }],
    ['the same downwards', { by: 'place', descending: true }],
    ['a personal column', { by: 'name', descending: false }],
    ['the same downwards', { by: 'name', descending: true }],
  ])('gives every row once, page by page, by %s', async (_title, sort) => {
    const rows = await walk({ sort });
    expect(ids(rows)).toEqual(idsOf(all));
    expect(rows).toEqual((await list({ sort })).rows);
    if (!sort) return;
    const given = rows.map(({ values }) => values[sort.by]).filter((value) => value !== null);
    const rising = given.toSorted((a, b) => ((a as string) < (b as string) ? -1 : Number(a !== b)));
    expect(given).toEqual(sort.descending ? rising.toReversed() : rising);
    expect(rows.slice(given.length).every(({ values }) => values[sort.by] === null)).toBe(true);
  });

  it('puts no name into a cursor', async () => {
    const { cursors } = await list({ sort: { by: 'name' } });
    for (const cursor of cursors) expect(JSON.parse(Buffer.from(cursor, 'base64url').toString())).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>, (row: RowOf<typeof parcelsModel>) => boolean]>([
    ['a prefix of text', { name: '王' }, ({ name }) => name?.startsWith('王') ?? false],
    ['a prefix with signs that mean something to the database', { name: 'a%' }, ({ name }) => name === 'a%b'],
    ['one of a list', { shop: ['far', 'west'] }, ({ shop }) => shop !== 'north'],
    [
      'a range',
      { stops: { from: 2, to: 4 }, sentOn: { from: '2026-01-10' } },
      ({ stops, sentOn }) => stops >= 2 && stops <= 4 && sentOn >= '2026-01-10',
    ],
    ['yes or no', { delivered: false, name: null }, ({ delivered }) => !delivered],
    ['an element of a list', { tags: { eq: 'even' } }, ({ tags }) => tags.includes('even')],
    ['an empty value', { place: { isNull: true } }, ({ place }) => place === null],
  ])('is filtered by %s', async (_title, filter, holds) => {
    const expected = idsOf(all.filter(holds));
    expect(expected.length).toBeGreaterThan(0);
    expect(ids((await list({ filter })).rows)).toEqual(expected);
    expect(await reads.count({ model: parcelsModel, scope: everything, filter }, 1000)).toBe(expected.length);
  });

  it('refuses what its declaration does not offer', async () => {
    const refusals: Partial<ListQuery>[] = [
      { filter: { fingerprint: 'f1' } },
      { filter: { parcelId: parcelId(1) } },
      { filter: { 'shop"; drop table x; --': 'a' } },
      { filter: { constructor: 'a' } },
      { filter: { stops: { eq: 'many' } } },
      { sort: { by: 'grams' } },
      { after: 'nonsense' },
      { after: Buffer.from('["x","y"]').toString('base64url') },
      { after: Buffer.from(JSON.stringify([parcelId(1000)])).toString('base64url'), sort: { by: 'name' } },
    ];
    for (const refusal of refusals) await expect(list(refusal)).rejects.toBeInstanceOf(QueryRefused);
  });

  it('reads a span of what leads in its order, page by page, unless another order is asked', async () => {
    const { sentOn, name } = parcelsModel.columns;
    const model = {
      ...parcelsModel,
      columns: { ...parcelsModel.columns, sentOn: { ...sentOn, leads: true }, name: { ...name, leads: true } },
    };
    const filter = { sentOn: { from: '2026-01-10', to: '2026-01-20' } };
    const days = (rows: readonly ShownRow[]): string[] => rows.map(({ values }) => values.sentOn as string);
    const led = await walk({ model, filter });
    expect(days(led)).toEqual(days(led).toSorted().toReversed());
    expect(ids(led)).toEqual(ids((await list({ model, filter, sort: { by: 'sentAt' } })).rows));
    expect(days((await list({ model, filter, sort: { by: 'sentAt' } })).rows)).not.toEqual(days(led));
    expect((await list({ model, filter: { name: '王' } })).rows.map(({ values }) => values.name).slice(0, 10)).toEqual(
      Array.from({ length: 10 }, () => '王小明'),
    );
  });

  it('refuses a filter that is offered along with another when it comes alone', async () => {
    const model = { ...parcelsModel, columns: { ...parcelsModel.columns, tags: { ...parcelsModel.columns.tags, beside: 'shop' } } };
    const filter = { tags: { eq: 'even' } };
    await expect(list({ model, filter })).rejects.toThrow('asked along with shop');
    expect((await list({ model, filter: { ...filter, shop: 'north' } })).rows.length).toBeGreaterThan(0);
  });

  it('lets the system itself look up by a hidden column, and never returns it', async () => {
    const { rows } = await list({ filter: { fingerprint: { eq: 'f7' } }, internal: true });
    expect(ids(rows)).toEqual([parcelId(7)]);
    expect(rows[0]!.values).not.toHaveProperty('fingerprint');
  });
});

describe('the scope of a query', () => {
  it.each<[string, ReadScope, (row: RowOf<typeof parcelsModel>) => boolean]>([
    ['one institution', grant('institution', ['plain'], 'north'), ({ shop }) => shop === 'north'],
    ['institutions below', grant('subtree', ['plain'], 'county'), ({ shop }) => shop !== 'far'],
    ['own rows', grant('own', ['plain'], null, 'sender-2'), ({ sender }) => sender === 'sender-2'],
    ['nobody', grant('institution', ['plain'], null), () => false],
  ])('reaches %s and nothing else', async (_title, scope, holds) => {
    expect(ids((await list({ scope })).rows)).toEqual(idsOf(all.filter(holds)));
    for (const row of all.slice(0, 6)) {
      expect((await reads.find(parcelsModel, [row.parcelId], scope))?.values.parcelId ?? null).toBe(holds(row) ? row.parcelId : null);
    }
  });

  it('withholds groups that are not granted and says which', async () => {
    const { rows } = await list({ scope: grant('institution', ['plain'], 'north') });
    expect(rows).toHaveLength(20);
    for (const { values, withheld } of rows) expect([values.name, withheld]).toEqual([null, ['name']]);
  });

  it('tells nothing of withheld columns by filter or order', async () => {
    const blind = grant('city', ['plain'], null);
    expect((await list({ scope: blind, filter: { name: '王' } })).rows).toEqual([]);
    expect((await list({ scope: blind, sort: { by: 'name' } })).rows).toEqual([]);
    const roles = [grant('subtree', ['plain'], 'county'), grant('institution', ['plain', 'identity'], 'north')];
    const both: ReadScope = {
      institutions: ['county', 'north', 'west'],
      ownerId: null,
      restricted: null,
      groupsOf: (target) => new Set(roles.flatMap((role) => Array.from(role.groupsOf(target)))),
    };
    const expected = all.filter(({ shop, name }) => shop === 'north' && name?.startsWith('王'));
    expect(ids((await list({ scope: both, filter: { name: '王' } })).rows)).toEqual(idsOf(expected));
  });
});

describe('a list that hides whose processing is restricted', () => {
  it('sends the scope and says the rest, so that one plan is made once and knows how few they are', () => {
    const model = { ...parcelsModel, subject: 'parcelId' };
    const restrictions = { model, column: 'place', value: 'p1', table: sql`read_models.parcels` };
    const north = { ...grant('institution', ['plain'], 'north'), restricted: [] };
    const { sql: text, parameters } = withinScope(model, north, restrictions).compile(opened.db);
    expect(parameters).toEqual(['north']);
    expect(text).toContain(`"place" = 'p1'`);
  });
});
