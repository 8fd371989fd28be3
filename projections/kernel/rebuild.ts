import type { Codec, EventStore, Position } from '@healthcert/domain/kernel';
import type { Pool } from 'pg';
import { catchUp } from './catch-up.ts';
import { TableWriter, type FlushPoint } from './flush.ts';
import { endBuilding, findLive, indexGeneration, nextGeneration, prepareReadModels, switchTo } from './generations.ts';
import { own } from './ownership.ts';
import { compare, type Parity } from './parity.ts';
import { parkedStreams } from './parked.ts';
import { loadProgress } from './progress.ts';
import type { AnyProjection } from './projection.ts';
import { qualified, tableName } from './tables.ts';

export type RebuildPhase = 'waiting' | 'reading' | 'indexing' | 'comparing' | 'switched' | 'different';

export interface RebuildProgress {
  readonly phase: RebuildPhase;
  readonly readModel: string;
  readonly generation: number;
  /** Read in this run. */
  readonly events: number;
  readonly eventsPerSecond: number;
  readonly position: Position | null;
}

export interface RebuildSettings {
  readonly connectionString: string;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly projection: AnyProjection;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** If the rows differ from the live ones of the same version: leave those live (default), or replace them all the same. */
  readonly onDifference?: 'keep' | 'switch';
  readonly signal?: AbortSignal;
  readonly pageSize?: number;
  readonly batchRows?: number;
  readonly reached?: (point: RebuildPhase | FlushPoint) => Promise<void> | void;
}

export interface Rebuilt {
  readonly generation: number;
  /** Kept, for `switchTo` and the way back. */
  readonly previous: number | null;
  readonly events: number;
  /** Null where there was nothing to compare with. */
  readonly parity: Parity | null;
  readonly switched: boolean;
}

/** The caller's signal ended it. What was read is kept: the next rebuild goes on from there. */
export class RebuildInterrupted extends Error {
  override readonly name = 'RebuildInterrupted';
}

/**
 * Builds the next generation of a read model from the first event on, beside the live one, compares the two at one
 * position, and switches. It stops at an event that it cannot handle, also where the live one parked it. Takes up what an earlier, killed run left. @throws Stopped, RebuildInterrupted
 */
export const rebuild = async (settings: RebuildSettings): Promise<Rebuilt> => {
  const { pool, store, projection, connectionString, reached, onDifference = 'keep' } = settings;
  const signal = settings.signal ?? new AbortController().signal;
  const model = projection.readModel;
  await prepareReadModels(pool, [], store.epoch);
  const generation = await nextGeneration(pool, model, store.epoch);
  const began = performance.now();
  let events = 0;
  let position: Position | null = null;

  const tell = async (phase: RebuildPhase): Promise<void> => {
    const eventsPerSecond = Math.round(events / Math.max(0.001, (performance.now() - began) / 1000));
    settings.onProgress?.({ phase, readModel: model.name, generation, events, eventsPerSecond, position });
    await reached?.(phase);
  };

  const owned = await own({ connectionString, projection, generation }, signal, new AbortController().signal, () => void tell('waiting'));
  if (!owned) throw new RebuildInterrupted();
  try {
    const writer = new TableWriter(owned.client, model, generation, reached);
    position = (await loadProgress(owned.client, model, generation))?.position ?? null;
    const readTo = async (until?: Position): Promise<void> => {
      const onFlushed = (to: Position, read: number): void => {
        events += read;
        position = to;
        void tell('reading');
      };
      const { codec, pageSize, batchRows } = settings;
      await catchUp({ store, codec, projection, writer, from: position, until, pageSize, batchRows, signal, onFlushed });
      if (signal.aborted) throw new RebuildInterrupted();
    };

    const live = await findLive(pool, model, store.epoch);
    // Not past the live one: they are compared at a place that both have been at.
    const liveAt = live === null ? null : ((await loadProgress(pool, model, live))?.position ?? null);
    if (live === null) await readTo();
    else if (liveAt !== null && (position === null || position < liveAt)) await readTo(liveAt);
    await tell('indexing');
    await indexGeneration(pool, model, generation);
    await pool.query(`ANALYZE ${qualified(tableName(model, generation))}`);
    await tell('comparing');
    // One that lacks what is parked is no measure: what was built is whole, because a rebuild parks nothing.
    const measure = live !== null && (await parkedStreams(pool, model, live)).length === 0 ? live : null;
    const parity = measure === null ? null : await compare(pool, model, { live: measure, built: generation }, position, readTo);
    if (parity && !parity.equal && onDifference === 'keep') {
      await endBuilding(pool, model, generation);
      await tell('different');
      return { generation, previous: live, events, parity, switched: false };
    }
    await readTo();
    await owned.release();
    await switchTo(pool, model, generation);
    await tell('switched');
    return { generation, previous: live, events, parity, switched: true };
  } finally {
    await owned.release();
  }
};
