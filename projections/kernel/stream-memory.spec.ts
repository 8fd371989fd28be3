import { createMemoryEventStore } from '@healthcert/domain/testing';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { decodeEvents } from './decode.ts';
import { subscribedTypes, type RowOperation } from './projection.ts';
import { StreamMemory } from './stream-memory.ts';
import { appendAll, builtFromZero, parcelEvent, parcelHistory, parcels, shopTrips } from './testing/parcels.ts';
import { plainCodec } from './testing/plain-codec.ts';
import { applyOperations, rowsIn } from './testing/table-model.ts';

const opened = async (history: Parameters<typeof appendAll>[1]) => {
  const store = createMemoryEventStore({ epoch: 'memory' });
  await appendAll(store, history);
  const { events } = await store.readAll(null, 10_000);
  let streamsRead = 0;
  const counting = { readStream: (...asked: Parameters<typeof store.readStream>) => ((streamsRead += 1), store.readStream(...asked)) };
  return {
    events: await decodeEvents(plainCodec, events, subscribedTypes(shopTrips)),
    memory: () => new StreamMemory({ projection: shopTrips, store: counting, codec: plainCodec }),
    streamsRead: () => streamsRead,
  };
};

describe('what a projection remembers of a stream', () => {
  test.prop(
    [fc.integer({ min: 1, max: 1000 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), fc.integer({ min: 0, max: 3 })],
    {
      numRuns: 60,
    },
  )(
    'is the same however the log is cut into pages, and whatever was forgotten or read twice in between',
    async (seed, sizes, forgetful) => {
      const history = parcelHistory(300, seed);
      const { events, memory } = await opened(history);
      let held = memory();
      const operations: RowOperation[] = [];
      for (let n = 0, page = 0; n < events.length; page += 1) {
        const size = sizes[page % sizes.length]!;
        if (forgetful > 0 && page % forgetful === 0) held = memory();
        const some = events.slice(n, n + size);
        // A write that failed: the same page once more.
        for (let time = 0; time < (page % 3 === 0 ? 2 : 1); time += 1) {
          await held.prepare(some);
          const made = some.flatMap(({ stored, event }) => held.project(stored, event!));
          if (time === 0) operations.push(...made);
          else expect(made).toEqual(operations.slice(operations.length - made.length));
        }
        n += size;
      }
      expect(rowsIn(applyOperations(shopTrips.readModel, new Map(), operations))).toEqual(builtFromZero(shopTrips, history));
    },
  );

  it('is read from the log only where it is not held, and not at all for a projection that remembers nothing', async () => {
    const history = [
      parcelEvent(1, 'parcel-a', { type: 'ParcelSent', data: { shop: 'north', grams: 1, at: '2026-01-01T00:00:00Z', name: null } }),
      parcelEvent(2, 'parcel-a', { type: 'ParcelMoved', data: { place: 'p1' } }),
      parcelEvent(3, 'parcel-a', { type: 'ParcelLost', data: {} }),
    ];
    const { events, memory, streamsRead } = await opened(history);
    const held = memory();
    for (const one of events) {
      await held.prepare([one]);
      held.project(one.stored, one.event!);
    }
    expect(streamsRead()).toBe(0);
    const restarted = memory();
    await restarted.prepare([events[2]!]);
    expect(restarted.project(events[2]!.stored, events[2]!.event!)).toMatchObject([{ op: 'count', key: ['north', 'p1'] }]);
    expect(streamsRead()).toBe(1);
    const nothing = new StreamMemory({
      projection: parcels,
      store: { readStream: () => Promise.reject(new Error('read')) },
      codec: plainCodec,
    });
    await expect(nothing.prepare(events)).resolves.toBeUndefined();
  });
});
