import { openText } from '@healthcert/domain/kernel/sealing';
import type { KeyObject } from 'node:crypto';
import { unwrapPersonKey } from './key-wrap.ts';

/** Boxes and whose they are, as lists of texts: these go to another thread at the least cost. */
export interface OpeningTask {
  readonly persons: readonly string[];
  /** Each person's key, wrapped, in base64; null: it is destroyed. */
  readonly wrapped: readonly (string | null)[];
  /** Of each box, whose it is: an index of the persons. */
  readonly owners: readonly number[];
  /** Of each box, what it is bound to. */
  readonly contexts: readonly string[];
  readonly boxes: readonly string[];
}

/**
 * The JSON that is in each box, as one list of JSON; null for those whose key is destroyed. Keys live as long as this
 * call. @throws if a key or a box does not open
 */
export const openAll = (keyEncryption: KeyObject, { persons, wrapped, owners, contexts, boxes }: OpeningTask): string => {
  const keys = persons.map((person, n) => {
    const key = wrapped[n] ?? null;
    return key === null ? null : unwrapPersonKey(keyEncryption, person, Buffer.from(key, 'base64'));
  });
  const texts = boxes.map((box, n) => {
    const key = keys[owners[n]!];
    return key ? openText(key, contexts[n]!, box) : 'null';
  });
  return `[${texts.join()}]`;
};
