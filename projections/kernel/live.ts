import type { Position } from '@healthcert/domain/kernel';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { channel } from './generations.ts';
import type { AnyReadModel } from './read-model.ts';
import { schema } from './tables.ts';
import { Waiters } from './wait.ts';

/** Something in this read model is newer; its readers ask again. */
export interface Change {
  readonly readModel: string;
  readonly position: Position;
}

/** Which table of a read model is read now, and up to where it is known to stand. */
interface Standing {
  readonly generation: number;
  readonly position: Position | null;
}

/** One message between processes; a position is missing where only the generation changed. */
interface Message {
  readonly model: string;
  readonly version: number;
  readonly generation: number;
  readonly position?: Position;
}

export interface LiveSettings {
  readonly pool: Pool;
  /** For the connection that listens; null where projectors run in this process alone. */
  readonly connectionString: string | null;
  readonly models: readonly AnyReadModel[];
  readonly epoch: string;
  /** Between two looks at the table while somebody waits, and while nobody does; in milliseconds. */
  readonly pollWaiting?: number;
  readonly pollIdle?: number;
}

const announceMilliseconds = 20;

/** What this process knows of the read models: which generation is live, how far it stands, and who waits for more. */
export class LiveReadModels {
  readonly #settings: LiveSettings;
  readonly #models: ReadonlyMap<string, AnyReadModel>;
  readonly #standing = new Map<string, Standing>();
  /** Up to where each has changed, as far as this process knows: never before it truly did. */
  readonly #changedAt = new Map<string, Position>();
  readonly #waiters = new Waiters();
  readonly #subscribers = new Set<(change: Change) => void>();
  readonly #generationListeners = new Set<(model: AnyReadModel, generation: number) => void>();
  readonly #awaitedListeners = new Set<(model: AnyReadModel) => void>();
  readonly #closing = new AbortController();
  readonly #loops: Promise<void>[] = [];
  #pending = new Map<string, Message>();
  #announcing: Promise<void> | null = null;
  #hurry = Promise.withResolvers<void>();

  constructor(settings: LiveSettings) {
    this.#settings = settings;
    this.#models = new Map(settings.models.map((model) => [model.name, model]));
  }

  /** Loads what stands (after `prepareReadModels`) and begins to listen. */
  async start(): Promise<void> {
    await this.refresh();
    this.#loops.push(this.#poll());
    if (this.#settings.connectionString) this.#loops.push(this.#listen(this.#settings.connectionString));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#hurry.resolve();
    this.#waiters.close();
    await Promise.all([...this.#loops, this.#announcing]);
  }

  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** The generation that queries read. */
  generation(model: AnyReadModel): number {
    const standing = this.#standing.get(model.name);
    if (!standing) throw new Error(`${model.name} is not prepared`);
    return standing.generation;
  }

  position(model: AnyReadModel): Position | null {
    return this.#standing.get(model.name)?.position ?? null;
  }

  onGeneration(listener: (model: AnyReadModel, generation: number) => void): void {
    this.#generationListeners.add(listener);
  }

  /** Whether somebody in this process waits for the read model to move on. */
  awaited(model: AnyReadModel): boolean {
    return this.#waiters.waitFor(model.name);
  }

  /** Told when somebody begins to wait. */
  onAwaited(listener: (model: AnyReadModel) => void): void {
    this.#awaitedListeners.add(listener);
  }

  /**
   * Resolves to true as soon as the read model holds everything up to the position, to false when the time (in
   * milliseconds) is over. A position of another history asks for nothing.
   */
  async reached(model: AnyReadModel, position: Position, timeout: number, epoch: string = this.#settings.epoch): Promise<boolean> {
    const standing = this.position(model);
    if (epoch !== this.#settings.epoch || (standing !== null && standing >= position)) return true;
    const waiting = this.#waiters.wait(model.name, position, timeout);
    this.#hurry.resolve();
    for (const listener of this.#awaitedListeners) listener(model);
    return waiting;
  }

  /** Up to where all of these can be read, at least: whoever reads from now on reads no less. Null: one is still empty. */
  standing(readModels: readonly string[]): Position | null {
    let least: Position | null = null;
    for (const name of readModels.filter((one) => this.#models.has(one))) {
      const position = this.#standing.get(name)?.position ?? null;
      if (position === null) return null;
      if (least === null || position < least) least = position;
    }
    return least;
  }

  /**
   * Changes of these read models from now on, or from a position (one that `standing` gave) on; several of one that nobody
   * took yet are one. Ends with the signal.
   */
  async *changes(readModels: readonly string[], signal?: AbortSignal, since?: Position): AsyncGenerator<Change, void, undefined> {
    const ended = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    const pending = new Map<string, Change>();
    let wake = Promise.withResolvers<void>();
    const subscriber = (change: Change): void => {
      if (!readModels.includes(change.readModel)) return;
      pending.set(change.readModel, change);
      wake.resolve();
    };
    const end = (): void => wake.resolve();
    this.#subscribers.add(subscriber);
    for (const readModel of since === undefined ? [] : readModels) {
      const position = this.#changedAt.get(readModel);
      if (position !== undefined && position > since!) subscriber({ readModel, position });
    }
    ended.addEventListener('abort', end);
    try {
      while (!ended.aborted) {
        await wake.promise;
        wake = Promise.withResolvers();
        const taken = [...pending.values()];
        pending.clear();
        if (!ended.aborted) yield* taken;
      }
    } finally {
      this.#subscribers.delete(subscriber);
      ended.removeEventListener('abort', end);
    }
  }

  /** The projector of this process has committed. */
  publish(model: AnyReadModel, generation: number, position: Position, changed: boolean): void {
    this.#learn(model, { generation, position }, changed);
    if (!changed || !this.#settings.connectionString) return;
    this.#pending.set(model.name, { model: model.name, version: model.version, generation, position });
    this.#announcing ??= this.#announce();
  }

  /** Looks at the tables. */
  async refresh(): Promise<void> {
    const { rows } = await this.#settings.pool.query<Message & { position: Position | null }>(
      `SELECT model, version, generation, position FROM ${schema}.live_generation JOIN ${schema}.progress
       USING (model, version, generation) WHERE epoch = $1`,
      [this.#settings.epoch],
    );
    for (const { model: name, version, generation, position } of rows) {
      const model = this.#models.get(name);
      if (model?.version === version) this.#learn(model, { generation, position }, true, true);
    }
  }

  /** `authoritative`: read from the table, so it may change which generation is live. */
  #learn(model: AnyReadModel, news: Standing, changed: boolean, authoritative = false): void {
    const before = this.#standing.get(model.name);
    const sameTable = before?.generation === news.generation;
    if (before && !sameTable && !authoritative) return;
    const older = before && sameTable && before.position !== null && (news.position === null || news.position <= before.position);
    if (older) return;
    this.#standing.set(model.name, news);
    if (before && !sameTable) for (const listener of this.#generationListeners) listener(model, news.generation);
    if (news.position === null) return;
    if (changed || !before) this.#changedAt.set(model.name, news.position);
    this.#waiters.reached(model.name, news.position);
    if (changed && before) for (const tell of this.#subscribers) tell({ readModel: model.name, position: news.position });
  }

  /** Wakes other processes, at most once in a while: a notification costs every commit of the database a lock. */
  async #announce(): Promise<void> {
    while (this.#pending.size > 0) {
      const messages = [...this.#pending.values()].map((message) => JSON.stringify(message));
      this.#pending = new Map();
      // Lost ones are made up for by polling.
      await this.#settings.pool.query('SELECT pg_notify($1, m) FROM unnest($2::text[]) AS m', [channel, messages]).catch(() => undefined);
      await delay(announceMilliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
    this.#announcing = null;
  }

  async #poll(): Promise<void> {
    const { pollWaiting = 50, pollIdle = 2000 } = this.#settings;
    while (!this.#closing.signal.aborted) {
      const waiting = this.#waiters.size > 0;
      const pause = AbortSignal.timeout(waiting ? pollWaiting : pollIdle);
      await this.#paused(pause, waiting);
      if (!this.#closing.signal.aborted) await this.refresh().catch(() => undefined);
    }
  }

  async #paused(pause: AbortSignal, waiting: boolean): Promise<void> {
    const over = Promise.withResolvers<void>();
    const signal = AbortSignal.any([pause, this.#closing.signal]);
    signal.addEventListener('abort', () => over.resolve(), { once: true });
    if (signal.aborted) return;
    this.#hurry = Promise.withResolvers();
    await Promise.race(waiting ? [over.promise] : [over.promise, this.#hurry.promise]);
  }

  async #listen(connectionString: string): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const client = new Client({ connectionString, application_name: 'read models' });
      const ended = new Promise<void>((resolve) => {
        client.on('end', resolve);
        client.on('error', () => resolve());
        this.#closing.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      client.on('notification', ({ payload = '' }) => this.#hear(payload));
      try {
        await client.connect();
        await client.query(`LISTEN ${channel}`);
        await this.refresh();
        await ended;
      } catch {
        await delay(200 + Math.random() * 800, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  #hear(payload: string): void {
    const { model: name, version, generation, position } = JSON.parse(payload) as Message;
    const model = this.#models.get(name);
    if (!model || model.version !== version) return;
    const known = this.#standing.get(name)?.generation === generation;
    if (known && position !== undefined) this.#learn(model, { generation, position }, true);
    if (!known) void this.refresh().catch(() => undefined);
  }
}
