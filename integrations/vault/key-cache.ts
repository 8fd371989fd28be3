import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Milliseconds. A key is fetched again after `fresh`; one in use may stay until `gone`. Both are under a minute. */
const fresh = 40_000;
const gone = 50_000;
/** A person nobody knows may be enrolled by another process at any moment. */
const freshUnknown = 1_000;

/** As many as are in use at one time: unwrapped, a key takes three times the memory. */
const mostUnwrapped = 5_000;

interface Entry {
  readonly wrapped: string | null;
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
  readonly #unwrapped = new LRUCache<string, KeyObject>({ max: mostUnwrapped });
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
    if (entry.wrapped === null) return null;
    const unwrapped = this.#unwrapped.get(personId);
    if (unwrapped) return unwrapped;
    const key = this.#unwrap(personId, entry.wrapped);
    this.#unwrapped.set(personId, key);
    return key;
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

  set(personId: string, wrapped: string | null, key?: KeyObject): void {
    this.#keep(personId, wrapped, fresh);
    if (key) this.#unwrapped.set(personId, key);
  }

  setUnknown(personId: string): void {
    this.#keep(personId, null, freshUnknown);
  }

  #keep(personId: string, wrapped: string | null, milliseconds: number): void {
    if (this.#entries.peek(personId)?.wrapped !== wrapped) this.#unwrapped.delete(personId);
    const now = this.#now();
    this.#entries.set(personId, { wrapped, staleAt: now + milliseconds, asked: now });
  }
}
