import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Milliseconds. A key is fetched again after `fresh`; one in use may stay until `gone`. Both are under a minute. */
const fresh = 40_000;
const gone = 50_000;
/** A person nobody knows may be enrolled by another process at any moment. */
const freshUnknown = 1_000;

interface Entry {
  readonly wrapped: string | null;
  /** Unwrapped when somebody first asks for it. */
  key: KeyObject | null;
  readonly staleAt: number;
  asked: number;
}

/**
 * Persons' keys, least recently used ones dropped, old ones forgotten so that a key destroyed by another process is not
 * used for longer than a minute. Whoever was just told that a key is here may still take it a few seconds later: a reader
 * looks which keys it lacks, fetches those, and then opens a whole page. They are kept wrapped: who opens a whole page
 * does so elsewhere, and a text is small beside a key.
 */
export class KeyCache {
  readonly #entries: LRUCache<string, Entry>;
  readonly #now: () => number;
  readonly #unwrap: (personId: string, wrapped: string) => KeyObject;

  constructor(max: number, now: () => number, unwrap: (personId: string, wrapped: string) => KeyObject) {
    this.#entries = new LRUCache({ max });
    this.#now = now;
    this.#unwrap = unwrap;
  }

  /** Null: destroyed, or unknown; undefined: it must be fetched. @throws if it was wrapped for somebody else */
  get(personId: string): KeyObject | null | undefined {
    const entry = this.#fresh(personId);
    if (!entry) return undefined;
    if (entry.wrapped !== null) entry.key ??= this.#unwrap(personId, entry.wrapped);
    return entry.key;
  }

  /** As `get`, wrapped. */
  getWrapped(personId: string): string | null | undefined {
    return this.#fresh(personId)?.wrapped;
  }

  #fresh(personId: string): Entry | undefined {
    const entry = this.#entries.get(personId);
    if (!entry) return undefined;
    const now = this.#now();
    if (now < entry.staleAt) {
      entry.asked = now;
      return entry;
    }
    return now < entry.asked + (gone - fresh) ? entry : undefined;
  }

  set(personId: string, wrapped: string | null, key: KeyObject | null = null): void {
    this.#keep(personId, { wrapped, key }, fresh);
  }

  setUnknown(personId: string): void {
    this.#keep(personId, { wrapped: null, key: null }, freshUnknown);
  }

  #keep(personId: string, { wrapped, key }: Pick<Entry, 'wrapped' | 'key'>, milliseconds: number): void {
    const now = this.#now();
    this.#entries.set(personId, { wrapped, key, staleAt: now + milliseconds, asked: now });
  }
}
