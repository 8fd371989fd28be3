import { open, seal } from '@healthcert/domain/kernel/sealing';
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

const version = 1;

/** version (1 byte), then as `seal` makes it. A storage promise. */
export const sealBytes = (key: KeyObject, context: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(version), seal(key, context, bytes)]);

/** @throws if the bytes, the context or the key are others */
export const openBytes = (key: KeyObject, context: string, sealed: Uint8Array): Buffer => {
  if (sealed[0] !== version) throw new TypeError('these bytes were not sealed here');
  return open(key, context, sealed.subarray(1));
};

const personKeyBytes = 32;
const wrapContext = (personId: string): string => `key of ${personId}`;

/** A new person's key, and the form in which the table keeps it. */
export const newPersonKey = (keyEncryption: KeyObject, personId: string): { key: KeyObject; wrapped: Buffer } => {
  const bytes = randomBytes(personKeyBytes);
  const wrapped = sealBytes(keyEncryption, wrapContext(personId), bytes);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { key, wrapped };
};

/** @throws if it was wrapped for another person, or by another key */
export const unwrapPersonKey = (keyEncryption: KeyObject, personId: string, wrapped: Uint8Array): KeyObject => {
  const bytes = openBytes(keyEncryption, wrapContext(personId), wrapped);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
};
