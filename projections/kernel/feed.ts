import type { Codec, EventStore, Position } from '@healthcert/domain/kernel';
import { setTimeout as delay } from 'node:timers/promises';
import { decodeEvents, type DecodedPage } from './decode.ts';

/** Takes pages from the shared reader. */
export interface Follower {
  /** Never throws. */
  take(page: DecodedPage): void;
  readonly full: boolean;
  /** Resolves when it is full no longer. */
  readonly room: Promise<void>;
  /** It was too slow for the others: it must read by itself until it is level again. */
  drop(): void;
}

export interface FeedSettings {
  readonly store: EventStore;
  readonly codec: Codec;
  /** Event types that any follower may ask for. */
  readonly wanted: ReadonlySet<string>;
  readonly pageSize?: number;
  /** How long a slow follower may hold up the others, in milliseconds. */
  readonly patience?: number;
  readonly onTrouble: (error: unknown) => void;
  /** Ends the reader: that of the process, because followers come and go. */
  readonly signal: AbortSignal;
}

const keptEvents = 2_000;
const keptPages = 500;

/**
 * The one reader of everything for all projections of a process that are level with the head: each event is read,
 * opened and parsed once. It keeps its last pages, so that one who arrives a moment later misses nothing.
 */
export class Feed {
  readonly #settings: FeedSettings;
  readonly #followers = new Set<Follower>();
  #recent: DecodedPage[] = [];
  #recentEvents = 0;
  /** Position after which the kept pages begin; undefined: not started. */
  #start: Position | null | undefined;
  #position: Position | null = null;
  #running: Promise<void> | null = null;
  #atHead = false;

  constructor(settings: FeedSettings) {
    this.#settings = settings;
  }

  get position(): Position | null {
    return this.#position;
  }

  /** True while nothing is left to read, as far as is known. */
  get atHead(): boolean {
    return this.#atHead;
  }

  /** False: too far behind the kept pages. The first to join sets where the reader starts. */
  join(follower: Follower, from: Position | null): boolean {
    if (this.#start === undefined) {
      this.#start = from;
      this.#position = from;
      this.#running = this.#run(this.#settings.signal);
    }
    if (this.#start !== null && (from === null || from < this.#start)) return false;
    this.#followers.add(follower);
    for (const page of this.#recent) if (from === null || page.position > from) follower.take(page);
    return true;
  }

  leave(follower: Follower): void {
    this.#followers.delete(follower);
  }

  async finished(): Promise<void> {
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#atHead = false;
        this.#settings.onTrouble(error);
        await delay(100 + Math.random() * 400, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { store, codec, wanted, pageSize = 1000 } = this.#settings;
    for await (const page of store.follow(this.#position, { limit: pageSize, signal })) {
      const events = await decodeEvents(codec, page.events, wanted);
      await this.#hand({ events, read: page.events.length, position: page.position, atHead: page.atHead });
      this.#atHead = page.atHead;
      if (signal.aborted) return;
    }
  }

  async #hand(page: DecodedPage): Promise<void> {
    for (const follower of this.#followers) if (follower.full) await this.#waitFor(follower);
    this.#position = page.position;
    this.#keep(page);
    for (const follower of this.#followers) follower.take(page);
  }

  async #waitFor(follower: Follower): Promise<void> {
    const patience = new AbortController();
    const late = delay(this.#settings.patience ?? 1000, 'late' as const, { signal: patience.signal }).catch(() => 'room' as const);
    if ((await Promise.race([follower.room, late])) === 'late') {
      this.#followers.delete(follower);
      follower.drop();
    }
    patience.abort();
  }

  #keep(page: DecodedPage): void {
    this.#recent.push(page);
    this.#recentEvents += page.events.length;
    while (this.#recentEvents > keptEvents || this.#recent.length > keptPages) {
      const oldest = this.#recent.shift()!;
      this.#recentEvents -= oldest.events.length;
      this.#start = oldest.position;
    }
  }
}
