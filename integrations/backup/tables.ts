import type { ClientBase } from 'pg';

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Names of its partitions. */
  readonly partitions: readonly string[];
  /** `schema.name` of the tables its rows point at. */
  readonly needs: readonly string[];
}

/** Made anew from the rest, or by the migrations; the log is a part of its own. */
const schemasLeftOut = ['information_schema', 'read_models', 'event_store'];

/**
 * Not in a backup, and why: who was signed in, or about to, signs in again, so that no session that was ended comes to life; reactions
 * are kept as counts of events; which migrations ran is in the manifest, and the forms that were written are.
 */
export const tablesLeftOut = [
  'public.session',
  'public.hand_over',
  'public.reaction_progress',
  'public.kysely_migration',
  'public.kysely_migration_lock',
  'public.event_form',
] as const;

/** What the migrations put in: one row each, replaced by the backup's. */
export const filledAtStart = ['public.access_log_head'] as const;

const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema}.${name}`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const qualified = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${quoted(schema)}.${quoted(name)}`;
export const columnList = ({ columns }: Pick<Table, 'columns'>): string => columns.map(quoted).join(', ');

/** The vault first: whose key was destroyed since the log was read is not brought back by a later part. */
const rank = ({ schema }: Table): number => (schema === 'vault' ? 0 : 1);

/** Each after those it needs. */
const ordered = (tables: readonly Table[]): Table[] => {
  const waiting = tables.toSorted((a, b) => rank(a) - rank(b) || (nameOf(a) < nameOf(b) ? -1 : 1));
  const done: Table[] = [];
  const isFree = ({ needs }: Table): boolean => !waiting.some((other) => needs.includes(nameOf(other)));
  while (waiting.length > 0) {
    const next = waiting.findIndex(isFree);
    done.push(...waiting.splice(Math.max(next, 0), 1));
  }
  return done;
};

/** Every table that cannot be made anew, found in the database itself: one that is added is kept without being named here. */
export const keptTables = async (client: ClientBase): Promise<readonly Table[]> => {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name,
       ARRAY(SELECT a.attname::text FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
       ARRAY(SELECT p.relname::text FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid WHERE i.inhparent = c.oid ORDER BY 1) AS partitions,
       ARRAY(SELECT DISTINCT fn.nspname || '.' || fc.relname FROM pg_constraint f
         JOIN pg_class fc ON fc.oid = f.confrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> ALL ($1)`,
    [schemasLeftOut],
  );
  const leftOut: readonly string[] = tablesLeftOut;
  return ordered(rows.filter((table) => !leftOut.includes(nameOf(table))));
};

/** The first table that has rows which no migration put there; null: there is none. */
export const firstFilled = async (client: ClientBase, tables: readonly Table[]): Promise<string | null> => {
  const atStart: readonly string[] = filledAtStart;
  const { rows: logs } = await client.query<{ made: boolean }>("SELECT to_regclass('event_store.events') IS NOT NULL AS made");
  for (const table of [...(logs[0]!.made ? [{ schema: 'event_store', name: 'events' }] : []), ...tables]) {
    if (atStart.includes(nameOf(table))) continue;
    const { rows } = await client.query<{ filled: boolean }>(`SELECT EXISTS (SELECT FROM ${qualified(table)}) AS filled`);
    if (rows[0]!.filled) return nameOf(table);
  }
  return null;
};

/** Numbers that the database gives itself go on behind those that were put in. */
export const advanceSequences = async (client: ClientBase, table: Pick<Table, 'schema' | 'name'>): Promise<void> => {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `SELECT attname::text AS column, pg_get_serial_sequence($1, attname) AS sequence FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND pg_get_serial_sequence($1, attname) IS NOT NULL`,
    [qualified(table)],
  );
  for (const { column, sequence } of rows) {
    await client.query(
      `SELECT setval('${sequence.replaceAll("'", "''")}', coalesce(max(${quoted(column)}), 0) + 1, false) FROM ${qualified(table)}`,
    );
  }
};
