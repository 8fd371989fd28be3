import { StoreUnavailable } from '@healthcert/domain/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEventStoreDb } from './event-store.ts';
import { InvalidEventStoreUrl, checkUrl } from './settings.ts';
import { startFakeServer, type FakeServer } from './testing/fake-server.ts';
import { expectNothingUnheard, inTheEnd, quick } from './testing/quick.ts';

describe('a connection string', () => {
  it.each([
    'esdb://localhost:2113?tls=false',
    'esdb://user:secret@node1:2113,node2:2113,node3:2113?nodePreference=leader',
    'esdb+discover://user:secret@cluster.example?tls=true&gossipTimeout=5&keep_alive_interval=20000',
  ])('is taken: %s', (url) => {
    expect(() => checkUrl(url, false)).not.toThrow();
  });

  it.each([
    ['http://localhost:2113', 'expected esdb://'],
    ['esdb://', 'expected esdb://'],
    ['esdb://user:secret@localhost?tls=false', 'credentials need TLS'],
    ['esdb://user:secret@localhost?tsl=true', 'unknown option tsl'],
    ['esdb+discover://user:secret@localhost?gossipTimeout=5000', 'in seconds'],
  ])('is refused, and not repeated: %s', (url, why) => {
    expect(() => checkUrl(url, false)).toThrow(InvalidEventStoreUrl);
    expect(() => checkUrl(url, false)).toThrow(why);
    expect(() => checkUrl(url, false)).not.toThrow('secret');
  });

  it('may have credentials without TLS in development', () => {
    expect(() => checkUrl('esdb://user:secret@localhost?tls=false', true)).not.toThrow();
  });
});

describe('opening', () => {
  expectNothingUnheard();
  let server: FakeServer;
  beforeEach(async () => {
    server = await startFakeServer();
  });
  afterEach(() => server.stop());
  const open = (url = server.url) => openEventStoreDb({ url, timing: quick });

  it('names the history, the same for all who open it and another for another server', async () => {
    const other = await startFakeServer();
    const stores = await Promise.all([open(), open(), open(), open(other.url)]);
    const epochs = stores.map(({ epoch }) => epoch);
    expect(new Set(epochs.slice(0, 3)).size).toBe(1);
    expect(epochs[3]).not.toBe(epochs[0]);
    await Promise.all(stores.map((store) => store.close()));
    other.stop();
    const again = await open();
    expect(again.epoch).toBe(epochs[0]);
    await again.close();
  });

  it('shows nobody the event that names it', async () => {
    const store = await open();
    expect(await store.readAll(null, 10)).toMatchObject({ events: [], atHead: true, position: await store.head() });
    await store.close();
  });

  it('fails while the server is down, or does not answer', async () => {
    server.faults.reads.push('hang');
    await expect(open()).rejects.toBeInstanceOf(StoreUnavailable);
    server.stop();
    await expect(open()).rejects.toBeInstanceOf(StoreUnavailable);
    await server.start();
    await (await inTheEnd(open)).close();
  });

  it('refuses a connection string that would do other than it says', async () => {
    await expect(open('esdb://user:secret@127.0.0.1:1?tls=false')).rejects.toBeInstanceOf(InvalidEventStoreUrl);
  });
});
