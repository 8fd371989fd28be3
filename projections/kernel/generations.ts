import type { Pool, PoolClient } from 'pg';
import { parkedTable } from './parked.ts';
import { bookkeeping, progressKey, type Connection } from './progress.ts';
import type { AnyReadModel } from './read-model.ts';
import { createIndexes, createTable, dropTable, schema } from './tables.ts';

/** Any number, the same in every process: only one changes tables at a time. */
const tablesLock = 4_218_011;

/** Heard by every process that reads (`live.ts`). */
export const channel = 'read_models';

/** Runs in one transaction. */
export const inTransaction = async <T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await run(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
};

const byTurn = <T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [tablesLock]);
    return run(client);
  });

const addGeneration = async (client: PoolClient, model: AnyReadModel, epoch: string, indexed: boolean): Promise<number> => {
  const { rows } = await client.query<{ next: number }>(
    `SELECT coalesce(max(generation), 0) + 1 AS next FROM ${schema}.progress WHERE model = $1 AND version = $2`,
    [model.name, model.version],
  );
  const generation = rows[0]!.next;
  await client.query(createTable(model, generation));
  if (indexed) for (const statement of createIndexes(model, generation)) await client.query(statement);
  await client.query(
    `INSERT INTO ${schema}.progress (model, version, generation, epoch, indexed, building) VALUES ($1, $2, $3, $4, $5, NOT $5)`,
    [...progressKey(model, generation), epoch, indexed],
  );
  return generation;
};

/** Nobody will build on it any more: it went live, or it is to be looked at. */
export const endBuilding = async (on: Connection, model: AnyReadModel, generation: number): Promise<void> => {
  await on.query(
    `UPDATE ${schema}.progress SET building = false WHERE model = $1 AND version = $2 AND generation = $3`,
    progressKey(model, generation),
  );
};

const goLive = async (client: PoolClient, model: AnyReadModel, generation: number): Promise<void> => {
  await endBuilding(client, model, generation);
  await client.query(
    `INSERT INTO ${schema}.live_generation (model, version, generation) VALUES ($1, $2, $3)
     ON CONFLICT (model, version) DO UPDATE SET generation = excluded.generation, since = now()`,
    progressKey(model, generation),
  );
  await client.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify({ model: model.name, version: model.version, generation })]);
};

/** The live generation of this version whose rows come from this history. */
export const findLive = async (on: Pool | PoolClient, model: AnyReadModel, epoch: string): Promise<number | null> => {
  const { rows } = await on.query<{ generation: number }>(
    `SELECT generation FROM ${schema}.live_generation JOIN ${schema}.progress USING (model, version, generation)
     WHERE model = $1 AND version = $2 AND epoch = $3`,
    [model.name, model.version, epoch],
  );
  return rows[0]?.generation ?? null;
};

/**
 * Makes what is missing: the bookkeeping, and for every read model a live, empty table of its version and of this
 * store's history. Safe to call from every process at its start.
 */
export const prepareReadModels = (pool: Pool, models: readonly AnyReadModel[], epoch: string): Promise<void> =>
  byTurn(pool, async (client) => {
    await client.query(bookkeeping + parkedTable);
    for (const model of models) {
      if ((await findLive(client, model, epoch)) === null) await goLive(client, model, await addGeneration(client, model, epoch, true));
    }
  });

/** A generation being built beside the live one: an earlier unfinished one is taken up again. */
export const nextGeneration = (pool: Pool, model: AnyReadModel, epoch: string): Promise<number> =>
  byTurn(pool, async (client) => {
    const { rows } = await client.query<{ generation: number }>(
      `SELECT max(generation) AS generation FROM ${schema}.progress WHERE model = $1 AND version = $2 AND epoch = $3 AND building`,
      [model.name, model.version, epoch],
    );
    return rows[0]?.generation ?? addGeneration(client, model, epoch, false);
  });

/** The indexes that a rebuild leaves for the end. Safe to repeat after a kill. */
export const indexGeneration = (pool: Pool, model: AnyReadModel, generation: number): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE ${schema}.progress SET indexed = true WHERE model = $1 AND version = $2 AND generation = $3 AND NOT indexed`,
      progressKey(model, generation),
    );
    if (rowCount) for (const statement of createIndexes(model, generation)) await client.query(statement);
  });

/**
 * From now on queries read this generation, and projectors feed it; the one before it stands still and is kept.
 * One row is changed: nothing that reads either table can hold it up. Also the way back.
 */
export const switchTo = (pool: Pool, model: AnyReadModel, generation: number): Promise<void> =>
  inTransaction(pool, (client) => goLive(client, model, generation));

/** Drops the generations of this version that are neither live nor among the `keep` newest besides. */
export const dropOldGenerations = (pool: Pool, model: AnyReadModel, keep = 1): Promise<readonly number[]> =>
  byTurn(pool, async (client) => {
    const { rows } = await client.query<{ generation: number }>(
      `SELECT generation FROM ${schema}.progress p WHERE model = $1 AND version = $2 AND NOT EXISTS (
         SELECT FROM ${schema}.live_generation l WHERE (l.model, l.version, l.generation) = (p.model, p.version, p.generation))
       ORDER BY generation DESC OFFSET $3`,
      [model.name, model.version, keep],
    );
    for (const { generation } of rows) {
      await client.query(dropTable(model, generation));
      for (const table of ['progress', 'parked_event']) {
        await client.query(
          `DELETE FROM ${schema}.${table} WHERE model = $1 AND version = $2 AND generation = $3`,
          progressKey(model, generation),
        );
      }
    }
    return rows.map(({ generation }) => generation);
  });
