import type { Codec, EventStore, Position, RecordedEvent } from '@healthcert/domain/kernel';
import { jobsOf, type AnyReaction, type Job } from '@healthcert/domain/reactions';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { enqueue } from './job-queue.ts';

export interface ReactorSettings {
  /** The application's role. */
  readonly connectionString: string;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly reactions: readonly AnyReaction[];
  /** Told when jobs were written. */
  readonly onJobs?: () => void;
  readonly onTrouble: (error: unknown) => void;
  readonly pageSize?: number;
  /** Longest pause before it tries again or asks whether it is its turn, in milliseconds. */
  readonly pause?: number;
}

/** Any number, the same in every process: of several reactors one works, the others stand by. */
const ownershipLock = 4_218_013;

/** The progress in the table is not what this reactor left there: another has taken over. */
class Fenced extends Error {
  override readonly name = 'Fenced';
}

const wantedBy = (reactions: readonly AnyReaction[]): ReadonlySet<string> => new Set(reactions.flatMap(({ on }) => Object.keys(on)));

/**
 * Reads the log and writes what the reactions make of it into the queue, jobs and progress in one transaction. It goes
 * forward only: a reaction is never rebuilt, and an event that is read again after a crash gives the same job ids.
 */
export class Reactor {
  readonly #settings: ReactorSettings;
  readonly #stopping = new AbortController();
  #finished: Promise<void> = Promise.resolve();
  #position: Position | null = null;
  #trouble: string | null = null;

  constructor(settings: ReactorSettings) {
    this.#settings = settings;
  }

  /** How far this reactor has read; null while it stands by. */
  get position(): Position | null {
    return this.#position;
  }

  /** Why it does not get on; null: it does. */
  get trouble(): string | null {
    return this.#trouble;
  }

  start(): void {
    this.#finished = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#finished;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#ownAndReact(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#trouble = error instanceof Error ? error.name : 'unknown';
        this.#settings.onTrouble(error);
      }
      await delay(this.#settings.pause ?? 1000, undefined, { signal }).catch(() => undefined);
    }
  }

  async #ownAndReact(signal: AbortSignal): Promise<void> {
    const client = new Client({ connectionString: this.#settings.connectionString, application_name: 'reactor', keepAlive: true });
    // What is in flight rejects with it; between two statements nobody listens.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [ownershipLock]);
      if (rows[0]?.mine) await this.#react(client, signal);
    } finally {
      this.#position = null;
      await client.end().catch(() => undefined);
    }
  }

  async #react(client: Client, signal: AbortSignal): Promise<void> {
    const { store, reactions, pageSize = 500 } = this.#settings;
    const progress = await this.#progress(client);
    const wanted = wantedBy(reactions);
    let position = earliest([...progress.values()]);
    for await (const page of store.follow(position, { limit: pageSize, signal })) {
      const jobs = await this.#jobsOf(
        page.events.filter(({ type }) => wanted.has(type)),
        progress,
      );
      if (page.position !== position) await this.#write(client, jobs, progress, page.position);
      position = page.position;
      this.#position = position;
      this.#trouble = null;
      if (jobs.length > 0) this.#settings.onJobs?.();
      if (signal.aborted) return;
    }
  }

  async #jobsOf(stored: readonly RecordedEvent[], progress: ReadonlyMap<string, Position | null>): Promise<readonly Job[]> {
    const events = await this.#settings.codec.decode(stored);
    return this.#settings.reactions.flatMap((reaction) => {
      const from = progress.get(reaction.name) ?? null;
      return events.filter(({ position }) => from === null || position > from).flatMap((event) => jobsOf(reaction, event));
    });
  }

  /** Of each reaction, from its first event on where it has none yet. */
  async #progress(client: Client): Promise<Map<string, Position | null>> {
    const { store, reactions } = this.#settings;
    const names = reactions.map(({ name }) => name);
    await client.query(
      `INSERT INTO reaction_progress (reaction, epoch) SELECT name, $2 FROM unnest($1::text[]) AS name ON CONFLICT DO NOTHING`,
      [names, store.epoch],
    );
    const { rows } = await client.query<{ reaction: string; position: Position | null }>(
      'SELECT reaction, position FROM reaction_progress WHERE epoch = $2 AND reaction = ANY ($1)',
      [names, store.epoch],
    );
    return new Map(rows.map(({ reaction, position }) => [reaction, position]));
  }

  async #write(client: Client, jobs: readonly Job[], progress: Map<string, Position | null>, to: Position): Promise<void> {
    const behind = [...progress].filter(([, from]) => from === null || from < to);
    await client.query('BEGIN');
    try {
      const { rowCount } = await client.query(
        `UPDATE reaction_progress SET position = $3 FROM unnest($1::text[], $2::text[]) AS stood (reaction, position)
         WHERE reaction_progress.reaction = stood.reaction AND epoch = $4
           AND reaction_progress.position IS NOT DISTINCT FROM stood.position`,
        [behind.map(([name]) => name), behind.map(([, from]) => from), to, this.#settings.store.epoch],
      );
      if (rowCount !== behind.length) throw new Fenced();
      await enqueue(client, jobs);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
    for (const [name] of behind) progress.set(name, to);
  }
}

/** The first position of all; null stands before every other. */
const earliest = ([first = null, ...others]: readonly (Position | null)[]): Position | null =>
  others.reduce((earlier, next) => (earlier === null || next === null ? null : earlier < next ? earlier : next), first);
