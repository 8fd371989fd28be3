import { describe, expect, it } from 'vitest';
import { projection, rowsOf } from '../index.ts';
import { expectEraseEquivalence, recorded, rowsOfProjection } from './index.ts';
import { parcels, parcelsModel, shopTotals } from './parcels.ts';

const shop = 'north';
const opened = { type: 'ShopOpened', data: { shop } };
const sent = { type: 'ParcelSent', data: { shop, grams: 5, at: '2026-11-21T08:00:00.000Z', name: null } };

describe('rows of a projection without a database', () => {
  const { given } = rowsOfProjection(shopTotals);

  it('are those that the events give', () => {
    given(opened, sent, sent).thenRows([{ shop, sent: 2, grams: 10 }]);
    given(opened).thenRow({ sent: 0 });
    given(sent).thenRows([]);
    expect(() => given(opened, sent).thenRow({ sent: 0 })).toThrow();
  });

  it('show a projection that remembers', () => {
    let seen = 0;
    const rows = rowsOf(shopTotals.readModel as typeof import('./parcels.ts').shopTotalsModel);
    const remembering = projection({
      readModel: shopTotals.readModel,
      on: { ShopOpened: () => rows.put({ shop, sent: (seen += 1), grams: 0 }) },
    });
    expect(() => rowsOfProjection(remembering).given(opened).rows()).toThrow('replayed');
  });

  it('show a value that its column cannot hold', () => {
    const wrong = { ...sent, data: { ...sent.data, grams: 0.5 } };
    expect(() => rowsOfProjection(parcels).given(wrong).rows()).toThrow('the column grams');
  });
});

describe('erasure', () => {
  const rows = rowsOf(parcelsModel);
  const id = '019ca000-0000-7000-8000-000000000009';
  const row = (name: string | null, place: string | null) => ({
    parcelId: id,
    shop,
    sender: 's',
    name,
    place,
    stops: 0,
    grams: 0,
    delivered: false,
    sentOn: '2026-01-01',
    sentAt: '2026-01-01T00:00:00.000Z',
    tags: [],
    notes: {},
    fingerprint: '',
  });
  const history = recorded(
    [
      { type: 'PersonEnrolled', data: { personId: id, identity: { name: '王小明' } } },
      { type: 'PersonErased', data: { personId: id } },
    ],
    id,
    'person',
  );
  const named = (onErased: () => ReturnType<typeof rows.patch>) =>
    projection({
      readModel: parcelsModel,
      on: {
        PersonEnrolled: ({ data }: { data: { identity: { name: string } | null } }) => rows.put(row(data.identity?.name ?? null, null)),
        PersonErased: onErased,
      },
    } as never);

  it('leaves what a rebuild after it would give', () => {
    expectEraseEquivalence(
      named(() => rows.patch(id, { name: null })),
      history,
      id,
    );
  });

  it('is noticed where it was forgotten, or where a sealed value went elsewhere', () => {
    expect(() =>
      expectEraseEquivalence(
        named(() => rows.patch(id, {})),
        history,
        id,
      ),
    ).toThrow('rows differ');
    expect(() =>
      expectEraseEquivalence(
        named(() => rows.put(row(null, '王小明'))),
        history,
        id,
      ),
    ).toThrow('sealed values');
  });
});
