import { sql, type RawBuilder } from 'kysely';
import type { ReadDatabase } from './database.ts';
import { allOf, QueryRefused, reference, typed, type Condition, type Filter } from './filter.ts';
import type { AnyReadModel, Column } from './read-model.ts';
import { columnOf } from './tables.ts';

export interface Sort {
  readonly by: string;
  readonly descending?: boolean | null;
}

type Values = Readonly<Record<string, unknown>>;
type Sql = RawBuilder<boolean>;

/** The asked order, made total by the key in the same direction, so that one index serves it from both ends. */
interface Order {
  readonly columns: readonly string[];
  readonly descending: boolean;
  /** There may be rows without a value. */
  readonly nullable: boolean;
}

/** A span, or where nothing stands: those lie together in an index of the column. */
const liesTogether = ({ sort }: Column, given: unknown): boolean => {
  if (typeof given !== 'object' || given === null) return typeof given === 'string' && given !== '';
  const { from, to, prefix, isNull } = given as Condition;
  return from != null || to != null || (prefix != null && prefix !== '') || (isNull === true && sort);
};

/** Asked for by one column that leads, and in no order: read in its order, so that what lies before is not looked through. */
const ledBy = (model: AnyReadModel, filter: Filter): Sort | null => {
  const [led, ...others] = Object.entries(filter).filter(([name, given]) => {
    const column = Object.hasOwn(model.columns, name) ? columnOf(model, name) : null;
    return column?.leads && liesTogether(column, given);
  });
  return led && others.length === 0 ? { by: led[0], descending: model.defaultSort.descending } : null;
};

export const orderOf = (model: AnyReadModel, sort: Sort | null, filter: Filter): Order => {
  const { by, descending } = sort ?? ledBy(model, filter) ?? model.defaultSort;
  if (!Object.hasOwn(model.columns, by)) throw new QueryRefused(by, 'there is no such column');
  const column = columnOf(model, by);
  if (sort && !column.sort && by !== model.defaultSort.by) throw new QueryRefused(by, 'this column is no order');
  const key = (model.key as readonly string[]).filter((name) => name !== by);
  return { columns: [by, ...key], descending: descending ?? false, nullable: column.nullable };
};

/** Some of the rows, in the order of these columns. */
export interface Slice {
  readonly where: Sql;
  readonly orderBy: RawBuilder<unknown>;
}

const inOrder = (columns: readonly string[], { descending }: Order): RawBuilder<unknown> =>
  sql.join(columns.map((name) => sql`${reference(name)} ${sql.raw(descending ? 'desc' : 'asc')}`));

const beyond = (model: AnyReadModel, names: readonly string[], { descending }: Order, values: readonly unknown[]): Sql =>
  sql`(${sql.join(names.map(reference))}) ${sql.raw(descending ? '<' : '>')} (${sql.join(names.map((name, n) => typed(columnOf(model, name), values[n])))})`;

/**
 * Where to look one after the other for the rows that come after one with these values; null: from the first on. Rows with an
 * empty value come last either way and are a slice of their own, so that one index gives both from either end.
 */
export const slicesOf = (model: AnyReadModel, order: Order, after: readonly unknown[] | null): readonly Slice[] => {
  const { columns, nullable } = order;
  const [by = '', ...key] = columns;
  if (!nullable) return [{ where: after ? beyond(model, columns, order, after) : sql`true`, orderBy: inOrder(columns, order) }];
  const isEmpty = sql<boolean>`${reference(by)} is null`;
  // By the column, too, though it is empty: Postgres takes the index's order for that of the key only if it begins as the index does.
  const empty = (where: readonly Sql[]): Slice => ({ where: allOf([isEmpty, ...where]), orderBy: inOrder(columns, order) });
  if (after?.[0] === null) return [empty([beyond(model, key, order, after.slice(1))])];
  const filled = sql<boolean>`${reference(by)} is not null`;
  return [
    { where: allOf([filled, ...(after ? [beyond(model, columns, order, after)] : [])]), orderBy: inOrder(columns, order) },
    empty([]),
  ];
};

/** Personal data must not travel in a cursor: where the order is by such a column, the cursor names the row alone. */
const speaks = (model: AnyReadModel, { columns: [by = ''] }: Order): boolean => columnOf(model, by).group === 'plain';

export const cursorOf = (model: AnyReadModel, order: Order, row: Values): string => {
  const names = speaks(model, order) ? order.columns : order.columns.slice(1);
  return Buffer.from(JSON.stringify(names.map((name) => row[name]))).toString('base64url');
};

const parse = (cursor: string, length: number): readonly unknown[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every((value) => value === null || typeof value !== 'object'))
      return values;
  } catch {
    // Refused below like any other text that is no cursor.
  }
  throw new QueryRefused('after', 'this is no cursor of this list');
};

/** The values in the order's columns of the row that a cursor names. @throws QueryRefused: not a cursor, or its row is gone */
export const valuesAt = async (
  db: ReadDatabase,
  table: RawBuilder<unknown>,
  model: AnyReadModel,
  order: Order,
  cursor: string,
): Promise<readonly unknown[]> => {
  if (speaks(model, order)) return parse(cursor, order.columns.length);
  const key = order.columns.slice(1);
  const values = parse(cursor, key.length);
  const same = allOf(key.map((name, n) => sql`${reference(name)} = ${typed(columnOf(model, name), values[n])}`));
  const { rows } = await sql<{ by: unknown }>`select ${reference(order.columns[0]!)} as by from ${table} where ${same}`.execute(db);
  const [row] = rows;
  if (!row) throw new QueryRefused('after', 'the row of this cursor is gone');
  return [row.by, ...values];
};
