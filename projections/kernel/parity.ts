import type { Position } from '@healthcert/domain/kernel';
import type { Pool, PoolClient } from 'pg';
import { loadProgress } from './progress.ts';
import type { AnyReadModel } from './read-model.ts';
import { qualified, tableName } from './tables.ts';

/** The rows of a table in two figures, whatever their order. */
export interface Digest {
  readonly rows: number;
  readonly hash: string;
}

/** Two tables of one version at the same position. */
export interface Parity {
  readonly position: Position;
  readonly live: Digest;
  readonly built: Digest;
  readonly equal: boolean;
}

const digest = async (on: Pool | PoolClient, model: AnyReadModel, generation: number): Promise<Digest> => {
  const { rows } = await on.query<Digest>(
    `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS hash
     FROM ${qualified(tableName(model, generation))} AS t`,
  );
  return rows[0]!;
};

/**
 * Looks at the live table as it stands now, holding up nobody, then lets the built one be brought to exactly that
 * position and looks at it. Null: the built one is past that already, or the live one has read nothing.
 */
export const compare = async (
  pool: Pool,
  model: AnyReadModel,
  generations: { readonly live: number; readonly built: number },
  builtTo: Position | null,
  bringTo: (position: Position) => Promise<void>,
): Promise<Parity | null> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const position = (await loadProgress(client, model, generations.live))?.position ?? null;
    if (position === null || (builtTo !== null && builtTo > position)) return null;
    const live = await digest(client, model, generations.live);
    await bringTo(position);
    const built = await digest(pool, model, generations.built);
    return { position, live, built, equal: live.rows === built.rows && live.hash === built.hash };
  } finally {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
  }
};
