import type { ReadScope } from '@healthcert/domain/kernel';
import { sql, type RawBuilder } from 'kysely';
import { planned, type ReadDatabase } from './database.ts';
import { allOf, matching, QueryRefused, reference, typed, visibleFor, withinScope, type Filter, type RestrictionsIn } from './filter.ts';
import { cursorOf, orderOf, slicesOf, valuesAt, type Sort } from './page.ts';
import type { AnyReadModel, Column } from './read-model.ts';
import { columnName, columnOf, columnsOf, quoted, schema, tableName } from './tables.ts';

/** A row as one actor may see it: what is withheld is null in `values` and named in `withheld`. */
export interface ShownRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly withheld: readonly string[];
}

export interface RowPage {
  readonly rows: readonly ShownRow[];
  /** One for each row. */
  readonly cursors: readonly string[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

export interface ListQuery {
  readonly model: AnyReadModel;
  readonly scope: ReadScope;
  readonly filter?: Filter | null;
  readonly sort?: Sort | null;
  readonly first: number;
  readonly after?: string | null;
  /** Lets the system itself look up by columns that are hidden or no filter. Never from outside. */
  readonly internal?: boolean;
}

type Values = Readonly<Record<string, unknown>>;

/** Where a query looks: the model's live table, and the one that tells whose processing is restricted. */
export interface Tables {
  readonly generation: number;
  readonly restrictions: RestrictionsIn | null;
}

export const table = (model: AnyReadModel, generation: number): RawBuilder<unknown> =>
  sql.raw(`${schema}.${quoted(tableName(model, generation))}`);

interface Shown {
  readonly name: string;
  readonly group: Column['group'];
}

const shownColumns = (model: AnyReadModel): readonly Shown[] =>
  columnsOf(model).flatMap(([name, { hidden, group }]) => (hidden ? [] : [{ name, group }]));

const selection = (model: AnyReadModel): RawBuilder<unknown> => {
  const needed = new Set([...model.key, model.institution, model.owner]);
  const names = columnsOf(model).flatMap(([name, { hidden }]) => (hidden && !needed.has(name) ? [] : [name]));
  return sql.raw(names.map((name) => `${quoted(columnName(name))} AS ${quoted(name)}`).join(', '));
};

const shown = (model: AnyReadModel, columns: readonly Shown[], scope: ReadScope, row: Values): ShownRow => {
  const target = {
    institutionId: model.institution === null ? null : row[model.institution],
    ownerId: model.owner ? row[model.owner] : null,
  };
  const groups = scope.groupsOf(target as { institutionId: string | null; ownerId: string | null });
  const values: Record<string, unknown> = {};
  const withheld: string[] = [];
  for (const { name, group } of columns) {
    if (groups.has(group)) values[name] = row[name];
    else {
      values[name] = null;
      withheld.push(name);
    }
  }
  return { values, withheld };
};

/** How many rows a filter finds differs by orders of magnitude, but where it is by an id: such a query is planned for its values. */
const anew = (model: AnyReadModel, filter: Filter | null | undefined): RawBuilder<unknown> =>
  Object.entries(filter ?? {}).some(([name, given]) => given != null && columnOf(model, name).type !== 'uuid') ? planned : sql``;

/** SQLSTATE class 22: a value of the query that its column cannot be compared with. */
const refusing = async <T>(query: Promise<T>): Promise<T> => {
  try {
    return await query;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('22')) throw new QueryRefused('filter', 'a value does not fit its column');
    throw error;
  }
};

/** One page of the rows that the scope reaches. @throws QueryRefused */
export const listRows = async (db: ReadDatabase, { generation, restrictions }: Tables, query: ListQuery): Promise<RowPage> => {
  const { model, scope, filter, sort = null, first, after, internal = false } = query;
  const from = table(model, generation);
  const order = orderOf(model, sort, filter ?? {});
  const conditions = [
    withinScope(model, scope, restrictions),
    ...matching(model, scope, filter ?? {}, internal),
    visibleFor(model, scope, order.columns[0]!),
  ];
  const last = after ? await refusing(valuesAt(db, from, model, order, after)) : null;
  const rows: Values[] = [];
  for (const { where, orderBy } of slicesOf(model, order, last)) {
    const wanted = first + 1 - rows.length;
    if (wanted === 0) break;
    const some = sql<Values>`select ${anew(model, filter)}${selection(model)} from ${from} where ${allOf([...conditions, where])} order by ${orderBy} limit ${wanted}`;
    rows.push(...(await refusing(some.execute(db))).rows);
  }
  const page = rows.slice(0, first);
  const cursors = page.map((row) => cursorOf(model, order, row));
  const columns = shownColumns(model);
  return {
    rows: page.map((row) => shown(model, columns, scope, row)),
    cursors,
    endCursor: cursors.at(-1) ?? null,
    hasNextPage: rows.length > first,
  };
};

/** The row with this key, if the scope reaches it; key columns in the order of the declaration. */
export const findRow = async (
  db: ReadDatabase,
  { generation, restrictions }: Tables,
  model: AnyReadModel,
  key: readonly unknown[],
  scope: ReadScope,
): Promise<ShownRow | null> => {
  const same = (model.key as readonly string[]).map(
    (name, n) => sql<boolean>`${reference(name)} = ${typed(columnOf(model, name), key[n])}`,
  );
  const conditions = allOf([...same, withinScope(model, scope, restrictions)]);
  const { rows } = await refusing(sql<Values>`select ${selection(model)} from ${table(model, generation)} where ${conditions}`.execute(db));
  return rows[0] ? shown(model, shownColumns(model), scope, rows[0]) : null;
};

/**
 * How many rows the scope reaches, counted up to a limit. In no order: in the list's own, all that an index finds would be read and
 * sorted before the first is counted, or the order followed past every row of others. @throws QueryRefused
 */
export const countRows = async (
  db: ReadDatabase,
  { generation, restrictions }: Tables,
  { model, scope, filter, internal = false }: Pick<ListQuery, 'model' | 'scope' | 'filter' | 'internal'>,
  atMost: number,
): Promise<number> => {
  const conditions = allOf([withinScope(model, scope, restrictions), ...matching(model, scope, filter ?? {}, internal)]);
  const found = sql`select from ${table(model, generation)} where ${conditions} limit ${atMost}`;
  const { rows } = await refusing(sql<{ n: number }>`select ${anew(model, filter)}count(*)::int as n from (${found}) as found`.execute(db));
  return rows[0]?.n ?? 0;
};
