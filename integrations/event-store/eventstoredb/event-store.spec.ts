import { eventStoreContract } from '@healthcert/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventStoreDb } from './event-store.ts';
import type { EventStoreDbSettings } from './settings.ts';
import { startFakeServer, type FakeServer } from './testing/fake-server.ts';

describe.each<[string, boolean, EventStoreDbSettings['appends']]>([
  ['one call for each append', true, 'single'],
  ['a stream of batches', true, 'batch'],
  ['one call for each append, where the server takes no batches', false, 'batch'],
])('by %s', (_, batches, appends) => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer({ batches });
  });
  afterAll(() => server.stop());

  eventStoreContract('EventStoreDB', {
    open: () => openEventStoreDb({ url: server.url, appends }),
    softDelete: async (stream) => server.log.softDelete(stream),
    tombstone: async (stream) => server.log.tombstone(stream),
  });

  it('goes the way it is told', () => {
    const batched = appends === 'batch' && batches;
    expect(server.calls.batches > 0).toBe(batched);
    expect(server.calls.single > 0).toBe(!batched);
    expect(server.calls.features > 0).toBe(appends === 'batch');
  });
});

const realServer = process.env.EVENTSTORE_TEST_URL;
if (realServer !== undefined) {
  describe.each(['single', 'batch'] as const)('on a real server, by %s', (appends) => {
    eventStoreContract('EventStoreDB', { open: () => openEventStoreDb({ url: realServer, appends, development: true }) });
  });
}
