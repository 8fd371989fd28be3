import {
  WrongExpectedRevision,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type RecordedEvent,
} from '@healthcert/domain/kernel';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres/testing/index.ts';
import { freshStream, someEvent, someEvents } from './fixtures.ts';
import { createPostgresEventStore } from './index.ts';

describe('many appenders on Postgres', () => {
  let database: TestDatabase;
  let stores: readonly [EventStore, EventStore];
  beforeAll(async () => {
    database = await createTestDatabase();
    stores = [await createPostgresEventStore({ url: database.appUrl }), await createPostgresEventStore({ url: database.appUrl })];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  const readOn = async (after: Position): Promise<RecordedEvent[]> => {
    const events: RecordedEvent[] = [];
    for (let position = after; ;) {
      const page = await stores[0].readAll(position, 97);
      events.push(...page.events);
      if (page.atHead) return events;
      ({ position } = page);
    }
  };

  it('on one hot stream, from two processes, all get in once when they try again after a conflict', async () => {
    const stream = freshStream();
    const add = async (store: EventStore, event: NewEvent): Promise<void> => {
      for (let expected: ExpectedRevision = 'no_stream'; ;) {
        try {
          await store.append(stream, expected, [event]);
          return;
        } catch (error) {
          if (!(error instanceof WrongExpectedRevision)) throw error;
          expected = error.actual;
        }
      }
    };
    const events = someEvents(60);
    await Promise.all(events.map((event, n) => add(stores[n % 2]!, event)));
    const stored = (await stores[1].readStream(stream)).events;
    expect(stored.map(({ revision }) => revision)).toEqual(events.map((_, n) => n));
    expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
  });

  it('on one stream, each expecting the revision that the one before leaves, share a commit', async () => {
    const stream = freshStream();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) => stores[0].append(stream, n === 0 ? 'no_stream' : n - 1, [someEvent(n)])),
    );
    expect(results.map(({ revision }) => revision)).toEqual(results.map((_, n) => n));
    expect(results.map(({ position }) => position)).toEqual(results.map(({ position }) => position).toSorted());
  });

  it('that send the same append twice at once write it once', async () => {
    const stream = freshStream();
    const events = someEvents(2);
    const results = await Promise.all([...stores, ...stores].map((store) => store.append(stream, 'no_stream', events)));
    expect(new Set(results.map(({ revision, position }) => `${revision} ${position}`)).size).toBe(1);
    expect(results.filter(({ recognised }) => !recognised)).toHaveLength(1);
    expect((await stores[0].readStream(stream)).events).toHaveLength(2);
  });

  const attempt = fc.record({
    store: fc.nat(1),
    stream: fc.nat(4),
    expected: fc.oneof(fc.constantFrom<ExpectedRevision>('no_stream', 'any', 'stream_exists'), fc.nat(6)),
    count: fc.integer({ min: 1, max: 3 }),
  });

  it('leave a log in which everything acknowledged is where it was said to be, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(attempt, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
        const names = Array.from({ length: 5 }, freshStream);
        const start = await stores[0].head();
        const expectedEvents = new Map<string, string>();
        for (const round of rounds) {
          const outcomes = await Promise.allSettled(
            round.map(async ({ store, stream, expected, count }) => {
              const events = someEvents(count);
              const { revision, position } = await stores[store]!.append(names[stream]!, expected, events);
              return { stream: names[stream]!, events, revision, position };
            }),
          );
          for (const outcome of outcomes) {
            if (outcome.status === 'rejected') {
              expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
              continue;
            }
            const { stream, events, revision } = outcome.value;
            events.forEach(({ id }, n) => expectedEvents.set(`${stream}@${revision - events.length + 1 + n}`, id));
          }
        }
        const log = await readOn(start);
        expect(new Map(log.map(({ stream, revision, id }) => [`${stream}@${revision}`, id]))).toEqual(expectedEvents);
        expect(log.map(({ position }) => position)).toEqual(log.map(({ position }) => position).toSorted());
        for (const name of names) {
          const slice = await stores[1].readStream(name);
          expect(slice.events).toEqual(log.filter(({ stream }) => stream === name));
          expect(slice.events.map(({ revision }) => revision)).toEqual(slice.events.map((_, n) => n));
        }
      }),
      { numRuns: 40 },
    );
  });
});
