import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely';
import { Pool, types, type CustomTypesConfig, type PoolClient, type PoolConfig, type QueryResult } from 'pg';

const bigint = 20;
const date = 1082;
const timestamptz = 1184;

/** "2026-11-21 07:28:32.5+00", as a server in UTC writes it, without the detour over a Date. */
const instantOf = (text: string): string => {
  if (!text.endsWith('+00') || text[4] !== '-' || text[10] !== ' ') return new Date(text).toISOString();
  const fraction = text.slice(20, -3).padEnd(3, '0').slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
};

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

/** So many different statements are prepared on every connection; later ones are planned each time they are sent. */
const mostPrepared = 100;

/** Marks a query that is planned each time for its values, not once for all. */
const mark = '/* anew */ ';
export const planned: RawBuilder<unknown> = sql.raw(mark);

/** Lists are asked for again and again in few forms: planning one of many columns costs more than reading its page. */
const preparing = (pool: Pool) => {
  const names = new Map<string, string>();
  const prepared = new WeakMap<PoolClient, { query(text: string, values: readonly unknown[]): Promise<QueryResult>; release(): void }>();

  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < mostPrepared && !text.includes(mark)) names.set(text, `list ${names.size}`);
    return names.get(text);
  };

  const wrapped = (client: PoolClient) => ({
    query: (text: string, values: readonly unknown[]) => client.query({ name: nameOf(text), text, values: [...values] }),
    release: () => client.release(),
  });

  return {
    connect: async () => {
      const client = await pool.connect();
      const known = prepared.get(client) ?? wrapped(client);
      prepared.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
};

/**
 * Tables and indexes lie in memory or on disks without a moving head; otherwise Postgres takes a page at random for four times as
 * dear as the next one, and rather follows an order of the whole city than looks into an index of one institution.
 */
const planning = '-c random_page_cost=1.5';

/** `connections`: how many at most. */
export const openReadDatabase = (connectionString: string, connections = 10, patience: Patience = {}): OpenedReadDatabase => {
  const named = { types: rowTypes, application_name: 'queries', options: planning };
  const pool = new Pool({ ...patience, connectionString, max: connections, ...named });
  // One that is lost between two statements of its holder rejects the next; without a listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // An idle connection that dies is replaced; queries in flight reject by themselves.
  pool.on('error', () => undefined);
  const db = new Kysely<Record<string, Record<string, unknown>>>({ dialect: new PostgresDialect({ pool: preparing(pool) as never }) });
  const close = async (): Promise<void> => {
    await db.destroy();
    // Kysely ends a pool that it has used, and no other.
    if (!pool.ending) await pool.end();
  };
  return { db, pool, close };
};
