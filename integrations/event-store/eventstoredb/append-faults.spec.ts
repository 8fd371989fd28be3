import { status } from '@grpc/grpc-js';
import { OutcomeUnknown, StoreUnavailable, type EventStore } from '@healthcert/domain/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEventStoreDb } from './event-store.ts';
import { startFakeServer, type FakeServer } from './testing/fake-server.ts';
import type { AppendFault } from './testing/faults.ts';
import { eventsOf, expectNothingUnheard, freshStream, idsIn, idsOf, inTheEnd, quick } from './testing/quick.ts';

const unheardOf: readonly AppendFault[] = [
  'answer lost',
  'request lost',
  'connection lost after writing',
  'connection lost before writing',
  'empty answer',
  'server timeout',
];
const ofBatches: readonly AppendFault[] = ['unknown correlation id', 'stream ended', 'stream deaf'];

describe.each(['single', 'batch'] as const)('appends (%s)', (appends) => {
  expectNothingUnheard();
  let server: FakeServer;
  let store: EventStore;
  const open = (url = server.url): Promise<EventStore> => inTheEnd(() => openEventStoreDb({ url, appends, timing: quick }));

  beforeEach(async () => {
    server = await startFakeServer();
    // The first to open writes the name of the log; the second has appended nothing yet.
    await (await open()).close();
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    server.stop();
  });

  it.each([...unheardOf, ...(appends === 'batch' ? ofBatches : [])])(
    'are of unknown outcome: %s; sent again, they are made once',
    async (fault) => {
      const stream = freshStream();
      const [first, ...rest] = eventsOf(3);
      await inTheEnd(() => store.append(stream, 'no_stream', [first!]));
      server.faults.appends.push(fault);
      await expect(store.append(stream, 0, rest)).rejects.toBeInstanceOf(OutcomeUnknown);
      expect(await inTheEnd(() => store.append(stream, 0, rest))).toMatchObject({ revision: 2 });
      expect(await idsIn(store, stream)).toEqual(idsOf([first!, ...rest]));
    },
  );

  it('are known not to be made where the caller may not write', async () => {
    server.faults.appends.push('access denied');
    await expect(store.append(freshStream(), 'no_stream', eventsOf(1))).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('are refused by a node that does not lead, and go to the leader next', async () => {
    server.faults.appends.push('not leader');
    const stream = freshStream();
    const failure = appends === 'single' ? StoreUnavailable : OutcomeUnknown;
    await expect(store.append(stream, 'no_stream', eventsOf(1))).rejects.toBeInstanceOf(failure);
    expect(await inTheEnd(() => store.append(stream, 'no_stream', eventsOf(1)))).toMatchObject({ revision: 0 });
  });

  it('have a position even where the server does not give it', async () => {
    const stream = freshStream();
    server.faults.appends.push('without position');
    const { position } = await store.append(stream, 'no_stream', eventsOf(2));
    expect(position).toBe((await store.readStream(stream)).events[1]!.position);
    server.faults.positionless = true;
    server.faults.appends.push('without position');
    const second = await store.append(stream, 1, eventsOf(1));
    expect(second.position).toBe(await store.head());
  });

  it('are of unknown outcome where they were made but their position cannot be asked for', async () => {
    const stream = freshStream();
    const events = eventsOf(2);
    server.faults.appends.push('without position');
    server.faults.reads.push('fail');
    await expect(store.append(stream, 'no_stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await inTheEnd(() => store.append(stream, 'no_stream', events))).toMatchObject({ revision: 1 });
  });

  it('are known not to be made where the server was down at the first of them, and go on when it is back', async () => {
    const stream = freshStream();
    server.stop();
    await expect(store.append(stream, 'no_stream', eventsOf(1))).rejects.toBeInstanceOf(StoreUnavailable);
    await server.start();
    expect(await inTheEnd(() => store.append(stream, 'no_stream', eventsOf(1)))).toMatchObject({ revision: 0 });
  });

  it('in flight when the server dies are all told, and made once each when it is back', async () => {
    const streams = Array.from({ length: 20 }, freshStream);
    const events = streams.map(() => eventsOf(2));
    server.faults.appends.push(...streams.map((_, n): AppendFault => (n % 2 ? 'answer lost' : 'request lost')));
    const inFlight = Promise.allSettled(streams.map((stream, n) => store.append(stream, 'no_stream', events[n]!)));
    await expect.poll(() => server.faults.appends.length).toBe(0);
    server.stop();
    for (const result of await inFlight) expect(result).toMatchObject({ status: 'rejected', reason: expect.any(OutcomeUnknown) });
    await server.start();
    await Promise.all(streams.map((stream, n) => inTheEnd(() => store.append(stream, 'no_stream', events[n]!))));
    for (const [n, stream] of streams.entries()) expect(await idsIn(store, stream)).toEqual(idsOf(events[n]!));
  });

  it('to one server are honest when another server of the process dies, and its late answers hurt nobody', async () => {
    const other = await startFakeServer();
    const elsewhere = await open(other.url);
    const stream = freshStream();
    const events = eventsOf(2);
    await inTheEnd(() => elsewhere.append(freshStream(), 'no_stream', eventsOf(1)));
    server.faults.lateBy = 100;
    server.faults.appends.push('answer late');
    const late = store.append(stream, 'no_stream', events).catch((error: unknown) => error);
    other.faults.appends.push('request lost');
    const lost = elsewhere.append(freshStream(), 'no_stream', eventsOf(1)).catch((error: unknown) => error);
    await expect.poll(() => server.faults.appends.length + other.faults.appends.length).toBe(0);
    other.stop();
    expect(await lost).toBeInstanceOf(OutcomeUnknown);
    const answer = await late;
    if (appends === 'single') expect(answer).toMatchObject({ revision: 1 });
    else expect(answer).toBeInstanceOf(OutcomeUnknown);
    expect(await inTheEnd(() => store.append(freshStream(), 'no_stream', eventsOf(1)))).toMatchObject({ revision: 0 });
    expect(await inTheEnd(() => store.append(stream, 'no_stream', events))).toMatchObject({ revision: 1 });
    expect(await idsIn(store, stream)).toEqual(idsOf(events));
    await elsewhere.close();
  });

  it('too many for the transport to take at once, when the connection is lost, are told without a stray failure', async () => {
    const streams = Array.from({ length: 60 }, freshStream);
    const large = streams.map(() => eventsOf(1).map((event) => ({ ...event, data: { text: 'x'.repeat(100_000) } })));
    server.faults.appends.push('connection lost before writing');
    const results = await Promise.allSettled(streams.map((stream, n) => store.append(stream, 'no_stream', large[n]!)));
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(OutcomeUnknown);
    for (const [n, stream] of streams.entries())
      expect(await inTheEnd(() => store.append(stream, 'no_stream', large[n]!))).toMatchObject({ revision: 0 });
  });

  it('end in time when the store is closed over them', async () => {
    server.faults.appends.push('answer lost');
    const inFlight = store.append(freshStream(), 'no_stream', eventsOf(1));
    const told = expect(inFlight).rejects.toBeInstanceOf(OutcomeUnknown);
    await expect.poll(() => server.faults.appends.length).toBe(0);
    await store.close();
    await told;
    await expect(store.append(freshStream(), 'no_stream', eventsOf(1))).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it.each<['hang' | status]>([['hang'], [status.INTERNAL], [status.UNAVAILABLE], [status.PERMISSION_DENIED]])(
    'do not depend for ever on what the server said it can do (%s)',
    async (fault) => {
      server.faults.features = fault;
      const stream = freshStream();
      const appended = store.append(stream, 'no_stream', eventsOf(1));
      if (appends === 'single') expect(await appended).toMatchObject({ revision: 0 });
      else {
        await expect(appended).rejects.toBeInstanceOf(StoreUnavailable);
        expect(await store.readStream(stream)).toMatchObject({ exists: false });
      }
      server.faults.features = 'answer';
      expect(await inTheEnd(() => store.append(freshStream(), 'no_stream', eventsOf(1)))).toMatchObject({ revision: 0 });
    },
  );

  it('go one by one to a server that cannot say what it can do', async () => {
    server.faults.features = status.UNIMPLEMENTED;
    expect(await inTheEnd(() => store.append(freshStream(), 'no_stream', eventsOf(1)))).toMatchObject({ revision: 0 });
    expect(server.calls.batches).toBe(appends === 'batch' ? 1 : 0);
  });
});
