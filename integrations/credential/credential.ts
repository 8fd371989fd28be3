import { endOfDay, startOfDay } from './city-day.ts';
import { decodeClaims, encodeClaims, type CertificateClaims } from './claims.ts';
import { open1, sign1, type Forgery } from './cose-sign1.ts';
import type { KeySet, SigningKeys } from './key-set.ts';
import { readScreenCode, shownByHolder, shownWhen } from './screen-code.ts';

/** More than any certificate needs (about 310 bytes, 490 on a screen), less than a QR of version 40 holds. */
export const mostCredentialBytes = 1024;

/** A card or its picture, which can be copied; or a phone's code, which proves that the phone is there. */
export type CodeForm = 'static' | 'rotating';

/** What a check without a network can say; suspension and revocation are the status list's to tell. */
export type Verification =
  | {
      readonly outcome: 'valid' | 'expired' | 'notYetValid';
      readonly form: CodeForm;
      readonly claims: CertificateClaims;
      /** Thumbprint of the key. */
      readonly signedBy: string;
    }
  /** Genuine, but not shown now: a picture of a screen, a clock that is wrong, a phone that was long without a network. */
  | { readonly outcome: 'stale'; readonly because: 'shownEarlier' | 'shownLater' | 'bindingOver' }
  /** Signed with a key that may be known to others: it may be genuine, and only the register can tell. */
  | { readonly outcome: 'withdrawn' }
  | {
      readonly outcome: 'forged';
      /** `notShownByHolder`: a phone's credential without the phone. `otherAddress`: content and address of two certificates. */
      readonly because: Exclude<Forgery, 'withdrawnKey'> | 'notShownByHolder' | 'otherAddress';
    };

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

const forged = (because: Extract<Verification, { outcome: 'forged' }>['because']): Verification => ({ outcome: 'forged', because });

/** The signed claims, or why there are none. */
const openClaims = (bytes: Uint8Array, keys: KeySet, now: string) => {
  const opened = open1(bytes, keys, now, mostCredentialBytes);
  if (!opened.genuine) return opened.because === 'withdrawnKey' ? ({ outcome: 'withdrawn' } as const) : forged(opened.because);
  // A type marks tokens of another kind, such as status lists, that the same keys sign.
  const claims = opened.type === null ? decodeClaims(opened.payload) : null;
  return claims ? { claims, signedBy: opened.key.thumbprint } : forged('malformed');
};

const dated = (claims: CertificateClaims, seconds: number): 'valid' | 'expired' | 'notYetValid' => {
  if (seconds < startOfDay(claims.validFrom)) return 'notYetValid';
  return seconds >= endOfDay(claims.validUntil) ? 'expired' : 'valid';
};

/**
 * Checks the signatures, then the dates, at `now` (ISO instant). Claims are handed out only when a key of the set signed
 * them and, where they name a phone, that phone shows them now. Whatever the bytes, there is an answer.
 * @throws RangeError where `now` is no instant: a clock that says nothing must not make a certificate valid
 */
export const verifyCredential = (bytes: Uint8Array, keys: KeySet, now: string): Verification => {
  const seconds = Date.parse(now) / 1000;
  if (Number.isNaN(seconds)) throw new RangeError(`not an instant: ${now}`);
  if (bytes.length > mostCredentialBytes) return forged('tooLarge');
  const screen = readScreenCode(bytes);
  if (screen === 'malformed') return forged('malformed');
  const opened = openClaims(screen?.credential ?? bytes, keys, now);
  if (!('claims' in opened)) return opened;
  const { claims, signedBy } = opened;
  const { holder } = claims;
  // Neither passes for the other: a phone's credential without the phone, a card's behind a phone's signature.
  if (screen ? !holder : holder) return forged('notShownByHolder');
  if (screen && holder) {
    if (!shownByHolder(screen, holder.key)) return forged('badSignature');
    const when = shownWhen(screen, seconds);
    if (when !== 'now') return { outcome: 'stale', because: when === 'earlier' ? 'shownEarlier' : 'shownLater' };
    if (seconds >= Date.parse(holder.until) / 1000) return { outcome: 'stale', because: 'bindingOver' };
  }
  return { outcome: dated(claims, seconds), form: screen ? 'rotating' : 'static', claims, signedBy };
};

/** The same for a whole code: its content must have been signed for the address that it came under. */
export const verifyCode = (
  { opaqueId, credential }: { readonly opaqueId: string; readonly credential: Uint8Array },
  keys: KeySet,
  now: string,
): Verification => {
  const verified = verifyCredential(credential, keys, now);
  return 'claims' in verified && verified.claims.opaqueId !== opaqueId ? forged('otherAddress') : verified;
};
