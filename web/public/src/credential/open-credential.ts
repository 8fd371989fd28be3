import { readClaims } from './claims.ts';
import type { Credential } from './credential.ts';
import { bytesOfDigits } from './digits.ts';
import { checkSignature, parseSignedMessage, type VerifyingKey } from './signed-message.ts';

/**
 * What a code turned out to be: a credential of this issuer, or the reason why it is none:
 * unreadable (not a whole signed certificate), foreign (no key of the set made it), changed (not the content that was signed).
 */
export type Opened = { readonly credential: Credential } | { readonly refused: 'unreadable' | 'foreign' | 'changed' };

/** Decodes the digits, checks the signature, and only then reads the claims. Never throws, whatever the text. */
export const openCredential = async (payload: string, keys: readonly VerifyingKey[], now: Date): Promise<Opened> => {
  const bytes = bytesOfDigits(payload);
  const message = bytes && parseSignedMessage(bytes);
  if (!message) return { refused: 'unreadable' };
  const signature = await checkSignature(message, keys, now);
  if (signature !== 'good') return { refused: signature === 'bad' ? 'changed' : 'foreign' };
  // A type marks tokens of another kind, such as status lists, that the same keys sign.
  const credential = message.type === undefined ? readClaims(message.payload) : undefined;
  return credential ? { credential } : { refused: 'unreadable' };
};
