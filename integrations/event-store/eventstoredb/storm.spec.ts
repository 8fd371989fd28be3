import { fc, test } from '@fast-check/vitest';
import type { EventStore, NewEvent } from '@healthcert/domain/kernel';
import { describe, expect } from 'vitest';
import { openEventStoreDb } from './event-store.ts';
import { startFakeServer, type FakeServer } from './testing/fake-server.ts';
import type { AppendFault, ReadFault, SubscriptionFault } from './testing/faults.ts';
import { eventsOf, expectNothingUnheard, freshStream, idsIn, idsOf, inTheEnd, quick } from './testing/quick.ts';

/** Without those that only time can tell: they have tests of their own, and here they would take it all. */
const appendFaults: readonly AppendFault[] = [
  'connection lost after writing',
  'connection lost before writing',
  'server timeout',
  'without position',
  'answer late',
  'stream ended',
  'answer lost',
];
const readFaults: readonly ReadFault[] = ['fail', 'stall'];
const subscriptionFaults: readonly SubscriptionFault[] = ['refused', 'senseless checkpoint', 'silent'];

const blow = fc.constantFrom('end', 'fail', 'silence', 'restart', 'none' as const);

const befall = async (server: FakeServer, what: string): Promise<void> => {
  if (what === 'end') server.subscriptions.endAll();
  else if (what === 'fail') server.subscriptions.failAll();
  else if (what === 'silence') server.subscriptions.silenceAll();
  else if (what === 'restart') {
    server.stop();
    await server.start();
  }
};

const streamsAtOnce = 6;
const appendsEach = 8;

/** Appends one by one, each sent until its outcome is known. */
const fill = async (store: EventStore, stream: string, afterEach: () => Promise<void>): Promise<NewEvent[]> => {
  const sent: NewEvent[] = [];
  for (let n = 0; n < appendsEach; n++) {
    const events = eventsOf(1 + (n % 3));
    const expected = sent.length === 0 ? 'no_stream' : sent.length - 1;
    sent.push(...events);
    const { revision } = await inTheEnd(() => store.append(stream, expected, events));
    expect(revision).toBe(sent.length - 1);
    await afterEach();
  }
  return sent;
};

describe.each(['single', 'batch'] as const)('in a storm of faults (%s)', (appends) => {
  expectNothingUnheard();

  test.prop(
    [
      fc.array(fc.constantFrom(...appendFaults), { maxLength: 12 }),
      fc.array(fc.constantFrom(...readFaults), { maxLength: 3 }),
      fc.array(fc.constantFrom(...subscriptionFaults), { maxLength: 3 }),
      fc.array(blow, { minLength: 4, maxLength: 8 }),
    ],
    { numRuns: 4 },
  )(
    'every event is there exactly once, and a follower sees each exactly once in order',
    async (onAppends, onReads, onSubscriptions, blows) => {
      const server = await startFakeServer();
      const store = await openEventStoreDb({ url: server.url, appends, timing: quick });
      const start = await store.head();
      server.faults.lateBy = 20;
      server.faults.appends.push(...onAppends);
      server.faults.subscriptions.push(...onSubscriptions);

      const leaving = new AbortController();
      const seen: string[] = [];
      const following = (async () => {
        for await (const page of store.follow(start, { limit: 5, signal: leaving.signal })) seen.push(...idsOf(page.events));
      })();

      const toCome = [...blows];
      const readsToCome = [...onReads];
      let done = 0;
      const streams = Array.from({ length: streamsAtOnce }, freshStream);
      const blowNow = async (): Promise<void> => {
        done += 1;
        if (done % 6 !== 0) return;
        server.faults.reads.push(...readsToCome.splice(0, 1));
        await befall(server, toCome.shift() ?? 'none');
      };
      const sent = await Promise.all(streams.map((stream) => fill(store, stream, blowNow)));
      server.faults.reads.length = 0;

      for (const [n, stream] of streams.entries()) expect(await idsIn(store, stream)).toEqual(idsOf(sent[n]!));
      await expect.poll(() => seen.length, { interval: 5 }).toBe(sent.flat().length);
      leaving.abort();
      await following;
      expect(seen).toEqual(idsOf(server.log.all.filter(({ stream }) => streams.includes(stream))));
      await store.close();
      server.stop();
    },
    30_000,
  );
});
