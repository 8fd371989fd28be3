import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { OutcomeUnknown, StoreUnavailable, WrongExpectedRevision, type EventStore } from '@healthcert/domain/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres/testing/index.ts';
import { freshStream, someEvent, someEvents, terminate, untilWaiting, whileHeadIsLocked, withClient } from './fixtures.ts';
import { createPostgresEventStore, type PostgresEventStoreSettings } from './index.ts';

describe('the event store on Postgres, when something goes wrong', () => {
  let database: TestDatabase;
  const opened: EventStore[] = [];
  const open = async (settings: Partial<PostgresEventStoreSettings> = {}): Promise<EventStore> => {
    const store = await createPostgresEventStore({ url: database.appUrl, ...settings });
    opened.push(store);
    return store;
  };
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  afterAll(() => database.drop());

  it('does not know the outcome of an append whose connection was ended, and a repetition finds it out', async () => {
    const store = await open();
    const stream = freshStream();
    const events = someEvents(2);
    let lost: Promise<unknown>;
    await whileHeadIsLocked(database.ownerUrl, async (owner) => {
      lost = store.append(stream, 'no_stream', events).catch((error: unknown) => error);
      await untilWaiting(owner);
      await terminate(owner, 'healthcert append');
      expect(await lost).toBeInstanceOf(OutcomeUnknown);
    });
    expect(await store.readStream(stream)).toMatchObject({ exists: false });
    expect(await store.append(stream, 'no_stream', events)).toMatchObject({ revision: 1 });
  });

  it('goes on after its connections were ended while idle, without anybody noticing', async () => {
    const store = await open();
    const stream = freshStream();
    await store.append(stream, 'no_stream', [someEvent()]);
    await withClient(database.ownerUrl, (owner) => terminate(owner, 'healthcert %'));
    const started = store.append(stream, 0, [someEvent()]);
    // The news of the lost connection and the append may cross: then the outcome is unknown, and a repetition tells.
    await started.catch((error: unknown) => expect(error).toBeInstanceOf(OutcomeUnknown));
    expect(await store.append(stream, 'stream_exists', [someEvent()])).toMatchObject({ revision: expect.any(Number) as number });
  });

  it('takes nothing for granted on a new connection, which may lead to a server that was restored', async () => {
    const store = await open();
    const stream = freshStream();
    await store.append(stream, 'no_stream', someEvents(4));
    await withClient(database.ownerUrl, async (owner) => {
      await terminate(owner, 'healthcert append');
      await owner.query('ALTER TABLE event_store.events DISABLE TRIGGER events_are_kept');
      await owner.query('DELETE FROM event_store.events WHERE stream = $1 AND revision > 1', [stream]);
      await owner.query('ALTER TABLE event_store.events ENABLE TRIGGER events_are_kept');
    });
    const attempt = (): Promise<unknown> => store.append(stream, 3, someEvents(2)).catch((error: unknown) => error);
    const outcome = await attempt();
    expect(outcome instanceof OutcomeUnknown ? await attempt() : outcome).toEqual(new WrongExpectedRevision(stream, 3, 1));
  });

  it('gives up, with nothing written, when the database takes too long', async () => {
    const store = await open({ statementTimeout: 100 });
    const stream = freshStream();
    await whileHeadIsLocked(database.ownerUrl, async () => {
      await expect(store.append(stream, 'no_stream', someEvents(2))).rejects.toBeInstanceOf(StoreUnavailable);
    });
    expect(await store.append(stream, 'no_stream', someEvents(2))).toMatchObject({ revision: 1 });
  });

  it('cuts a connection that does not answer, and does not know the outcome', async () => {
    const store = await open({ answerTimeout: 100 });
    const stream = freshStream();
    const events = [someEvent()];
    await whileHeadIsLocked(database.ownerUrl, async () => {
      await expect(store.append(stream, 'no_stream', events)).rejects.toBeInstanceOf(OutcomeUnknown);
    });
    // The server may have finished what it was asked before it noticed: either way there is one event.
    expect(await store.append(stream, 'no_stream', events)).toMatchObject({ revision: 0 });
    expect((await store.readStream(stream)).events).toHaveLength(1);
  });

  it('stores every other append of a batch when one of them cannot be stored', async () => {
    const store = await open();
    const streams = [freshStream(), freshStream(), freshStream()] as const;
    const outcomes = await Promise.allSettled([
      store.append(streams[0], 'no_stream', someEvents(2)),
      store.append('case-\u0000', 'no_stream', [someEvent()]),
      store.append(streams[1], 3, [someEvent()]),
      store.append(streams[2], 'no_stream', [someEvent()]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect((outcomes[1] as PromiseRejectedResult).reason).toMatchObject({ code: '22021' });
    expect((outcomes[2] as PromiseRejectedResult).reason).toEqual(new WrongExpectedRevision(streams[1], 3, -1));
  });

  it('refuses an id that is no UUID, alone', async () => {
    const store = await open();
    const [good, bad] = await Promise.allSettled([
      store.append(freshStream(), 'no_stream', [someEvent()]),
      store.append(freshStream(), 'no_stream', [{ ...someEvent(), id: 'event-1' }]),
    ]);
    expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
  });

  it('finishes what was called when it is closed, and takes nothing more', async () => {
    const store = await open();
    const stream = freshStream();
    const last = store.append(stream, 'no_stream', someEvents(2));
    await store.close();
    expect(await last).toMatchObject({ revision: 1 });
    await expect(store.append(stream, 1, [someEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
  });

  describe('behind a network that fails', () => {
    let proxy: Server;
    const sockets = new Set<Socket>();
    const network = { answers: true };
    beforeAll(async () => {
      const { hostname, port } = new URL(database.appUrl);
      proxy = createServer((near) => {
        const far = connect(Number(port), hostname);
        near.pipe(far);
        far.on('data', (chunk: Buffer) => (network.answers ? near.write(chunk) : near.destroy()));
        for (const socket of [near, far]) {
          sockets.add(socket);
          socket.on('error', () => undefined);
          socket.on('close', () => [near, far].forEach((each) => each.destroy()));
        }
      }).listen(0, '127.0.0.1');
      await once(proxy, 'listening');
    });
    afterAll(() => proxy.close());
    const proxied = (): string =>
      Object.assign(new URL(database.appUrl), { port: String((proxy.address() as AddressInfo).port) }).toString();

    it('does not know the outcome when the answer is lost, and a repetition gives the first result', async () => {
      const store = await open({ url: proxied(), appendConnections: 1 });
      const stream = freshStream();
      await store.append(stream, 'no_stream', [someEvent()]);
      const events = someEvents(3);
      network.answers = false;
      await expect(store.append(stream, 0, events)).rejects.toBeInstanceOf(OutcomeUnknown);
      network.answers = true;
      expect((await store.readStream(stream)).revision).toBe(3);
      expect(await store.append(stream, 0, events)).toMatchObject({ revision: 3 });
      expect((await store.readStream(stream)).events).toHaveLength(4);
    });

    it('says that nothing was sent when it cannot connect, and recovers by itself', async () => {
      const store = await open({ url: proxied(), connectTimeout: 500 });
      network.answers = false;
      for (const socket of sockets) socket.destroy();
      await expect(store.append(freshStream(), 'no_stream', [someEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
      network.answers = true;
      expect(await store.append(freshStream(), 'no_stream', [someEvent()])).toMatchObject({ revision: 0 });
    });

    it('follows on where it was when the connection comes back', async () => {
      const writer = await open();
      const reader = await open({ url: proxied(), pollEvery: 50 });
      const leaving = new AbortController();
      const stream = freshStream();
      const seen: number[] = [];
      await writer.append(stream, 'no_stream', [someEvent(0)]);
      let cut = false;
      for await (const page of reader.follow(null, { limit: 1000, signal: leaving.signal })) {
        seen.push(...page.events.filter((event) => event.stream === stream).map((event) => event.revision));
        if (page.atHead && !cut) {
          cut = true;
          network.answers = false;
          for (const socket of sockets) socket.destroy();
          await writer.append(stream, 0, [someEvent(1)]);
          await reader.head().catch(() => (network.answers = true));
        }
        if (seen.length === 2) leaving.abort();
      }
      expect(seen).toEqual([0, 1]);
    });
  });
});
