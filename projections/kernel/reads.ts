import type { Position, ReadScope } from '@healthcert/domain/kernel';
import type { ReadDatabase } from './database.ts';
import type { Change, LiveReadModels } from './live.ts';
import type { AnyReadModel } from './read-model.ts';
import { countRows, findRow, listRows, type ListQuery, type RowPage, type ShownRow } from './read.ts';
import { qualified, tableName } from './tables.ts';

/** What queries need of the read models: always of the generation that is live. */
export interface Reads {
  /** @throws QueryRefused */
  list(query: ListQuery): Promise<RowPage>;
  /** By the key's columns in declared order. @throws QueryRefused */
  find(model: AnyReadModel, key: readonly unknown[], scope: ReadScope): Promise<ShownRow | null>;
  /** @throws QueryRefused */
  count(query: Pick<ListQuery, 'model' | 'scope' | 'filter' | 'internal'>, atMost: number): Promise<number>;
  /** See `LiveReadModels.reached`; timeout in milliseconds. */
  reached(model: AnyReadModel, position: Position, timeout: number, epoch?: string): Promise<boolean>;
  changes(readModels: readonly string[], signal?: AbortSignal): AsyncGenerator<Change, void, undefined>;
  /** The quoted name of the table now read, for a query of one's own. Ask anew for every query. */
  liveTable(model: AnyReadModel): string;
}

export const createReads = (db: ReadDatabase, live: LiveReadModels): Reads => ({
  list: (query) => listRows(db, live.generation(query.model), query),
  find: (model, key, scope) => findRow(db, live.generation(model), model, key, scope),
  count: (query, atMost) => countRows(db, live.generation(query.model), query, atMost),
  reached: (model, position, timeout, epoch) => live.reached(model, position, timeout, epoch),
  changes: (readModels, signal) => live.changes(readModels, signal),
  liveTable: (model) => qualified(tableName(model, live.generation(model))),
});
