import type { Codec, EventStore, Position, RecordedEvent } from '@healthcert/domain/kernel';
import { setTimeout as delay } from 'node:timers/promises';
import { catchUp, foldEvents } from './catch-up.ts';
import type { DecodedEvent, DecodedPage } from './decode.ts';
import { faultOf, Parked, Stopped, stoppedFor } from './failure.ts';
import type { Feed, Follower } from './feed.ts';
import { TableWriter, type Reached } from './flush.ts';
import { Fold } from './fold.ts';
import { StreamMemory } from './stream-memory.ts';
import { own, type Owned } from './ownership.ts';
import { parkedStreams, type ParkedEvent } from './parked.ts';
import { Parking } from './parking.ts';
import { Fenced, loadProgress, recordFailure, type ProjectionFailure } from './progress.ts';
import { subscribedTypes, type AnyProjection } from './projection.ts';
import type { AnyReadModel } from './read-model.ts';

/**
 * standby: another process owns it. behind: reading alone, not yet level. live: fed with the others. retrying: after a
 * passing error, without end. stopped: an event it cannot handle, until someone resumes it or a new version runs.
 */
export type LaneState = 'standby' | 'behind' | 'live' | 'retrying' | 'stopped';

export interface LaneSettings {
  readonly connectionString: string;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly feed: Feed;
  readonly projection: AnyProjection;
  readonly generation: number;
  /** Park an event that cannot be handled, and its stream, instead of stopping; default false. */
  readonly parks?: boolean;
  /** Whether somebody waits for its rows. */
  readonly awaited: () => boolean;
  /** Rows are visible up to here; `changed`: there were any. */
  readonly onReached: (position: Position, changed: boolean) => void;
  readonly onTrouble: (model: AnyReadModel, error: unknown) => void;
  /** Rows were written from these events, as they arrived; `began` in milliseconds of the monotonic clock. */
  readonly onWritten?: ((model: AnyReadModel, events: readonly RecordedEvent[], began: number) => void) | undefined;
  /** Longest pause between two attempts, in milliseconds. */
  readonly longestPause?: number;
  readonly standbyPause?: number;
  readonly pageSize?: number;
  readonly batchRows?: number;
  readonly reached?: Reached;
}

const queuedEvents = 2000;
const flushEvents = 500;
const gatherMilliseconds = 5;
const idleMilliseconds = 100;
/**
 * Between two writes while events stream in and nobody waits for their rows: a transaction costs nearly the same whatever
 * is in it. The first write after a pause is made at once.
 */
const writesApartMilliseconds = 50;

/** One projection on one generation of its table: owned, caught up, then fed. */
export class Lane implements Follower {
  readonly #settings: LaneSettings;
  readonly #folding: Fold;
  #state: LaneState = 'standby';
  #failure: ProjectionFailure | null = null;
  /** In the table. */
  #committed: Position | null = null;
  /** Handled; differs from what is committed where the last pages concerned others. */
  #position: Position | null = null;
  #parking = new Parking(false, []);
  #queue: DecodedPage[] = [];
  #queued = 0;
  #joined = false;
  #attempts = 0;
  /** When it last wrote rows, as `performance.now` counts. */
  #wroteAt = 0;
  #wake = Promise.withResolvers<void>();
  #hurried = Promise.withResolvers<void>();
  #roomy = Promise.withResolvers<void>();

  constructor(settings: LaneSettings) {
    this.#settings = settings;
    this.#folding = new Fold(settings.projection.readModel);
    this.#roomy.resolve();
  }

  get state(): LaneState {
    return this.#state;
  }

  get failure(): ProjectionFailure | null {
    return this.#failure;
  }

  get position(): Position | null {
    return this.#position;
  }

  get model(): AnyReadModel {
    return this.#settings.projection.readModel;
  }

  get generation(): number {
    return this.#settings.generation;
  }

  /** Events read by the shared reader and waiting here. */
  get queued(): number {
    return this.#queued;
  }

  get full(): boolean {
    return this.#queued > queuedEvents;
  }

  get room(): Promise<void> {
    return this.#roomy.promise;
  }

  take(page: DecodedPage): void {
    this.#queue.push(page);
    this.#queued += page.events.length;
    if (this.full) this.#roomy = Promise.withResolvers();
    this.#wake.resolve();
  }

  /** Somebody waits for its rows from now on. */
  hurry(): void {
    this.#hurried.resolve();
  }

  drop(): void {
    this.#joined = false;
    this.#wake.resolve();
  }

  /** Runs until the signal aborts or an event cannot be handled. `broken` ends the connection at once. */
  async run(signal: AbortSignal, broken: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#ownAndRun(signal, broken);
      } catch (error) {
        if (signal.aborted) return;
        this.#settings.onTrouble(this.model, error);
        if (error instanceof Stopped) return;
        if (!(error instanceof Fenced)) this.#state = 'retrying';
        await this.#pause(signal);
      }
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    const longest = Math.min(this.#settings.longestPause ?? 10_000, 50 * 2 ** this.#attempts);
    this.#attempts = Math.min(this.#attempts + 1, 20);
    await delay(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }

  async #ownAndRun(signal: AbortSignal, broken: AbortSignal): Promise<void> {
    const owned = await own(this.#settings, signal, broken, () => (this.#state = 'standby'));
    if (!owned) return;
    try {
      await this.#runOwned(owned, signal);
    } catch (error) {
      if (error instanceof Stopped) await this.#stop(owned, error.failure);
      throw error;
    } finally {
      this.#settings.feed.leave(this);
      await owned.release();
    }
  }

  async #runOwned(owned: Owned, signal: AbortSignal): Promise<void> {
    const { projection, generation, reached, parks = false } = this.#settings;
    const progress = await loadProgress(owned.client, this.model, generation);
    if (!progress) throw new Fenced(this.model, generation);
    this.#committed = progress.position;
    this.#position = progress.position;
    this.#failure = null;
    // Read after the progress: a replay in between makes the first write fail and all of this begin again.
    this.#parking = new Parking(parks, await parkedStreams(owned.client, this.model, generation));
    const writer = new TableWriter(owned.client, projection.readModel, generation, reached, progress.replays);
    while (!signal.aborted) {
      await this.#catchUp(writer, signal);
      if (!signal.aborted && this.#join()) await this.#follow(writer, signal);
    }
  }

  async #stop(owned: Owned, failure: ProjectionFailure): Promise<void> {
    this.#state = 'stopped';
    this.#failure = failure;
    await recordFailure(owned.client, this.model, this.#settings.generation, failure).catch(() => undefined);
  }

  async #catchUp(writer: TableWriter, signal: AbortSignal): Promise<void> {
    if (this.#state !== 'live') this.#state = 'behind';
    const { store, codec, projection, pageSize, batchRows } = this.#settings;
    const onFlushed = (position: Position, _events: number, parked: readonly ParkedEvent[]): void => {
      this.#tell(parked);
      this.#committed = position;
      this.#attempts = 0;
      this.#moved(position, true);
    };
    const parking = this.#parking;
    await catchUp({ store, codec, projection, writer, parking, from: this.#committed, pageSize, batchRows, signal, onFlushed });
  }

  #join(): boolean {
    this.#queue = [];
    this.#queued = 0;
    this.#roomy.resolve();
    this.#wake = Promise.withResolvers();
    this.#joined = true;
    this.#joined = this.#settings.feed.join(this, this.#committed);
    return this.#joined;
  }

  /** Writes what arrives, as much at once as arrived while the last was written. */
  async #follow(writer: TableWriter, signal: AbortSignal): Promise<void> {
    this.#state = 'live';
    // Of what was read alone meanwhile it would know nothing.
    const memory = new StreamMemory(this.#settings);
    while (this.#joined && !signal.aborted) {
      await this.#arrival(signal);
      if (this.#queue.length === 0) await this.#catchUpProgress(writer);
      else if (!(await this.#handle(writer, memory))) return;
    }
  }

  /** False: something in it cannot be written; reading alone from the last commit finds out what. */
  async #handle(writer: TableWriter, memory: StreamMemory): Promise<boolean> {
    const pages = this.#queue;
    this.#queue = [];
    this.#queued = 0;
    this.#roomy.resolve();
    this.#wake = Promise.withResolvers();
    const began = performance.now();
    try {
      const events = pages.flatMap((page) =>
        page.events.filter(({ stored }) => this.#position === null || stored.position > this.#position),
      );
      await memory.prepare(events);
      if (foldEvents(this.#folding, this.#settings.projection, memory, events, this.#parking)) return this.#leave();
      const changed = await this.#flush(writer, pages.at(-1)!.position);
      if (changed) this.#written(events, began);
      return true;
    } catch (error) {
      if (error instanceof Fenced || faultOf(error) === 'passing') throw error;
      if (faultOf(error) === 'structure') throw stoppedFor(error);
      return this.#leave();
    } finally {
      this.#folding.take();
    }
  }

  #leave(): false {
    this.#settings.feed.leave(this);
    this.#joined = false;
    return false;
  }

  #written(events: readonly DecodedEvent[], began: number): void {
    const { onWritten, projection } = this.#settings;
    if (!onWritten) return;
    const mine = subscribedTypes(projection);
    onWritten(
      this.model,
      events.map(({ stored }) => stored).filter(({ type }) => mine.has(type)),
      began,
    );
  }

  /** Whether rows were changed. */
  async #flush(writer: TableWriter, to: Position): Promise<boolean> {
    const changed = this.#folding.operations > 0;
    if (changed || this.#parking.pending > 0) {
      const parked = this.#parking.take();
      await writer.write(this.#folding.take(), this.#committed, to, parked);
      this.#committed = to;
      this.#wroteAt = performance.now();
      this.#parking.committed(parked);
      this.#tell(parked);
    }
    this.#attempts = 0;
    this.#moved(to, changed);
    return changed;
  }

  #tell(parked: readonly ParkedEvent[]): void {
    for (const { event, reason } of parked) if (reason !== null) this.#settings.onTrouble(this.model, new Parked(event, reason));
  }

  /** Pages of other projections move the progress too, but not with a transaction each. */
  async #catchUpProgress(writer: TableWriter): Promise<void> {
    if (this.#position === null || this.#position === this.#committed) return;
    await writer.write([], this.#committed, this.#position);
    this.#committed = this.#position;
  }

  #moved(position: Position, changed: boolean): void {
    if (this.#position !== null && position < this.#position) return;
    this.#position = position;
    this.#settings.onReached(position, changed);
  }

  /** Resolves when there is something to do; at the head that is at once. */
  async #arrival(signal: AbortSignal): Promise<void> {
    const idle = this.#position === this.#committed ? undefined : idleMilliseconds;
    await until(this.#wake.promise, idle, signal);
    if (this.#queue.length === 0 || this.#queued >= flushEvents) return;
    const moreToCome = this.#queue.at(-1)!.atHead ? 0 : gatherMilliseconds;
    if (moreToCome > 0) await until(null, moreToCome, signal);
    const unhurried = this.#wroteAt + writesApartMilliseconds - performance.now();
    this.#hurried = Promise.withResolvers();
    if (unhurried > 0 && !this.#settings.awaited()) await until(this.#hurried.promise, unhurried, signal);
  }
}

const until = async (event: Promise<void> | null, milliseconds: number | undefined, signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return;
  const over = Promise.withResolvers<void>();
  const end = (): void => over.resolve();
  signal.addEventListener('abort', end);
  const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds);
  await Promise.race(event ? [event, over.promise] : [over.promise]);
  signal.removeEventListener('abort', end);
  clearTimeout(timer);
};
