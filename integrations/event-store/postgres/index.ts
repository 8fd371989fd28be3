import type { EventStore } from '@healthcert/domain/kernel';
import { Pool } from 'pg';
import { Appender } from './appender.ts';
import { follow } from './follow.ts';
import { Reader } from './reader.ts';
import { Wake } from './wake.ts';

export { positionOf } from './position.ts';

export interface PostgresEventStoreSettings {
  /** The application's connection string. */
  readonly url: string;
  /** Connections that append; default 2. The second is used when many wait. */
  readonly appendConnections?: number;
  /** Connections that read, at most; default 4. */
  readonly readConnections?: number;
  /** Milliseconds until the server gives an append up, nothing being written; default 8,000. */
  readonly statementTimeout?: number;
  /** Milliseconds until a silent connection is cut and the outcome is unknown; default 10,000. */
  readonly answerTimeout?: number;
  /** Milliseconds to connect; default 5,000. */
  readonly connectTimeout?: number;
  /** Milliseconds between two looks of a follower whom nobody wakes; default 500. */
  readonly pollEvery?: number;
}

/** Events a batch may hold, and bytes of their data. */
const batchLimits = { events: 512, bytes: 4 * 1024 * 1024 };

/** The log in Postgres. The migrations of this folder must have run. @throws StoreUnavailable: not reachable at the start */
export const createPostgresEventStore = async (settings: PostgresEventStoreSettings): Promise<EventStore> => {
  const { url, connectTimeout = 5_000 } = settings;
  const pool = new Pool({
    connectionString: url,
    application_name: 'healthcert read',
    max: settings.readConnections ?? 4,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    // Plans made while the log was nearly empty would scan it for ever.
    options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off',
  });
  // Lost in the hands of a reader, it rejects what is asked; lost while idle, the pool makes another one.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  const wake = new Wake({ url, connectTimeout, notifyEvery: 20, pollEvery: settings.pollEvery ?? 500 });
  const reader = new Reader(pool);
  const appender = new Appender({
    url,
    connectTimeout,
    statementTimeout: settings.statementTimeout ?? 8_000,
    answerTimeout: settings.answerTimeout ?? 10_000,
    connections: settings.appendConnections ?? 2,
    limits: batchLimits,
    furtherConnectionFrom: 64,
    onAppended: () => wake.appended(),
  });
  const close = async (): Promise<void> => {
    await appender.close();
    await wake.close();
    await pool.end();
  };
  let closing: Promise<void> | undefined;
  try {
    const epoch = await reader.epoch();
    return {
      epoch,
      append: (stream, expected, events) => appender.append(stream, expected, events),
      readStream: (stream, options = {}) => reader.readStream(stream, options),
      readAll: (after, limit) => reader.readAll(after, limit),
      follow: (after, options) => follow(reader, wake, after, options),
      head: () => reader.head(),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
};
