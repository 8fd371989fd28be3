import type { Position, ReadScope } from '@healthcert/domain/kernel';
import { aggregateRows, type AggregateQuery, type Aggregated } from './aggregate.ts';
import type { ReadDatabase } from './database.ts';
import type { Change, LiveReadModels } from './live.ts';
import type { AnyReadModel } from './read-model.ts';
import type { Restrictions } from './filter.ts';
import { countRows, findRow, listRows, table, type ListQuery, type RowPage, type ShownRow, type Tables } from './read.ts';
import { qualified, tableName } from './tables.ts';

/** What queries need of the read models: always of the generation that is live. */
export interface Reads {
  /** @throws QueryRefused */
  list(query: ListQuery): Promise<RowPage>;
  /** By the key's columns in declared order. @throws QueryRefused */
  find(model: AnyReadModel, key: readonly unknown[], scope: ReadScope): Promise<ShownRow | null>;
  /** @throws QueryRefused */
  count(query: Pick<ListQuery, 'model' | 'scope' | 'filter' | 'internal'>, atMost: number): Promise<number>;
  /** @throws QueryRefused */
  aggregate(query: AggregateQuery): Promise<readonly Aggregated[]>;
  /** See `LiveReadModels.reached`; where rows are about persons, also who is restricted. Timeout in milliseconds. */
  reached(model: AnyReadModel, position: Position, timeout: number, epoch?: string): Promise<boolean>;
  /** See `LiveReadModels.standing`. */
  standing(readModels: readonly string[]): Position | null;
  /** See `LiveReadModels.changes`. */
  changes(readModels: readonly string[], signal?: AbortSignal, since?: Position): AsyncGenerator<Change, void, undefined>;
  /** The quoted name of the table now read, for a query of one's own. Ask anew for every query. */
  liveTable(model: AnyReadModel): string;
}

/** `restrictions`: rows of every read model with a subject are hidden as these say; null: nobody is restricted. */
export const createReads = (db: ReadDatabase, live: LiveReadModels, restrictions: Restrictions | null): Reads => {
  const tables = (model: AnyReadModel): Tables => ({
    generation: live.generation(model),
    restrictions: restrictions && { ...restrictions, table: table(restrictions.model, live.generation(restrictions.model)) },
  });
  return {
    list: (query) => listRows(db, tables(query.model), query),
    find: (model, key, scope) => findRow(db, tables(model), model, key, scope),
    count: (query, atMost) => countRows(db, tables(query.model), query, atMost),
    aggregate: (query) => aggregateRows(db, tables(query.model), query),
    reached: async (model, position, timeout, epoch) => {
      const all = restrictions && model.subject && model !== restrictions.model ? [model, restrictions.model] : [model];
      const reached = await Promise.all(all.map((one) => live.reached(one, position, timeout, epoch)));
      return !reached.includes(false);
    },
    standing: (readModels) => live.standing(readModels),
    changes: (readModels, signal, since) => live.changes(readModels, signal, since),
    liveTable: (model) => qualified(tableName(model, live.generation(model))),
  };
};
