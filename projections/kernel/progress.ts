import type { Position } from '@healthcert/domain/kernel';
import type { ClientBase, Pool } from 'pg';
import type { AnyReadModel } from './read-model.ts';
import { schema } from './tables.ts';

/** Why a projection stands still. No personal data: what it says is kept and shown. */
export interface ProjectionFailure {
  /** Null where no one event is to blame (a table is missing). */
  readonly eventId: string | null;
  readonly type: string | null;
  readonly stream: string | null;
  readonly message: string;
}

/** One built table of a read model and how far its projection has read. */
export interface Progress {
  readonly generation: number;
  readonly epoch: string;
  /** Where the reader stands; null: at the start. Written in the transaction of the rows. */
  readonly position: Position | null;
  readonly failure: ProjectionFailure | null;
  /** Raised when parked events were replayed: whoever remembers what was parked before is fenced. */
  readonly replays: number;
}

/** Somebody else moved this projection on: whoever sees this owns it no longer. */
export class Fenced extends Error {
  override readonly name = 'Fenced';

  constructor(model: AnyReadModel, generation: number) {
    super(`${model.name} v${model.version} g${generation} was moved on by another process`);
  }
}

export type Connection = ClientBase | Pool;

/** The columns that name a progress row, as parameters $1 to $3. */
export const progressKey = (model: AnyReadModel, generation: number): [string, number, number] => [model.name, model.version, generation];

export const bookkeeping = `
  CREATE TABLE IF NOT EXISTS ${schema}.live_generation (
    model text COLLATE "C", version integer, generation integer NOT NULL, since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (model, version));
  CREATE TABLE IF NOT EXISTS ${schema}.progress (
    model text COLLATE "C", version integer, generation integer, epoch text NOT NULL, position text COLLATE "C",
    updated_at timestamptz NOT NULL DEFAULT now(), failure jsonb,
    indexed boolean NOT NULL, building boolean NOT NULL, replays integer NOT NULL DEFAULT 0,
    PRIMARY KEY (model, version, generation)) WITH (fillfactor = 40);
  CREATE TABLE IF NOT EXISTS ${schema}.heartbeat (
    runner uuid PRIMARY KEY, beat_at timestamptz NOT NULL, models text[] NOT NULL);`;

/** The one statement that moves a projection: it finds no row if another moved it. Takes $1-$3, $4 new, $5 old, $6 replays. */
export const moveOn = `UPDATE ${schema}.progress SET position = $4, updated_at = now(), failure = NULL
  WHERE model = $1 AND version = $2 AND generation = $3 AND position IS NOT DISTINCT FROM $5
    AND replays = $6`;

export const loadProgress = async (on: Connection, model: AnyReadModel, generation: number): Promise<Progress | null> => {
  const { rows } = await on.query<Progress>(
    `SELECT generation, epoch, position, failure, replays FROM ${schema}.progress WHERE model = $1 AND version = $2 AND generation = $3`,
    progressKey(model, generation),
  );
  return rows[0] ?? null;
};

/** Nobody moves it on before this transaction ends. */
export const lockProgress = async (on: ClientBase, model: AnyReadModel, generation: number) => {
  const { rows } = await on.query<Pick<Progress, 'position' | 'replays'>>(
    `SELECT position, replays FROM ${schema}.progress WHERE model = $1 AND version = $2 AND generation = $3 FOR UPDATE`,
    progressKey(model, generation),
  );
  return rows[0] ?? null;
};

export const raiseReplays = async (on: ClientBase, model: AnyReadModel, generation: number): Promise<void> => {
  await on.query(
    `UPDATE ${schema}.progress SET replays = replays + 1 WHERE model = $1 AND version = $2 AND generation = $3`,
    progressKey(model, generation),
  );
};

export const recordFailure = async (on: Connection, model: AnyReadModel, generation: number, failure: ProjectionFailure): Promise<void> => {
  await on.query(`UPDATE ${schema}.progress SET failure = $4 WHERE model = $1 AND version = $2 AND generation = $3`, [
    ...progressKey(model, generation),
    JSON.stringify(failure),
  ]);
};
