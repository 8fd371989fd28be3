import { z } from 'zod';
import { signingKey, verificationKey, withdrawnKey, type SigningKeys } from './key-set.ts';
import { generateKey, privateJwkSchema, publicJwkSchema, thumbprintOf, type PrivateJwk } from './jwk.ts';
import type { Algorithm } from './suites.ts';

const instant = z.iso.datetime({ offset: true });

/** The form in which a city keeps its keys, in a file or an environment variable. */
export const keyFileSchema = z.object({
  current: privateJwkSchema,
  /** Since when `current` signs; null: from the first day. */
  since: instant.nullable().default(null),
  next: privateJwkSchema.nullable().default(null),
  retired: z.array(z.object({ key: publicJwkSchema, until: instant })).default([]),
  /** Keys that may be known to others: trusted by nobody from then on. `signedFrom`: no card is older; null: not known. */
  withdrawn: z
    .array(z.object({ thumbprint: z.string().regex(/^[A-Za-z0-9_-]{43}$/), at: instant, signedFrom: instant.nullable().default(null) }))
    .default([]),
});
export type KeyFile = z.output<typeof keyFileSchema>;

/** The first keys of a city: one that signs, one published to follow it. */
export const generateKeyFile = (algorithm?: Algorithm): KeyFile => ({
  current: generateKey(algorithm),
  since: null,
  next: generateKey(algorithm),
  retired: [],
  withdrawn: [],
});

/**
 * One turn of the keys: `next` signs from now on, what signed so far is trusted until `retireUntil` (the last day of any
 * certificate signed with it), a new one is published to follow. Retired keys whose time has passed are dropped.
 */
export const rotateKeys = (
  keys: KeyFile,
  at: { readonly now: string; readonly retireUntil: string; readonly next: PrivateJwk },
): KeyFile => {
  const { d: _private, ...key } = keys.current;
  const still = keys.retired.filter(({ until }) => Date.parse(until) > Date.parse(at.now));
  // A following key that was never published would leave offline verifiers without it: it is published first, next time.
  return keys.next
    ? { ...keys, current: keys.next, since: at.now, next: at.next, retired: [{ key, until: at.retireUntil }, ...still] }
    : { ...keys, next: at.next, retired: still };
};

/** Whether a key of this thumbprint stands in the file, trusted. */
const holds = ({ current, next, retired }: KeyFile, thumbprint: string): boolean =>
  [current, ...(next ? [next] : []), ...retired.map(({ key }) => key)].some((key) => thumbprintOf(key) === thumbprint);

/**
 * A key that may be known to others is taken out, at once and for good: nothing that it signed is trusted, and the
 * published set says so by its id. Where it signed, the following key takes over, which verifiers have already; where that
 * one is in question too, withdraw it first. Already withdrawn: the file as it is. Null: no such key.
 */
export const withdrawKey = (
  keys: KeyFile,
  thumbprint: string,
  at: { readonly now: string; readonly fresh: () => PrivateJwk },
): KeyFile | null => {
  if (keys.withdrawn.some((one) => one.thumbprint === thumbprint)) return keys;
  if (!holds(keys, thumbprint)) return null;
  const is = (key: { readonly kty: 'EC'; readonly crv: 'P-256' | 'SM2'; readonly x: string; readonly y: string }): boolean =>
    thumbprintOf(key) === thumbprint;
  const trustedNext = keys.next && !is(keys.next) ? keys.next : null;
  const compromised = is(keys.current);
  // The next one has signed nothing yet; of a retired one it is not written when it began.
  const neverSigned = keys.next !== null && trustedNext === null;
  const signedFrom = compromised ? keys.since : neverSigned ? at.now : null;
  return {
    since: compromised ? at.now : keys.since,
    current: compromised ? (trustedNext ?? at.fresh()) : keys.current,
    next: compromised || !trustedNext ? at.fresh() : trustedNext,
    retired: keys.retired.filter(({ key }) => !is(key)),
    withdrawn: [...keys.withdrawn, { thumbprint, at: at.now, signedFrom }],
  };
};

type InUse = Pick<KeyFile, 'current' | 'next' | 'retired'> & {
  readonly withdrawn: readonly Pick<KeyFile['withdrawn'][number], 'thumbprint' | 'at'>[];
};

export const signingKeysOf = ({ current, next, retired, withdrawn }: InUse): SigningKeys => ({
  current: signingKey(current),
  next: next && signingKey(next),
  retired: retired.map(({ key, until }) => verificationKey(key, new Date(until).toISOString())),
  withdrawn: withdrawn.map(({ thumbprint, at }) => withdrawnKey(thumbprint, new Date(at).toISOString())),
});
