import { newId, type NewEvent } from '@healthcert/domain/kernel';
import { Client } from 'pg';
import { vi } from 'vitest';

export const freshStream = (): string => `case-${newId()}`;

export const someEvent = (n = 0): NewEvent => ({ id: newId(), type: 'Noted', data: { n }, metadata: { version: 1 } });

export const someEvents = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => someEvent(n));

/** Runs the statements on a connection of its own. */
export const withClient = async <T>(url: string, use: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(url);
  // A connection that a test ends from outside is not a failure of the test.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

const waitingAppends = `SELECT 1 FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'healthcert append' AND wait_event_type = 'Lock'`;

/** Until an append waits in the database for its one lock. */
export const untilWaiting = (client: Client): Promise<boolean> =>
  vi.waitUntil(
    async () => {
      // The view is frozen within a transaction unless told otherwise.
      await client.query('SELECT pg_stat_clear_snapshot()');
      return (await client.query(waitingAppends)).rows.length > 0;
    },
    { timeout: 20_000, interval: 5 },
  );

/** Nobody can append while `during` runs. */
export const whileHeadIsLocked = (ownerUrl: string, during: (client: Client) => Promise<void>): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT position FROM event_store.head FOR UPDATE');
    await during(client);
    await client.query('ROLLBACK');
  });

export const terminate = (client: Client, applicationName: string): Promise<unknown> =>
  client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE $1 AND pid <> pg_backend_pid()',
    [applicationName],
  );
