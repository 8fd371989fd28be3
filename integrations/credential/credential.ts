import { endOfDay, startOfDay } from './city-day.ts';
import { decodeClaims, encodeClaims, type CertificateClaims } from './claims.ts';
import { open1, sign1, type Forgery } from './cose-sign1.ts';
import type { KeySet, SigningKeys } from './key-set.ts';

/** More than any certificate needs (about 270 bytes), less than a QR of version 40 holds. */
export const mostCredentialBytes = 1024;

/** What a check without a network can say; suspension and revocation are the status list's to tell. */
export type Verification =
  | { readonly outcome: 'valid' | 'expired' | 'notYetValid'; readonly claims: CertificateClaims; readonly signedBy: string }
  | { readonly outcome: 'forged'; readonly because: Forgery };

/**
 * A COSE_Sign1 (RFC 9052) over a CWT (RFC 8392), signed with the current key. Only after the certificate's issue was
 * committed, never for a preview.
 * @throws where a claim is out of bounds
 */
export const signCredential = (claims: CertificateClaims, keys: SigningKeys): Uint8Array => {
  const credential = sign1(encodeClaims(claims), keys.current);
  if (credential.length > mostCredentialBytes) throw new RangeError(`a credential of ${credential.length} bytes does not fit`);
  return credential;
};

/**
 * Checks the signature, then the dates, at `now` (ISO instant). Claims are handed out only when a key of the set signed
 * them; `signedBy` is that key's thumbprint. Whatever the bytes, there is an answer.
 * @throws RangeError where `now` is no instant: a clock that says nothing must not make a certificate valid
 */
export const verifyCredential = (bytes: Uint8Array, keys: KeySet, now: string): Verification => {
  const seconds = Date.parse(now) / 1000;
  if (Number.isNaN(seconds)) throw new RangeError(`not an instant: ${now}`);
  const opened = open1(bytes, keys, now, mostCredentialBytes);
  if (!opened.genuine) return { outcome: 'forged', because: opened.because };
  // A type marks tokens of another kind, such as status lists, that the same keys sign.
  const claims = opened.type === null ? decodeClaims(opened.payload) : null;
  if (!claims) return { outcome: 'forged', because: 'malformed' };
  const signedBy = opened.key.thumbprint;
  if (seconds < startOfDay(claims.validFrom)) return { outcome: 'notYetValid', claims, signedBy };
  if (seconds >= endOfDay(claims.validUntil)) return { outcome: 'expired', claims, signedBy };
  return { outcome: 'valid', claims, signedBy };
};
