import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
const authenticated = { authTagLength: tagBytes };

/** Random bytes are fetched for many nonces at once: fetching costs as much as sealing does. Each is given out once. */
const nonces = Buffer.alloc(512 * nonceBytes);
let given = nonces.length;

const freshNonce = (): Buffer => {
  if (given === nonces.length) {
    randomFillSync(nonces);
    given = 0;
  }
  given += nonceBytes;
  return nonces.subarray(given - nonceBytes, given);
};

/**
 * nonce (12 bytes), ciphertext, tag (16); AES-256-GCM. The context is authenticated, so that what was sealed for one
 * person, event or purpose opens for no other. A storage promise.
 */
export const seal = (key: KeyObject, context: string, bytes: Uint8Array): Buffer => {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
};

/** @throws if the bytes, the context or the key are others */
export const open = (key: KeyObject, context: string, sealed: Uint8Array): Buffer => {
  if (sealed.length < nonceBytes + tagBytes) throw new TypeError('these bytes were not sealed here');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), authenticated);
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  // All of it comes from `update`, so that whoever wipes it has wiped the only copy; `final` checks the tag.
  const bytes = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
  decipher.final();
  return bytes;
};

/** As base64. */
export const sealText = (key: KeyObject, context: string, text: string): string => seal(key, context, Buffer.from(text)).toString('base64');

/** @throws if the text, the context or the key are others */
export const openText = (key: KeyObject, context: string, sealed: string): string =>
  open(key, context, Buffer.from(sealed, 'base64')).toString();
