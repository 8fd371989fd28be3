import { derivedId, type EventStore, type NewEvent, type Recorded } from '@healthcert/domain/kernel';
import { column, nullable, project, projection, readModel, rowsOf, type AnyProjection } from '../index.ts';
import type { Values } from '../fold.ts';
import { applyOperations, rowsIn } from './table-model.ts';

/** A small business of its own, so that the kernel is tested without the real one: shops send parcels. */
export type ParcelEvent =
  | {
      readonly type: 'ParcelSent';
      readonly data: { readonly shop: string; readonly grams: number; readonly at: string; readonly name: string | null };
    }
  | { readonly type: 'ParcelMoved'; readonly data: { readonly place: string } }
  | { readonly type: 'ParcelDelivered'; readonly data: object }
  | { readonly type: 'ParcelLost'; readonly data: object }
  | { readonly type: 'ShopOpened'; readonly data: { readonly shop: string } }
  | { readonly type: 'ShopRenamed'; readonly data: { readonly from: string; readonly to: string } }
  | { readonly type: 'ParcelCursed'; readonly data: object }
  | { readonly type: 'PersonErased'; readonly data: { readonly sender: string } };

const title = { zh: '包裹', en: 'Parcels' };

export const parcelsModel = readModel({
  name: 'parcels',
  title,
  version: 1,
  key: ['parcelId'],
  institution: 'shop',
  owner: 'sender',
  indexes: [['place']],
  defaultSort: { by: 'sentAt', descending: true },
  columns: {
    parcelId: column.uuid('号', 'Id'),
    shop: column.text('店', 'Shop', { filter: true, sort: true }),
    sender: column.text('寄件人', 'Sender'),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true, sort: true })),
    place: nullable(column.text('地点', 'Place', { filter: true, sort: true })),
    stops: column.integer('站数', 'Stops', { filter: true, sort: true }),
    grams: column.bigint('重量', 'Weight', { filter: true }),
    delivered: column.boolean('已送达', 'Delivered', { filter: true }),
    sentOn: column.date('日期', 'Date', { filter: true }),
    sentAt: column.timestamptz('时间', 'Time', { sort: true }),
    tags: column.textArray('标签', 'Tags', { filter: true }),
    notes: column.jsonb('备注', 'Notes'),
    fingerprint: column.text('指纹', 'Fingerprint', { hidden: true, filter: true }),
  },
});
const parcelRows = rowsOf(parcelsModel);

export const parcels = projection<ParcelEvent>({
  readModel: parcelsModel,
  on: {
    ParcelSent: ({ data, streamId }) =>
      parcelRows.put({
        parcelId: streamId,
        shop: data.shop,
        sender: `sender of ${data.shop}`,
        name: data.name,
        place: null,
        stops: 0,
        grams: data.grams,
        delivered: false,
        sentOn: data.at.slice(0, 10),
        sentAt: data.at,
        tags: ['新', `"${data.shop}", \\`],
        notes: { weighed: [data.grams, null], 'a\nb': '李' },
        fingerprint: `f${data.grams}`,
      }),
    ParcelMoved: ({ data, streamId }) => [parcelRows.patch(streamId, { place: data.place }), parcelRows.add(streamId, { stops: 1 })],
    ParcelDelivered: ({ streamId }) => parcelRows.patch(streamId, { delivered: true }),
    ParcelLost: ({ streamId }) => parcelRows.remove(streamId),
    ShopRenamed: ({ data }) => parcelRows.patchWhere('shop', data.from, { shop: data.to }),
    PersonErased: ({ data }) => parcelRows.patchWhere('sender', data.sender, { name: null }),
    // No integer column holds this: Postgres is not even asked.
    ParcelCursed: ({ streamId }) => parcelRows.patch(streamId, { stops: 0.5 }),
  },
});

/** What can handle the event that the others cannot. */
export const mendedParcels = projection<ParcelEvent>({
  readModel: parcelsModel,
  on: { ...parcels.on, ParcelCursed: ({ streamId }) => parcelRows.add(streamId, { stops: 1 }) },
});

export const shopTotalsModel = readModel({
  name: 'shop-totals',
  title,
  version: 1,
  key: ['shop'],
  institution: null,
  indexes: [],
  defaultSort: { by: 'shop', descending: false },
  columns: { shop: column.text('店', 'Shop'), sent: column.integer('件数', 'Sent'), grams: column.bigint('重量', 'Weight') },
});
const totalRows = rowsOf(shopTotalsModel);

export const shopTotals = projection<ParcelEvent>({
  readModel: shopTotalsModel,
  on: {
    ShopOpened: ({ data }) => totalRows.put({ shop: data.shop, sent: 0, grams: 0 }),
    ParcelSent: ({ data }) => totalRows.add(data.shop, { sent: 1, grams: data.grams }),
  },
});

export const shopTripsModel = readModel({
  name: 'shop-trips',
  title,
  version: 1,
  key: ['shop', 'place'],
  institution: null,
  indexes: [],
  defaultSort: { by: 'shop', descending: false },
  columns: {
    shop: column.text('店', 'Shop'),
    place: column.text('地点', 'Place'),
    trips: column.integer('次数', 'Trips'),
    lost: column.integer('遗失', 'Lost'),
  },
});
const tripRows = rowsOf(shopTripsModel);

interface Parcel {
  readonly shop: string;
  readonly place: string;
}

/** Which shop a parcel is of, its later events do not say: it is remembered. */
export const shopTrips = projection<ParcelEvent, Parcel>({
  readModel: shopTripsModel,
  remember: (before, { type, data }) => {
    const { shop, place } = before ?? { shop: 'unknown', place: 'nowhere' };
    return { shop: type === 'ParcelSent' ? data.shop : shop, place: type === 'ParcelMoved' ? data.place : place };
  },
  on: {
    ParcelSent: () => [],
    ParcelMoved: ({ data }, before) => tripRows.count([before?.shop ?? 'unknown', data.place], { trips: 1 }),
    ParcelLost: (_event, before) => tripRows.count([before?.shop ?? 'unknown', before?.place ?? 'nowhere'], { trips: -1, lost: 1 }),
  },
});

export const parcelProjections: readonly AnyProjection[] = [parcels, shopTotals, shopTrips];

export interface Append {
  readonly stream: string;
  readonly event: NewEvent;
}

const metadata = {
  commandId: 'c',
  actorId: 'a',
  actorRoles: [],
  institutionId: null,
  at: '2026-11-21T00:00:00.000Z',
  correlationId: 'c',
  causationId: null,
};

/** The nth event of a test's history, its id made from n. */
export const parcelEvent = (n: number, stream: string, event: ParcelEvent): Append => ({
  stream,
  event: { id: derivedId(stream, String(n)), type: event.type, data: event.data as NewEvent['data'], metadata },
});

export const parcelId = (n: number): string => derivedId('parcel', String(n));

const shops = ['东门店', ...Array.from({ length: 39 }, (_, n) => `shop ${n}`)];

/** Numbers that look random and are the same for the same seed. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** A history of shops and parcels with every kind of row operation in it. */
export const parcelHistory = (count: number, seed = 1): readonly Append[] => {
  const next = numbers(seed);
  const history: Append[] = shops.map((shop, n) => parcelEvent(n, `shop-${n}`, { type: 'ShopOpened', data: { shop } }));
  for (let n = history.length; n < count; n += 1) {
    const at = new Date(Date.UTC(2026, 0, 1) + n * 61_000).toISOString();
    const shop = shops[next(shops.length)]!;
    const kind = next(20);
    const known = parcelId(next(n));
    if (kind < 10)
      history.push(parcelEvent(n, `parcel-${parcelId(n)}`, { type: 'ParcelSent', data: { shop, grams: next(9000), at, name: `人${n}` } }));
    else if (kind < 16) history.push(parcelEvent(n, `parcel-${known}`, { type: 'ParcelMoved', data: { place: `p${next(5)}` } }));
    else if (kind < 18) history.push(parcelEvent(n, `parcel-${known}`, { type: 'ParcelDelivered', data: {} }));
    else if (kind < 19 || n % 7 > 0) history.push(parcelEvent(n, `parcel-${known}`, { type: 'ParcelLost', data: {} }));
    else history.push(parcelEvent(n, 'shop-names', { type: 'ShopRenamed', data: { from: shop, to: shops[next(shops.length)]! } }));
  }
  return history;
};

export const appendAll = async (store: EventStore, history: readonly Append[]): Promise<string> => {
  let position = '';
  for (const { stream, event } of history) ({ position } = await store.append(stream, 'any', [event]));
  return position;
};

/** The rows that a projection makes of a history, one event at a time and without any database. */
export const builtFromZero = (of: AnyProjection, history: readonly Append[]): readonly Values[] => {
  const memories = new Map<string, unknown>();
  const operations = history.flatMap(({ stream, event }, n) => {
    const streamId = stream.slice(stream.indexOf('-') + 1);
    const recorded: Recorded = { ...event, category: 'parcel', streamId, revision: 0, position: String(n), meta: metadata };
    const before = memories.get(stream);
    if (Object.hasOwn(of.on, event.type)) memories.set(stream, of.remember?.(before, recorded));
    return project(of, recorded, before);
  });
  return rowsIn(applyOperations(of.readModel, new Map(), operations));
};
