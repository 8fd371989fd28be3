import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Milliseconds. A key is fetched again after `fresh`; one in use may stay until `gone`. Both are under a minute. */
const fresh = 40_000;
const gone = 50_000;
/** A person nobody knows may be enrolled by another process at any moment. */
const freshUnknown = 1_000;

interface Entry {
  readonly key: KeyObject | null;
  readonly staleAt: number;
  asked: number;
}

/**
 * Persons' keys, least recently used ones dropped, old ones forgotten so that a key destroyed by another process is not
 * used for longer than a minute. Whoever was just told that a key is here may still take it a few seconds later: a reader
 * looks which keys it lacks, fetches those, and then opens a whole page.
 */
export class KeyCache {
  private readonly entries: LRUCache<string, Entry>;
  private readonly now: () => number;

  constructor(max: number, now: () => number) {
    this.entries = new LRUCache({ max });
    this.now = now;
  }

  get(personId: string): KeyObject | null | undefined {
    const entry = this.entries.get(personId);
    if (!entry) return undefined;
    const now = this.now();
    if (now < entry.staleAt) {
      entry.asked = now;
      return entry.key;
    }
    return now < entry.asked + (gone - fresh) ? entry.key : undefined;
  }

  set(personId: string, key: KeyObject | null): void {
    const now = this.now();
    this.entries.set(personId, { key, staleAt: now + fresh, asked: now });
  }

  setUnknown(personId: string): void {
    const now = this.now();
    this.entries.set(personId, { key: null, staleAt: now + freshUnknown, asked: now });
  }
}
