import { encode } from 'cbor2/encoder';
import { Tag } from 'cbor2/tag';
import { decodeMap } from './cbor.ts';
import type { Holder } from './credential.ts';
import { type SignedMessage, signedBytes } from './signed-message.ts';

/**
 * A phone's code: the credential bound to its key, and its signature over that and the current half-minute, as COSE_Sign1
 * over a CWT. The same lines make it on the holder's phone and check it on the verifier's.
 */
export const screenCodeType = 'hc/screen';
const claim = { issuedAt: 6, credential: -65_538 } as const;
const es256 = { name: 'ECDSA', hash: 'SHA-256' } as const;
export const halfMinuteMs = 30_000;

/** A code of the half-minute before or after is taken: none is older than 60 seconds. */
const tolerance = 1;

export interface ScreenCode {
  readonly credential: Uint8Array<ArrayBuffer>;
  readonly shownAt: Date;
}

/** Undefined for a message that is no whole screen's code. */
export const readScreenCode = ({ algorithm, payload }: SignedMessage): ScreenCode | undefined => {
  const cwt = decodeMap(payload);
  const [seconds, credential] = [cwt?.get(claim.issuedAt), cwt?.get(claim.credential)];
  const whole = typeof seconds === 'number' && Number.isSafeInteger(seconds) && seconds >= 0 && (seconds * 1000) % halfMinuteMs === 0;
  if (algorithm !== -7 || !whole || !(credential instanceof Uint8Array)) return undefined;
  return { credential: Uint8Array.from(credential), shownAt: new Date(seconds * 1000) };
};

/** Where the code's half-minute lies for this clock. */
export const shownWhen = ({ shownAt }: ScreenCode, now: Date): 'now' | 'earlier' | 'later' => {
  const off = Math.floor(now.getTime() / halfMinuteMs) - shownAt.getTime() / halfMinuteMs;
  if (Math.abs(off) <= tolerance) return 'now';
  return off > 0 ? 'earlier' : 'later';
};

/** Whether the phone that the credential names has signed this code. */
export const shownByHolder = async (message: SignedMessage, { x, y }: Holder): Promise<boolean> => {
  try {
    const key = await crypto.subtle.importKey('raw', Uint8Array.of(4, ...x, ...y), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    return await crypto.subtle.verify(es256, key, message.signature, signedBytes(message));
  } catch {
    return false; // not a point of the curve
  }
};

/** What the screen shows during the half-minute of `now`. */
export const makeScreenCode = async (credential: Uint8Array, key: CryptoKey, now: Date): Promise<Uint8Array> => {
  const protectedHeader = Uint8Array.from(
    encode(
      new Map<number, unknown>([
        [1, -7],
        [16, screenCodeType],
      ]),
    ),
  );
  const seconds = (Math.floor(now.getTime() / halfMinuteMs) * halfMinuteMs) / 1000;
  const payload = Uint8Array.from(
    encode(
      new Map<number, unknown>([
        [claim.issuedAt, seconds],
        [claim.credential, credential],
      ]),
    ),
  );
  const signature = new Uint8Array(await crypto.subtle.sign(es256, key, signedBytes({ protectedHeader, payload })));
  return encode(new Tag(18, [protectedHeader, new Map(), payload, signature]));
};
