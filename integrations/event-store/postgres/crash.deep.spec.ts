import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OutcomeUnknown, StoreUnavailable, type EventStore, type NewEvent } from '@healthcert/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAppRole, migrate, startEmbeddedPostgres, type EmbeddedPostgres } from '../../postgres/index.ts';
import { freshStream, someEvents } from './fixtures.ts';
import { createPostgresEventStore } from './index.ts';

const kills = 12;
const writers = 32;

interface Sent {
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

describe('the event store on Postgres, when the server is killed at work', () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  let store: EventStore;
  beforeAll(async () => {
    // Not below /tmp, which may be memory: fsync is on, and shall mean something.
    dataDir = await mkdtemp(join('/var/tmp', 'healthcert-crash-'));
    server = await startEmbeddedPostgres({ dataDir, durable: true });
    const appUrl = await ensureAppRole(server.ownerUrl);
    await migrate(server.ownerUrl);
    store = await createPostgresEventStore({ url: appUrl });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  it('has everything that was acknowledged, each append whole or not at all, and takes repetitions once', async () => {
    const acknowledged: Sent[] = [];
    const unknown: Sent[] = [];
    let answers = 0;

    const write = async (): Promise<void> => {
      for (;;) {
        const sent = { stream: freshStream(), events: someEvents(1 + (answers++ % 3)) };
        try {
          await store.append(sent.stream, 'no_stream', sent.events);
          acknowledged.push(sent);
        } catch (error) {
          if (error instanceof OutcomeUnknown) unknown.push(sent);
          else expect(error).toBeInstanceOf(StoreUnavailable);
          return;
        }
      }
    };

    for (let kill = 1; kill <= kills; kill++) {
      const goal = acknowledged.length + 50 * kill;
      const writing = Promise.all(Array.from({ length: writers }, write));
      await expect.poll(() => acknowledged.length, { timeout: 60_000, interval: 1 }).toBeGreaterThan(goal);
      process.kill(server.pid, 'SIGKILL');
      await writing;
      server = await startEmbeddedPostgres({ dataDir, durable: true, port: server.port });
    }

    expect(unknown.length).toBeGreaterThan(0);
    for (const { stream, events } of unknown) {
      const held = await store.readStream(stream);
      expect([0, events.length]).toContain(held.events.length);
      await store.append(stream, 'no_stream', events);
    }
    const log = new Map<string, string[]>();
    let position = null;
    for (let atHead = false; !atHead;) {
      const page = await store.readAll(position, 5000);
      for (const { stream, id } of page.events) log.set(stream, [...(log.get(stream) ?? []), id]);
      ({ position, atHead } = page);
    }
    const expected = new Map([...acknowledged, ...unknown].map(({ stream, events }) => [stream, events.map(({ id }) => id)]));
    expect(log.size).toBe(expected.size);
    for (const [stream, ids] of expected) expect(log.get(stream)).toEqual(ids);
  });
});
