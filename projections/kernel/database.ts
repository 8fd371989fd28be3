import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types, type CustomTypesConfig, type PoolConfig } from 'pg';

const bigint = 20;
const date = 1082;
const timestamptz = 1184;

const instantOf = (text: string): string => new Date(text).toISOString();

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [bigint]: Number,
  [date]: (text) => text,
  [timestamptz]: instantOf,
};

/** Rows come as `RowOf` declares them: dates and instants as text, bigint as a number. */
export const rowTypes: CustomTypesConfig = {
  getTypeParser: (oid, format) => (parsers[oid] ?? types.getTypeParser(oid, format)) as never,
};

/** The read models' tables by name: their columns are known only from their declarations. */
export type ReadDatabase = Kysely<Record<string, Record<string, unknown>>>;

export interface OpenedReadDatabase {
  readonly db: ReadDatabase;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** How long to wait, in milliseconds; without it, for ever. */
export type Patience = Pick<PoolConfig, 'connectionTimeoutMillis' | 'query_timeout' | 'keepAlive'>;

/** `connections`: how many at most. */
export const openReadDatabase = (connectionString: string, connections = 10, patience: Patience = {}): OpenedReadDatabase => {
  const pool = new Pool({ ...patience, connectionString, max: connections, types: rowTypes, application_name: 'queries' });
  // One that is lost between two statements of its holder rejects the next; without a listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // An idle connection that dies is replaced; queries in flight reject by themselves.
  pool.on('error', () => undefined);
  const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
};
