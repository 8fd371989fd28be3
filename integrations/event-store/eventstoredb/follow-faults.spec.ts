import { StoreUnavailable, StreamDeleted, type EventStore, type Position } from '@healthcert/domain/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEventStoreDb } from './event-store.ts';
import { startFakeServer, type FakeServer } from './testing/fake-server.ts';
import type { ReadFault, SubscriptionFault } from './testing/faults.ts';
import { eventsOf, expectNothingUnheard, freshStream, idsIn, idsOf, inTheEnd, quick } from './testing/quick.ts';

let server: FakeServer;
let store: EventStore;
/** Asks after a short silence what it may have missed; the other one would wait for a minute. */
let restless: EventStore;

beforeEach(async () => {
  server = await startFakeServer();
  store = await openEventStoreDb({ url: server.url, timing: { ...quick, quiet: 60_000 } });
  restless = await openEventStoreDb({ url: server.url, timing: quick });
});
afterEach(async () => {
  await store.close();
  await restless.close();
  server.stop();
});

const appendOne = async (): Promise<string> => {
  const events = eventsOf(1);
  const stream = freshStream();
  await inTheEnd(() => store.append(stream, 'no_stream', events));
  return events[0]!.id;
};

/** A follower that notes what it sees, and can be asked to wait until it has seen so many. */
const startFollower = (after: Position | null, on = store) => {
  const leaving = new AbortController();
  const seen: string[] = [];
  const ended = (async () => {
    for await (const page of on.follow(after, { limit: 10, signal: leaving.signal })) seen.push(...idsOf(page.events));
  })();
  return {
    seen,
    hasSeen: (count: number) => expect.poll(() => seen.length, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(count),
    leave: async () => {
      leaving.abort();
      await ended;
    },
  };
};

const subscribed = () => expect.poll(() => server.subscriptions.count, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);

describe('a follower', () => {
  expectNothingUnheard();

  it.each<[string, () => void | Promise<void>]>([
    ['the server ends its subscription as if all were well', () => server.subscriptions.endAll()],
    ['its subscription fails', () => server.subscriptions.failAll()],
    [
      'the server dies and comes back',
      () => {
        server.stop();
        return server.start();
      },
    ],
  ])('loses and doubles nothing when %s, again and again', async (_, befall) => {
    const follower = startFollower(await store.head());
    const sent: string[] = [];
    for (let round = 0; round < 4; round++) {
      await subscribed();
      sent.push(await appendOne());
      await befall();
      sent.push(await appendOne());
      sent.push(await appendOne());
      await follower.hasSeen(sent.length);
    }
    expect(follower.seen).toEqual(sent);
    await follower.leave();
  });

  it('loses and doubles nothing when its subscription falls silent', async () => {
    const follower = startFollower(await store.head(), restless);
    await subscribed();
    server.subscriptions.silenceAll();
    const sent = [await appendOne(), await appendOne()];
    await follower.hasSeen(2);
    expect(follower.seen).toEqual(sent);
    await follower.leave();
  });

  it.each<SubscriptionFault>(['unconfirmed', 'silent', 'refused', 'senseless checkpoint'])(
    'comes through a subscription that is at first %s',
    async (fault) => {
      server.faults.subscriptions.push(fault, fault);
      const follower = startFollower(await store.head(), fault === 'silent' ? restless : store);
      const sent = [await appendOne(), await appendOne()];
      await follower.hasSeen(2);
      expect(follower.seen).toEqual(sent);
      await follower.leave();
    },
  );

  it.each<ReadFault>(['hang', 'stall', 'fail'])('comes through reads that %s', async (fault) => {
    const start = await store.head();
    const sent = [await appendOne(), await appendOne(), await appendOne(), await appendOne()];
    server.faults.reads.push(fault, fault);
    const follower = startFollower(start);
    await follower.hasSeen(4);
    expect(follower.seen).toEqual(sent);
    await follower.leave();
  });

  it('slower than the log gets everything in order', async () => {
    const start = await store.head();
    const leaving = new AbortController();
    const seen: string[] = [];
    const events = eventsOf(600);
    // Sent again after an answer that was lost, they are made once.
    const stream = freshStream();
    let filled = false;
    for await (const page of store.follow(start, { limit: 7, signal: leaving.signal })) {
      if (!filled && page.atHead) {
        filled = true;
        void subscribed().then(() => inTheEnd(() => store.append(stream, 'no_stream', events)));
      }
      expect(page.events.length).toBeLessThanOrEqual(7);
      seen.push(...idsOf(page.events));
      await new Promise((resolve) => setImmediate(resolve));
      if (seen.length >= events.length) leaving.abort();
    }
    expect(seen).toEqual(idsOf(events));
  });

  it.each<[string, boolean]>([
    ['its signal aborts', true],
    ['it breaks off', false],
  ])('leaves no subscription behind when %s', async (_, aborts) => {
    const leaving = new AbortController();
    for await (const page of store.follow(await store.head(), { limit: 10, signal: leaving.signal })) {
      if (page.events.length > 0) {
        if (!aborts) break;
        leaving.abort();
      } else {
        void subscribed().then(appendOne);
      }
    }
    await expect.poll(() => server.subscriptions.count, { timeout: 20_000 }).toBe(0);
    leaving.abort();
  });

  it('ends when it is told to while the server is down', async () => {
    const follower = startFollower(await store.head());
    await subscribed();
    server.stop();
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await follower.leave();
  });
});

describe('a read', () => {
  expectNothingUnheard();

  it.each<ReadFault>(['hang', 'stall', 'fail'])(
    'says that the store is unavailable when it would %s, and the next succeeds',
    async (fault) => {
      const stream = freshStream();
      const events = eventsOf(4);
      await inTheEnd(() => store.append(stream, 'no_stream', events));
      const start = await store.head();
      for (const read of [() => store.readStream(stream), () => store.readAll(null, 10), () => store.head()]) {
        server.faults.reads.push(fault);
        await expect(read()).rejects.toBeInstanceOf(StoreUnavailable);
      }
      expect(await idsIn(store, stream)).toEqual(idsOf(events));
      expect(await inTheEnd(() => store.head())).toBe(start);
    },
  );

  it('says so while the server is down, and goes on when it is back', async () => {
    const stream = freshStream();
    const events = eventsOf(2);
    await inTheEnd(() => store.append(stream, 'no_stream', events));
    server.stop();
    await expect(store.readStream(stream)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readAll(null, 5)).rejects.toBeInstanceOf(StoreUnavailable);
    await server.start();
    expect(await idsIn(store, stream)).toEqual(idsOf(events));
  });

  it('of a stream from a server that does not say where its events stand gives the head', async () => {
    const stream = freshStream();
    await inTheEnd(() => store.append(stream, 'no_stream', eventsOf(2)));
    await appendOne();
    server.faults.positionless = true;
    const slice = await store.readStream(stream);
    expect(slice.position).toBe(await store.head());
    expect(slice.events.map(({ position }) => position)).toEqual([slice.position, slice.position]);
  });

  it('of a deleted stream says so', async () => {
    server.log.tombstone('case-gone');
    await expect(store.readStream('case-gone')).rejects.toEqual(new StreamDeleted('case-gone'));
  });
});
