import { readClaims } from './claims.ts';
import type { Credential } from './credential.ts';
import { bytesOfDigits } from './digits.ts';
import { readScreenCode, screenCodeType, shownByHolder, shownWhen } from './screen-code.ts';
import { checkSignature, parseSignedMessage, type Signature, type SignedMessage, type VerifyingKey } from './signed-message.ts';

/** Why a code opens to no credential. */
export type Refusal =
  /** Not a whole signed certificate. */
  | 'unreadable'
  /** No key of the set made it. */
  | 'foreign'
  /** Not the content that was signed. */
  | 'changed'
  /** A phone's credential without the phone, or a card's behind one. */
  | 'unproven'
  /** Signed for another address than the one it came under. */
  | 'mixed'
  /** Signed with a key that may be known to others. */
  | 'withdrawn'
  /** Signed with a suite that no browser has. */
  | 'askCity'
  /** Genuine, but shown at another time: a picture of a screen, or a clock that is wrong. */
  | 'shownEarlier'
  | 'shownLater'
  /** The phone was too long without a network to renew its binding. */
  | 'bindingOver';

/** What a code turned out to be: a credential of this issuer, or the reason why it is none. */
export type Opened = { readonly credential: Credential } | { readonly refused: Refusal };

const refusals: Readonly<Record<Exclude<Signature, 'good'>, Refusal>> = {
  bad: 'changed',
  unknownKey: 'foreign',
  withdrawn: 'withdrawn',
  askCity: 'askCity',
};

/** What the issuer signed. */
const openSigned = async (message: SignedMessage, keys: readonly VerifyingKey[], now: Date): Promise<Opened> => {
  if (message.keyId.length === 0) return { refused: 'unreadable' };
  const signature = await checkSignature(message, keys, now);
  if (signature !== 'good') return { refused: refusals[signature] };
  // A type marks tokens of another kind, such as status lists, that the same keys sign.
  const credential = message.type === undefined ? readClaims(message.payload) : undefined;
  return credential ? { credential } : { refused: 'unreadable' };
};

/** A card's code, or a phone's with what the phone adds to it. */
const openMessage = async (message: SignedMessage, keys: readonly VerifyingKey[], now: Date): Promise<Opened> => {
  if (message.type !== screenCodeType) {
    const opened = await openSigned(message, keys, now);
    return 'credential' in opened && opened.credential.holder ? { refused: 'unproven' } : opened;
  }
  const screen = readScreenCode(message);
  const inner = screen && parseSignedMessage(screen.credential);
  if (!screen || !inner) return { refused: 'unreadable' };
  const opened = await openSigned(inner, keys, now);
  if (!('credential' in opened)) return opened;
  const { holder } = opened.credential;
  if (!holder) return { refused: 'unproven' };
  if (!(await shownByHolder(message, holder))) return { refused: 'changed' };
  const when = shownWhen(screen, now);
  if (when !== 'now') return { refused: when === 'earlier' ? 'shownEarlier' : 'shownLater' };
  return holder.until <= now ? { refused: 'bindingOver' } : opened;
};

/** Decodes the digits of a code, checks its signatures, and only then reads the claims. Never throws, whatever the text. */
export const openCredential = async (
  { opaqueId, payload }: { readonly opaqueId: string; readonly payload: string },
  keys: readonly VerifyingKey[],
  now: Date,
): Promise<Opened> => {
  const bytes = bytesOfDigits(payload);
  const message = bytes && parseSignedMessage(bytes);
  if (!message) return { refused: 'unreadable' };
  const opened = await openMessage(message, keys, now);
  return 'credential' in opened && opened.credential.opaqueId !== opaqueId ? { refused: 'mixed' } : opened;
};
