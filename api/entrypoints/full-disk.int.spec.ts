import { newId, StoreUnavailable, type EventStore, type NewEvent } from '@healthcert/domain/kernel';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeployment, ready, type Deployment } from './testing/index.ts';

const callers = 32;
const mega = 1024 * 1024;
/** A file of the server's own log of changes. */
const segment = 16 * mega;

/** Events that concern nobody, too short to be kept apart from their row. */
const padding = (): NewEvent[] =>
  Array.from({ length: 256 }, () => ({ id: newId(), type: 'Padded', data: { with: 'x'.repeat(1500) }, metadata: {} }));

const pad = (store: EventStore) => store.append(`padding-${newId()}`, 'no_stream', padding());

/**
 * The disk is full where the server may not make its files larger: a limit that every user may set, and to the server
 * the same refusal of a write as that of a disk without room.
 */
describe('a system whose database has no room left', () => {
  let city: Deployment;
  beforeAll(async () => {
    city = await openDeployment({ durable: true });
  });
  afterAll(() => city.close());

  /** Bytes into the present file of the server's log. */
  const logged = async (): Promise<number> => {
    const [row] = await city.asOwner<{ at: number }>(`SELECT ((pg_current_wal_lsn() - '0/0') % ${segment})::int AS at`);
    return row!.at;
  };
  const restartedWith = async (limits?: { readonly largestFile: number }): Promise<void> => {
    await city.stopPostgres();
    await city.startPostgres(limits);
  };
  const withStore = async <T>(use: (store: EventStore) => Promise<T>): Promise<T> => {
    const store = await createPostgresEventStore({ url: city.appUrl });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  };

  it('for its log of changes: the server falls, and all that was acknowledged is there once there is room', async () => {
    // Past the middle a starting server would want a further file at once.
    while ((await logged()) > segment / 2) await city.asOwner(`SELECT pg_logical_emit_message(false, 'padding', repeat('x', ${mega}))`);
    await restartedWith({ largestFile: Math.ceil((await logged()) / 1024) + 3 * 1024 });
    await city.untilReadiness(ready);
    await city.traffic.run(callers, () => false);
    expect(city.traffic.count('done')).toBeGreaterThan(0);
    await city.untilReadiness({ code: 503, problems: ['the database does not answer', 'the event store does not answer'] });

    // It may go on trying in vain; an operator ends it, makes room and starts it.
    await city.killPostgres();
    await city.startPostgres();
    await city.untilReadiness(ready);
    await city.expectEachOnce();
  });

  it('for events: appends fail and say so, readers go on, and nothing is lost or doubled once there is room', async () => {
    const [file] = await city.asOwner<{ bytes: string }>(`SELECT pg_relation_size('event_store.events') AS bytes`);
    await restartedWith({ largestFile: Math.ceil(Math.max(segment, Number(file!.bytes)) / 1024) + 1024 });
    await city.untilReadiness(ready);
    await withStore(async (store) => {
      const filled = (async () => {
        for (;;) await pad(store);
      })();
      await expect(filled).rejects.toMatchObject({
        constructor: StoreUnavailable,
        cause: { message: expect.stringContaining('File too large') },
      });
    });

    const unknownBefore = city.traffic.count('OutcomeUnknown');
    const readBefore = city.traffic.count('read');
    await city.traffic.run(callers, () => false);
    expect(city.traffic.count('OutcomeUnknown')).toBe(unknownBefore);
    expect(city.traffic.count('read')).toBeGreaterThan(readBefore);
    await city.untilReadiness({ code: 503, problems: ['events cannot be stored: Postgres refused it with XX000'] });

    await restartedWith();
    await city.expectEachOnce();
    await city.untilReadiness(ready);
  });
});
