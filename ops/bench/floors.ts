import { Client, Pool } from 'pg';
import { drive } from './drive.ts';
import { sampleEvent, sampleId } from './sample-event.ts';

/** The columns of the log, with its one indispensable index. */
const table = `
  CREATE TABLE IF NOT EXISTS raw_events (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream text NOT NULL,
    revision integer NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL,
    data json NOT NULL,
    metadata json NOT NULL,
    recorded_at timestamptz(3) NOT NULL DEFAULT now()
  )`;

const insert = {
  name: 'raw-insert',
  text: 'INSERT INTO raw_events (stream, revision, id, type, data, metadata) VALUES ($1, $2, $3, $4, $5, $6)',
};

/** One row of a sample event, one transaction. */
export const insertOne = (pool: Pool): Promise<unknown> => {
  const { id, type, data, metadata } = sampleEvent();
  return pool.query({ ...insert, values: [`bench-${sampleId()}`, 0, id, type, JSON.stringify(data), JSON.stringify(metadata)] });
};

/** Makes the table, and a pool of exactly so many connections, all open and prepared. */
export const rawInserts = async (ownerUrl: string, connections: number): Promise<Pool> => {
  const owner = new Client(ownerUrl);
  await owner.connect();
  await owner.query(table);
  await owner.end();
  const pool = new Pool({ connectionString: ownerUrl, max: connections, idleTimeoutMillis: 0 });
  // Connections that close while the server stops.
  pool.on('error', () => undefined);
  await Promise.all(Array.from({ length: connections }, () => insertOne(pool)));
  return pool;
};

/** Single-row inserts a second, one transaction each, by so many callers. */
export const rawInsertRate = (pool: Pool, callers: number, seconds: number): Promise<number> =>
  drive({ callers, seconds }, () => insertOne(pool));
