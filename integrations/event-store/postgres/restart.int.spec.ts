import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutcomeUnknown, StoreUnavailable, type EventStore } from '@healthcert/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAppRole, migrate, startEmbeddedPostgres, type EmbeddedPostgres } from '../../postgres/index.ts';
import { freshStream, someEvent, someEvents } from './fixtures.ts';
import { createPostgresEventStore } from './index.ts';

describe('the event store on Postgres, when its server is stopped and started again', () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  let store: EventStore;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'healthcert-restart-'));
    server = await startEmbeddedPostgres({ dataDir, durable: false });
    const appUrl = await ensureAppRole(server.ownerUrl);
    await migrate(server.ownerUrl);
    store = await createPostgresEventStore({ url: appUrl, pollEvery: 50 });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it('is unavailable in between, then goes on by itself: appends, reads, followers', async () => {
    const { epoch } = store;
    const stream = freshStream();
    const [first, second] = [someEvents(2), someEvents(1)];
    await store.append(stream, 'no_stream', first);
    const leaving = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const page of store.follow(null, { limit: 10, signal: leaving.signal })) {
        seen.push(...page.events.map(({ id }) => id));
        if (seen.length === 3) leaving.abort();
      }
    })();

    await server.stop();
    // The first may still be sent on a connection whose end has not been heard of.
    const early = await store.append(freshStream(), 'no_stream', [someEvent()]).catch((error: unknown) => error);
    expect(early instanceof StoreUnavailable || early instanceof OutcomeUnknown).toBe(true);
    await expect(store.append(stream, 1, second)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readStream(stream)).rejects.toBeInstanceOf(StoreUnavailable);

    server = await startEmbeddedPostgres({ dataDir, durable: false, port: server.port });
    expect(await store.append(stream, 1, second)).toMatchObject({ revision: 2 });
    expect((await store.readStream(stream)).events.map(({ id }) => id)).toEqual([...first, ...second].map(({ id }) => id));
    await following;
    expect(seen).toEqual([...first, ...second].map(({ id }) => id));
    expect(store.epoch).toBe(epoch);
  });
});
