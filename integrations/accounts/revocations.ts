import { setTimeout as wait } from 'node:timers/promises';
import { Client, type Pool } from 'pg';

/** Told when sessions of somebody end early. Null: word may have been missed, forget what you know of everybody. */
export type RevocationListener = (staffId: string | null) => void;

/** Carries revocations to every process at once; caches expire within seconds also where word is lost. */
export interface Revocations {
  announce(staffId: string): Promise<void>;
  subscribe(listener: RevocationListener): () => void;
  /** Resolves once word from other processes is heard. */
  readonly listening: Promise<void>;
  close(): Promise<void>;
}

const channel = 'healthcert_session_revoked';
const reconnectMilliseconds = 1000;

/** A connection of its own, opened anew when it breaks. */
export const createRevocations = (pool: Pool): Revocations => {
  const listeners = new Set<RevocationListener>();
  const closing = new AbortController();
  const first = Promise.withResolvers<void>();
  const tell = (staffId: string | null): void => listeners.forEach((listener) => listener(staffId));

  /** Resolves when the connection is over. */
  const listen = async (): Promise<void> => {
    const over = Promise.withResolvers<void>();
    const client = new Client({ ...pool.options, application_name: 'healthcert revocations' });
    const end = (): void => over.resolve();
    client.on('error', end);
    client.on('end', end);
    client.on('notification', ({ payload }) => tell(payload ?? null));
    closing.signal.addEventListener('abort', end);
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      tell(null);
      first.resolve();
      await over.promise;
    } finally {
      closing.signal.removeEventListener('abort', end);
      await client.end().catch(() => undefined);
    }
  };

  const keepListening = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await listen().catch(() => undefined);
      await wait(reconnectMilliseconds, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    first.resolve();
  };
  const done = keepListening();

  return {
    listening: first.promise,
    announce: async (staffId) => {
      tell(staffId);
      await pool.query('SELECT pg_notify($1, $2)', [channel, staffId]);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      await done;
    },
  };
};
