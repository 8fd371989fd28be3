import type { Codec, EventStore, Position, RecordedEvent } from '@healthcert/domain/kernel';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Feed } from './feed.ts';
import type { Reached } from './flush.ts';
import { Heartbeat } from './heartbeat.ts';
import { Lane, type LaneState } from './lane.ts';
import type { LiveReadModels } from './live.ts';
import { parkedOf, type ParkedSummary } from './parked.ts';
import type { ProjectionFailure } from './progress.ts';
import { subscribedTypes, type AnyProjection } from './projection.ts';
import type { AnyReadModel } from './read-model.ts';

export interface RunnerSettings {
  /** The application's role. */
  readonly connectionString: string;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly projections: readonly AnyProjection[];
  /** Started; tells which generation to feed, and is told what is visible. */
  readonly live: LiveReadModels;
  /** Read models that park the stream of an event they cannot handle, rather than stop; default none. */
  readonly parks?: (readModel: string) => boolean;
  /** Errors on the way, without personal data in `describe(error)`. */
  readonly onTrouble?: (where: string, error: unknown) => void;
  /** Rows of a read model were written from events as they arrived: not told while one catches up. */
  readonly onWritten?: ((readModel: string, events: readonly RecordedEvent[], began: number) => void) | undefined;
  /** An adapter's own count of the events after a position, where it has one. */
  readonly countAfter?: (position: Position | null) => Promise<number>;
  /** Longest pause between two attempts, in milliseconds. */
  readonly longestPause?: number;
  /** Pause between two attempts to own a projection that another process owns. */
  readonly standbyPause?: number;
  /** Events read at once, and rows changed before they are written, while a projection is behind. */
  readonly pageSize?: number;
  readonly batchRows?: number;
  readonly reached?: Reached;
}

export interface ProjectionStatus {
  readonly readModel: string;
  readonly version: number;
  readonly generation: number;
  readonly state: LaneState;
  readonly position: Position | null;
  /** Events still to read, counted by reading or by the adapter, at most `countedAtMost`, and those that are parked; null: the store is silent. */
  readonly lag: number | null;
  /** When the store recorded the oldest of them; null: there is none. */
  readonly oldestUnprocessedAt: string | null;
  readonly failure: ProjectionFailure | null;
  /** Events that wait for a replay, and the first that could not be handled; null: there are none. */
  readonly parked: ParkedSummary | null;
}

/** Where the count of `lag` ends without an adapter's own. */
export const countedAtMost = 1000;

interface Running {
  readonly lane: Lane;
  readonly stop: AbortController;
  readonly finished: Promise<void>;
}

/** Runs projections: one reader of everything, one lane each. Others may run beside it and stand by. */
export class ProjectionRunner {
  readonly #settings: RunnerSettings;
  readonly #feed: Feed;
  readonly #running = new Map<string, Running>();
  readonly #stopping = new AbortController();
  readonly #broken = new AbortController();
  readonly #heartbeat: Heartbeat;

  constructor(settings: RunnerSettings) {
    const names = settings.projections.map(({ readModel }) => readModel.name);
    if (new Set(names).size !== names.length) throw new Error('two projections write one read model');
    this.#settings = settings;
    this.#feed = new Feed({
      store: settings.store,
      codec: settings.codec,
      wanted: new Set(settings.projections.flatMap((projection) => [...subscribedTypes(projection)])),
      onTrouble: (error) => settings.onTrouble?.('reader', error),
      signal: this.#stopping.signal,
    });
    this.#heartbeat = new Heartbeat(settings.pool, randomUUID(), names);
  }

  /** When the process last said that it lives, whatever its projections do; null: never. */
  get beatAt(): string | null {
    return this.#heartbeat.beatAt;
  }

  start(): void {
    for (const projection of this.#settings.projections) this.#begin(projection, this.#settings.live.generation(projection.readModel));
    this.#settings.live.onGeneration((model) => void this.#replace(model));
    this.#settings.live.onAwaited((model) => this.#running.get(model.name)?.lane.hurry());
    this.#heartbeat.start();
  }

  /** Lets what is being written be finished, for at most this long (milliseconds); then it is rolled back. */
  async stop(within = 5000): Promise<void> {
    this.#stopping.abort();
    const late = setTimeout(() => this.#broken.abort(), within);
    await Promise.all([...this.#running.values()].map(({ finished }) => finished));
    await this.#feed.finished();
    await this.#heartbeat.stop();
    clearTimeout(late);
  }

  /** Tries a stopped projection again. */
  async resume(readModel: string): Promise<void> {
    const running = this.#running.get(readModel);
    if (running?.lane.state === 'stopped') await this.#replace(running.lane.model);
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const lanes = [...this.#running.values()].map(({ lane }) => lane);
    const parked = await parkedOf(
      this.#settings.pool,
      lanes.map(({ model }) => model),
    );
    return Promise.all(lanes.map((lane) => this.#statusOf(lane, parked.find(({ readModel }) => readModel === lane.model.name) ?? null)));
  }

  #begin(projection: AnyProjection, generation: number): void {
    const { connectionString, store, codec, live, parks, onTrouble, onWritten, longestPause, standbyPause, pageSize, batchRows, reached } =
      this.#settings;
    const { readModel } = projection;
    const lane = new Lane({
      connectionString,
      store,
      codec,
      projection,
      generation,
      parks: parks?.(readModel.name) ?? false,
      longestPause,
      standbyPause,
      pageSize,
      batchRows,
      reached,
      feed: this.#feed,
      awaited: () => live.awaited(readModel),
      onReached: (position, changed) => live.publish(readModel, generation, position, changed),
      onTrouble: (model, error) => onTrouble?.(model.name, error),
      onWritten: onWritten && ((model, events, began) => onWritten(model.name, events, began)),
    });
    const stop = new AbortController();
    const finished = lane.run(AbortSignal.any([stop.signal, this.#stopping.signal]), this.#broken.signal);
    this.#running.set(readModel.name, { lane, stop, finished });
  }

  /** By the generation that is live when the old one has ended: it may have changed again meanwhile. */
  async #replace(model: AnyReadModel): Promise<void> {
    const running = this.#running.get(model.name);
    if (!running || this.#stopping.signal.aborted) return;
    running.stop.abort();
    await running.finished;
    const projection = this.#settings.projections.find(({ readModel }) => readModel.name === model.name);
    const current = this.#running.get(model.name) === running;
    if (projection && current && !this.#stopping.signal.aborted) this.#begin(projection, this.#settings.live.generation(model));
  }

  async #statusOf(lane: Lane, parked: ParkedSummary | null): Promise<ProjectionStatus> {
    const { model, generation, state, position, failure } = lane;
    const unread = await this.#unread(lane).catch(() => ({ lag: null, oldestUnprocessedAt: null }));
    return {
      readModel: model.name,
      version: model.version,
      generation,
      state,
      position,
      lag: unread.lag === null ? null : unread.lag + (parked?.events ?? 0),
      oldestUnprocessedAt: parked?.oldestRecordedAt ?? unread.oldestUnprocessedAt,
      failure,
      parked,
    };
  }

  async #unread({ state, queued, position }: Lane): Promise<Pick<ProjectionStatus, 'lag' | 'oldestUnprocessedAt'>> {
    const level = state === 'live' && queued === 0 && this.#feed.atHead && this.#feed.position === position;
    if (level) return { lag: 0, oldestUnprocessedAt: null };
    const { store, countAfter } = this.#settings;
    const { events } = await store.readAll(position, countAfter ? 1 : countedAtMost);
    const lag = countAfter ? await countAfter(position) : events.length;
    return { lag, oldestUnprocessedAt: events[0]?.recordedAt ?? null };
  }
}
