import type { ReadScope } from '@healthcert/domain/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { ReadDatabase } from './database.ts';
import { allOf, matching, QueryRefused, reference, withinScope, type Filter } from './filter.ts';
import { table, type Tables } from './read.ts';
import type { AnyReadModel } from './read-model.ts';

type Expressions = Readonly<Record<string, RawBuilder<unknown>>>;

/** Rows put together: `by` what, and what `of` them. Over plain columns alone: which rows there are is decided by the scope, not what of them is shown. */
export interface AggregateQuery {
  readonly model: AnyReadModel;
  readonly scope: ReadScope;
  readonly filter?: Filter | null;
  /** Empty: all as one. */
  readonly by: Expressions;
  readonly of: Expressions;
  readonly atMost: number;
}

/** One group: its keys and its values, by their names. */
export type Aggregated = Readonly<Record<string, unknown>>;

const named = (expressions: Expressions) => Object.entries(expressions).map(([name, of]) => sql`${of} as ${sql.id(name)}`);

/** @throws QueryRefused if there are more than `atMost` groups */
export const aggregateRows = async (
  db: ReadDatabase,
  { generation, restrictions }: Tables,
  { model, scope, filter, by, of, atMost }: AggregateQuery,
): Promise<readonly Aggregated[]> => {
  const where = allOf([withinScope(model, scope, restrictions), ...matching(model, scope, filter ?? {}, false)]);
  const keys = Object.keys(by);
  const grouped = keys.length === 0 ? sql`` : sql`group by ${sql.join(keys.map((_, n) => sql.lit(n + 1)))}`;
  const { rows } = await sql<Aggregated>`select ${sql.join([...named(by), ...named(of)])} from ${table(model, generation)}
    where ${where} ${grouped} limit ${atMost + 1}`.execute(db);
  if (rows.length > atMost) throw new QueryRefused('by', `more than ${atMost} groups`);
  return rows;
};

/** How many rows there are for each value of one plain column. */
export const countBy = async (
  reads: { aggregate(query: AggregateQuery): Promise<readonly Aggregated[]> },
  { column, ...query }: Pick<AggregateQuery, 'model' | 'scope' | 'filter' | 'atMost'> & { readonly column: string },
): Promise<ReadonlyMap<string, number>> => {
  const rows = await reads.aggregate({ ...query, by: { value: reference(column) }, of: { count: sql`count(*)::int` } });
  return new Map(rows.map(({ value, count }) => [String(value), Number(count)]));
};
