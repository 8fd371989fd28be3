import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import {
  keyIdOf,
  privateKeyFrom,
  publicJwkOf,
  publicJwkSchema,
  publicKeyFrom,
  thumbprintOf,
  type PrivateJwk,
  type PublicJwk,
} from './jwk.ts';
import type { Algorithm } from './suites.ts';

/** A key that signatures are checked with. */
export interface VerificationKey {
  readonly algorithm: Algorithm;
  /** 8 bytes; not unique by promise. */
  readonly keyId: Uint8Array;
  /** SHA-256 JWK thumbprint, base64url: what tells keys apart. */
  readonly thumbprint: string;
  readonly publicKey: KeyObject;
  /** ISO instant from which a retired key is trusted no more; null while it is current or next. */
  readonly retiredUntil: string | null;
}

export interface SigningKey extends VerificationKey {
  readonly privateKey: KeyObject;
}

/**
 * The keys of one city. `next` is published before it signs, so that offline verifiers hold it when it begins; a retired
 * key stays until the last certificate signed with it has expired. A compromised key is withdrawn.
 */
export interface SigningKeys {
  readonly current: SigningKey;
  readonly next: SigningKey | null;
  readonly retired: readonly VerificationKey[];
  readonly withdrawn: readonly WithdrawnKey[];
}

/** A key that may be known to others. Only its name is kept: what it signed is never looked at. */
export interface WithdrawnKey {
  readonly keyId: Uint8Array;
  readonly thumbprint: string;
  /** ISO instant. */
  readonly withdrawnAt: string;
}

export interface KeySet {
  readonly trusted: readonly VerificationKey[];
  readonly withdrawn: readonly WithdrawnKey[];
}

export const withdrawnKey = (thumbprint: string, withdrawnAt: string): WithdrawnKey => ({
  keyId: keyIdOf(thumbprint),
  thumbprint,
  withdrawnAt,
});

export const verificationKey = (jwk: PublicJwk, retiredUntil: string | null = null): VerificationKey => {
  const thumbprint = thumbprintOf(jwk);
  return { algorithm: jwk.alg, keyId: keyIdOf(thumbprint), thumbprint, publicKey: publicKeyFrom(jwk), retiredUntil };
};

export const signingKey = (jwk: PrivateJwk): SigningKey => ({ ...verificationKey(jwk), privateKey: privateKeyFrom(jwk) });

/** Every key that a signature of this city may be checked with, public halves only. */
export const keySetOf = ({ current, next, retired, withdrawn }: SigningKeys): KeySet => ({
  trusted: [current, ...(next ? [next] : []), ...retired].map(({ algorithm, keyId, thumbprint, publicKey, retiredUntil }) => ({
    algorithm,
    keyId,
    thumbprint,
    publicKey,
    retiredUntil,
  })),
  withdrawn,
});

const withdrawnSchema = z.object({ thumbprint: z.string(), at: z.int() });

export interface Jwks {
  readonly keys: readonly PublicJwk[];
  /** A member of our own: whoever does not know it finds the keys unknown, and trusts them as little. Seconds since 1970. */
  readonly withdrawn: readonly z.output<typeof withdrawnSchema>[];
}

/** The JWKS (RFC 7517) served under `/.well-known/`. */
export const toJwks = ({ trusted, withdrawn }: KeySet): Jwks => ({
  withdrawn: withdrawn.map(({ thumbprint, withdrawnAt }) => ({ thumbprint, at: Math.floor(Date.parse(withdrawnAt) / 1000) })),
  keys: trusted.map(({ publicKey, algorithm, retiredUntil }) => ({
    ...publicJwkOf(publicKey, algorithm),
    ...(retiredUntil === null ? {} : { exp: Math.floor(Date.parse(retiredUntil) / 1000) }),
  })),
});

/** Reads a JWKS back. Keys of algorithms unknown here are left out, so that a new suite does not break an old verifier. */
export const fromJwks = (jwks: unknown): KeySet => {
  const { keys, withdrawn } = z.object({ keys: z.array(z.unknown()), withdrawn: z.array(withdrawnSchema).default([]) }).parse(jwks);
  return {
    trusted: keys.flatMap((key) => {
      const { success, data } = publicJwkSchema.safeParse(key);
      return success ? [verificationKey(data, data.exp === undefined ? null : new Date(data.exp * 1000).toISOString())] : [];
    }),
    withdrawn: withdrawn.map(({ thumbprint, at }) => withdrawnKey(thumbprint, new Date(at * 1000).toISOString())),
  };
};

/** The keys with this id that are still trusted. */
export const keysWithId = ({ trusted }: KeySet, algorithm: Algorithm, keyId: Uint8Array, now: string): readonly VerificationKey[] =>
  trusted.filter(
    (key) =>
      key.algorithm === algorithm &&
      Buffer.compare(key.keyId, keyId) === 0 &&
      (key.retiredUntil === null || Date.parse(now) < Date.parse(key.retiredUntil)),
  );

/** Whether a key of this id was withdrawn: asked where no trusted key has made the signature. */
export const isWithdrawn = ({ withdrawn }: KeySet, keyId: Uint8Array): boolean =>
  withdrawn.some((key) => Buffer.compare(key.keyId, keyId) === 0);
