import { encode, Tag } from 'cbor2';
import { z } from 'zod';
import { signedMessage, partsOf, type Parts } from './cose-sign1.ts';
import { signedByHolder, type HolderKey } from './holder-key.ts';
import { decodeStrict, member } from './strict-cbor.ts';

/**
 * What a phone's screen shows: the credential bound to its key, and the phone's signature over it and the current
 * half-minute. A COSE_Sign1 by the phone over a CWT. It proves that the phone is there; it keeps nobody from copying a card.
 */
export const screenCodeType = 'hc/screen';

/** `iat` (RFC 8392) is the first second of the half-minute; the credential stands under a key of private use. */
const claim = { issuedAt: 6, credential: -65_538 } as const;

export const halfMinute = 30;

/** A code of the half-minute before, or after where the phone's clock is fast, is taken; so none is older than 60 seconds. */
const tolerance = 1;

const schema = z.object({
  shownAt: z
    .int()
    .min(0)
    .max(253_402_300_770)
    .refine((seconds) => seconds % halfMinute === 0),
  credential: z.instanceof(Uint8Array),
});

/** A screen's code, taken apart: neither of its two signatures is checked yet. */
export interface ScreenCode {
  readonly credential: Uint8Array;
  /** Seconds since 1970. */
  readonly shownAt: number;
  readonly parts: Parts;
}

/** Null for what is no screen's code, `malformed` for a broken one. */
export const readScreenCode = (bytes: Uint8Array): ScreenCode | 'malformed' | null => {
  const parts = partsOf(bytes);
  if (parts?.type !== screenCodeType) return null;
  const cwt = decodeStrict(parts.payload);
  const { data } = schema.safeParse({ shownAt: member(cwt, claim.issuedAt), credential: member(cwt, claim.credential) });
  const es256 = parts.fields.get(1) === -7 && parts.signature.length === 64;
  return data && es256 ? { shownAt: data.shownAt, credential: Uint8Array.from(data.credential), parts } : 'malformed';
};

/** Whether the phone that the credential names has signed this code. */
export const shownByHolder = ({ parts }: ScreenCode, key: HolderKey): boolean =>
  signedByHolder(key, signedMessage(parts.protectedHeader, parts.payload), parts.signature);

/** Where the code's half-minute lies for a clock that shows `now` (seconds since 1970). */
export const shownWhen = ({ shownAt }: ScreenCode, now: number): 'now' | 'earlier' | 'later' => {
  const off = Math.floor(now / halfMinute) - shownAt / halfMinute;
  if (Math.abs(off) <= tolerance) return 'now';
  return off > 0 ? 'earlier' : 'later';
};

/** What the screen shows at `now` (seconds since 1970); `sign` is the phone's: ES256, r and s side by side. */
export const screenCode = (credential: Uint8Array, now: number, sign: (message: Uint8Array) => Uint8Array): Uint8Array => {
  const header = encode(
    new Map<number, unknown>([
      [1, -7],
      [16, screenCodeType],
    ]),
  );
  const payload = encode(
    new Map<number, unknown>([
      [claim.issuedAt, Math.floor(now / halfMinute) * halfMinute],
      [claim.credential, Uint8Array.from(credential)],
    ]),
  );
  return encode(new Tag(18, [header, new Map(), payload, sign(signedMessage(header, payload))]));
};
