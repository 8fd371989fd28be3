import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { signingKey, verificationKey, type SigningKeys } from './key-set.ts';
import { privateJwkSchema, publicJwkSchema, type PrivateJwk } from './jwk.ts';
import { algorithms, type Algorithm } from './suites.ts';

/** The form in which a city keeps its keys, in a file or an environment variable. */
export const keyFileSchema = z.object({
  current: privateJwkSchema,
  next: privateJwkSchema.nullable().default(null),
  retired: z.array(z.object({ key: publicJwkSchema, until: z.iso.datetime({ offset: true }) })).default([]),
});
export type KeyFile = z.output<typeof keyFileSchema>;

/** A new private key. */
export const generateKey = (algorithm: Algorithm = algorithms[0]): PrivateJwk =>
  privateJwkSchema.parse({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), alg: algorithm });

/** The first keys of a city: one that signs, one published to follow it. */
export const generateKeyFile = (): KeyFile => ({ current: generateKey(), next: generateKey(), retired: [] });

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
    ? { current: keys.next, next: at.next, retired: [{ key, until: at.retireUntil }, ...still] }
    : { ...keys, next: at.next, retired: still };
};

export const signingKeysOf = ({ current, next, retired }: KeyFile): SigningKeys => ({
  current: signingKey(current),
  next: next && signingKey(next),
  retired: retired.map(({ key, until }) => verificationKey(key, new Date(until).toISOString())),
});
