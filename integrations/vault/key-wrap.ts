import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const authenticated = { authTagLength: tagBytes };

/**
 * version (1 byte), nonce (12), ciphertext, tag (16); AES-256-GCM. The context is authenticated, so that what was sealed
 * for one person or purpose opens for no other. A storage promise.
 */
export const sealBytes = (key: KeyObject, context: string, bytes: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
};

/** @throws if the bytes, the context or the key are others */
export const openBytes = (key: KeyObject, context: string, sealed: Uint8Array): Buffer => {
  if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== version) throw new TypeError('these bytes were not sealed here');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), authenticated);
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  // All of it comes from `update`, so that whoever wipes it has wiped the only copy; `final` checks the tag.
  const bytes = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
  decipher.final();
  return bytes;
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

export const unwrapPersonKey = (keyEncryption: KeyObject, personId: string, wrapped: Uint8Array): KeyObject => {
  const bytes = openBytes(keyEncryption, wrapContext(personId), wrapped);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
};
