import { sql, type RawBuilder } from 'kysely';
import type { ReadDatabase } from './database.ts';
import { allOf, QueryRefused, reference, typed } from './filter.ts';
import type { AnyReadModel } from './read-model.ts';
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
  /** Empty values come last either way. */
  readonly nullable: boolean;
}

export const orderOf = (model: AnyReadModel, sort: Sort | null): Order => {
  const { by, descending } = sort ?? model.defaultSort;
  if (!Object.hasOwn(model.columns, by)) throw new QueryRefused(by, 'there is no such column');
  const column = columnOf(model, by);
  if (sort && !column.sort && by !== model.defaultSort.by) throw new QueryRefused(by, 'this column is no order');
  const key = (model.key as readonly string[]).filter((name) => name !== by);
  return { columns: [by, ...key], descending: descending ?? false, nullable: column.nullable };
};

export const orderBy = ({ columns, descending, nullable }: Order): RawBuilder<unknown> =>
  sql.join(
    columns.map(
      (name, n) =>
        sql`${reference(name)} ${sql.raw(`${descending ? 'desc' : 'asc'}${n === 0 && nullable && descending ? ' nulls last' : ''}`)}`,
    ),
  );

/** Rows that come after one with these values. */
const following = (model: AnyReadModel, { columns, descending, nullable }: Order, values: readonly unknown[]): Sql => {
  const sign = sql.raw(descending ? '<' : '>');
  const beyond = (names: readonly string[], given: readonly unknown[]): Sql =>
    sql`(${sql.join(names.map(reference))}) ${sign} (${sql.join(names.map((name, n) => typed(columnOf(model, name), given[n])))})`;
  const [by] = columns;
  if (!nullable || by === undefined) return beyond(columns, values);
  const key = columns.slice(1);
  const sameAndBeyond = key.length === 0 ? sql<boolean>`false` : beyond(key, values.slice(1));
  if (values[0] === null) return allOf([sql`${reference(by)} is null`, sameAndBeyond]);
  return sql`(${beyond(columns, values)} or ${reference(by)} is null)`;
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

/** The condition for the page after a cursor. @throws QueryRefused: not a cursor, or its row is gone */
export const afterCursor = async (
  db: ReadDatabase,
  table: RawBuilder<unknown>,
  model: AnyReadModel,
  order: Order,
  cursor: string,
): Promise<Sql> => {
  if (speaks(model, order)) return following(model, order, parse(cursor, order.columns.length));
  const key = order.columns.slice(1);
  const values = parse(cursor, key.length);
  const same = allOf(key.map((name, n) => sql`${reference(name)} = ${typed(columnOf(model, name), values[n])}`));
  const { rows } = await sql<{ by: unknown }>`select ${reference(order.columns[0]!)} as by from ${table} where ${same}`.execute(db);
  const [row] = rows;
  if (!row) throw new QueryRefused('after', 'the row of this cursor is gone');
  return following(model, order, [row.by, ...values]);
};
