import type { Codec, EventStore, Position } from '@healthcert/domain/kernel';
import { Client, type Pool } from 'pg';
import { cut } from './catch-up.ts';
import { decodeEvents, type DecodedEvent } from './decode.ts';
import { describe, faultOf, Parked } from './failure.ts';
import { sessionSettings, TableWriter, type FlushPoint } from './flush.ts';
import { Fold } from './fold.ts';
import { findLive } from './generations.ts';
import { parkedPlaces, parkedStreams, unpark, type ParkedPlace } from './parked.ts';
import { neverWaits } from './parking.ts';
import { loadProgress, lockProgress, raiseReplays } from './progress.ts';
import { subscribedTypes, type AnyProjection } from './projection.ts';
import { NotReplayable, ReplayPlan } from './replay-plan.ts';
import { StreamMemory } from './stream-memory.ts';

export type ReplayPoint = 'read' | 'locked' | 'forgotten' | FlushPoint;

export interface ReplaySettings {
  readonly connectionString: string;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly projection: AnyProjection;
  /** One stream alone; default every parked one. */
  readonly stream?: string;
  readonly pageSize?: number;
  readonly reached?: (point: ReplayPoint) => Promise<void> | void;
}

/** What became of one parked stream. Of one that was not replayed nothing is changed. */
export interface Replayed {
  readonly stream: string;
  /** That were parked and are in the rows now. */
  readonly events: number;
  /** Why it stays parked; null: it does not. No personal data. */
  readonly refused: string | null;
}

/**
 * Brings the parked events of the live generation into its rows, in their order, a stream in one transaction: the rows
 * then are as if nothing had been parked. The projector may go on meanwhile, and new events of the stream may arrive: the
 * two take turns by the lock on the progress, and whoever still remembers the stream as parked is fenced.
 * @throws passing errors
 */
export const replay = async (settings: ReplaySettings): Promise<readonly Replayed[]> => {
  const { pool, store, projection, connectionString } = settings;
  const generation = await findLive(pool, projection.readModel, store.epoch);
  if (generation === null) return [];
  const streams = await parkedStreams(pool, projection.readModel, generation);
  const asked = settings.stream === undefined ? streams : streams.filter((stream) => stream === settings.stream);
  const client = new Client({ connectionString, application_name: `replay ${projection.readModel.name}` });
  // What is in flight rejects with it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sessionSettings);
    const replayed: Replayed[] = [];
    for (const stream of asked) replayed.push(await replayStream(settings, client, generation, stream));
    return replayed;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const replayStream = async (settings: ReplaySettings, client: Client, generation: number, stream: string): Promise<Replayed> => {
  for (;;) {
    try {
      const events = await attempt(settings, client, generation, stream);
      if (events !== null) return { stream, events, refused: null };
    } catch (error) {
      const refused = error instanceof NotReplayable || error instanceof Parked || faultOf(error) !== 'passing';
      if (!refused) throw error;
      return { stream, events: 0, refused: describe(error) };
    }
  }
};

/** Null: another replay came in between. Most is read before the lock is taken, which holds up the projector. */
const attempt = async (settings: ReplaySettings, client: Client, generation: number, stream: string): Promise<number | null> => {
  const { projection, reached } = settings;
  const model = projection.readModel;
  const before = await loadProgress(client, model, generation);
  const reading = new Reading(settings, stream, await parkedPlaces(client, model, generation));
  if (!before?.position || reading.nothing) return 0;
  await reading.readTo(before.position);
  await reached?.('read');
  await client.query('BEGIN');
  try {
    const now = await lockProgress(client, model, generation);
    await reached?.('locked');
    if (now?.replays !== before.replays || !now.position) {
      await client.query('ROLLBACK');
      return null;
    }
    reading.known(await parkedPlaces(client, model, generation));
    await reading.readTo(now.position);
    await new TableWriter(client, model, generation).writeRows(reading.fold.take());
    await reached?.('rows written');
    const events = await unpark(client, model, generation, stream);
    await raiseReplays(client, model, generation);
    await reached?.('forgotten');
    await client.query('COMMIT');
    await reached?.('committed');
    return events;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};

/** Reads everything since the first parked event of a stream, and folds what its replay must do. */
class Reading {
  readonly fold: Fold;
  readonly #settings: ReplaySettings;
  readonly #plan: ReplayPlan;
  readonly #memory: StreamMemory;
  readonly #first: ParkedPlace | undefined;
  #parked = new Map<Position, string>();
  #position: Position | null;

  constructor(settings: ReplaySettings, stream: string, places: readonly ParkedPlace[]) {
    const { readModel } = settings.projection;
    this.fold = new Fold(readModel);
    this.#settings = settings;
    this.#plan = new ReplayPlan(readModel, this.fold);
    this.#memory = new StreamMemory(settings);
    this.#first = places.find((place) => place.stream === stream);
    this.#position = this.#first?.after ?? null;
    this.known(places);
  }

  get nothing(): boolean {
    return !this.#first;
  }

  known(places: readonly ParkedPlace[]): void {
    this.#parked = new Map(places.map(({ position, stream }) => [position, stream]));
  }

  async readTo(until: Position): Promise<void> {
    const { store, codec, projection, pageSize = 1000 } = this.#settings;
    const wanted = subscribedTypes(projection);
    while (this.#position === null || this.#position < until) {
      const page = cut(await store.readAll(this.#position, pageSize), until);
      const events = page.events.filter(({ position }) => position >= this.#first!.position);
      const decoded = await decodeEvents(codec, events, wanted);
      await this.#memory.prepare(decoded);
      for (const event of decoded) this.#take(event);
      this.#position = page.position;
      if (page.atHead) return;
    }
  }

  #take({ stored, event, error }: DecodedEvent): void {
    const parkedFor = this.#parked.get(stored.position);
    const early = neverWaits.has(stored.type);
    // What other streams have parked is not in the rows, and waits for a replay of its own.
    if (parkedFor !== undefined && parkedFor !== this.#first!.stream && !early) return;
    if (!event) throw new Parked(stored, describe(error));
    try {
      const operations = this.#memory.project(stored, event);
      if (parkedFor === this.#first!.stream) this.#plan.mine(operations, early);
      else this.#plan.others(operations);
    } catch (fault) {
      throw fault instanceof NotReplayable ? fault : new Parked(stored, describe(fault));
    }
  }
}
