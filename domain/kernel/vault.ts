import type { KeyObject } from 'node:crypto';
import type { JsonObject } from './json.ts';

/** What of an event is sealed, as it is stored. */
export interface SealedBox {
  readonly subject: string;
  /** Authenticated with it. */
  readonly context: string;
  /** By `sealText`, of JSON. */
  readonly box: string;
}

/** Keys of subjects, for the codec. */
export interface KeyRing {
  /** The key if it is cached, null if known destroyed, undefined if it must be fetched. */
  cached(subjectId: string): KeyObject | null | undefined;
  /** Fetches the keys of these subjects into the cache: one round trip. Unknown subjects count as destroyed. */
  fetch(subjectIds: readonly string[]): Promise<void>;
  /**
   * Opens many boxes beside this thread: what was in them, in their order, null where the key is destroyed. Undefined
   * where the caller is to open them itself: they are too few to be worth it, or one of them does not open, and has to be
   * named.
   */
  openMany?(boxes: readonly SealedBox[]): Promise<readonly (JsonObject | null)[] | undefined>;
}

/**
 * The plain tables beside the log: person id and wrapped key; blind indexes of document numbers, each of one person. Both
 * are written before the person's first event; destroying the key is what erases a person.
 */
export interface Vault extends KeyRing {
  /** Keyed hash of a document number; equal numbers give equal indexes, and nothing else can be told from it. */
  blindIndex(documentType: string, number: string): string;
  /** The person with this index, or a new one under `proposedId`. Safe to repeat. */
  enrol(blindIndex: string, proposedId: string): Promise<{ readonly personId: string; readonly created: boolean }>;
  findPerson(blindIndex: string): Promise<string | null>;
  /**
   * Lets this index lead to the person as well, beside those that already do, unless it leads to somebody else. Of two
   * who claim one index, one gets it. Safe to repeat. @returns whom it leads to now @throws SubjectErased
   */
  addIndex(blindIndex: string, personId: string): Promise<string>;
  /** The index leads to this person no longer; one of somebody else stays. Safe to repeat. */
  releaseIndex(blindIndex: string, personId: string): Promise<void>;
  /** After PersonErased is committed. Also forgets the person's blind indexes. Other processes follow within a minute. */
  destroyKey(personId: string): Promise<void>;
  /** Seals bytes (files, raw messages) under the person's key; `context` is authenticated, not stored. */
  seal(personId: string, context: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Null once the key is destroyed. @throws if the bytes or the context were changed */
  open(personId: string, context: string, sealed: Uint8Array): Promise<Uint8Array | null>;
}
