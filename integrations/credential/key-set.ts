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
 * key stays until the last certificate signed with it has expired. A compromised key is simply taken out.
 */
export interface SigningKeys {
  readonly current: SigningKey;
  readonly next: SigningKey | null;
  readonly retired: readonly VerificationKey[];
}

export type KeySet = readonly VerificationKey[];

export const verificationKey = (jwk: PublicJwk, retiredUntil: string | null = null): VerificationKey => {
  const thumbprint = thumbprintOf(jwk);
  return { algorithm: jwk.alg, keyId: keyIdOf(thumbprint), thumbprint, publicKey: publicKeyFrom(jwk), retiredUntil };
};

export const signingKey = (jwk: PrivateJwk): SigningKey => ({ ...verificationKey(jwk), privateKey: privateKeyFrom(jwk) });

/** Every key that a signature of this city may be checked with, public halves only. */
export const keySetOf = ({ current, next, retired }: SigningKeys): KeySet =>
  [current, ...(next ? [next] : []), ...retired].map(({ algorithm, keyId, thumbprint, publicKey, retiredUntil }) => ({
    algorithm,
    keyId,
    thumbprint,
    publicKey,
    retiredUntil,
  }));

/** The JWKS (RFC 7517) served under `/.well-known/`. */
export const toJwks = (keys: KeySet): { readonly keys: readonly PublicJwk[] } => ({
  keys: keys.map(({ publicKey, algorithm, retiredUntil }) => ({
    ...publicJwkOf(publicKey, algorithm),
    ...(retiredUntil === null ? {} : { exp: Math.floor(Date.parse(retiredUntil) / 1000) }),
  })),
});

/** Reads a JWKS back. Keys of algorithms unknown here are left out, so that a new suite does not break an old verifier. */
export const fromJwks = (jwks: unknown): KeySet =>
  z
    .object({ keys: z.array(z.unknown()) })
    .parse(jwks)
    .keys.flatMap((key) => {
      const { success, data } = publicJwkSchema.safeParse(key);
      return success ? [verificationKey(data, data.exp === undefined ? null : new Date(data.exp * 1000).toISOString())] : [];
    });

/** The keys with this id that are still trusted. */
export const keysWithId = (keys: KeySet, algorithm: Algorithm, keyId: Uint8Array, now: string): KeySet =>
  keys.filter(
    (key) =>
      key.algorithm === algorithm &&
      Buffer.compare(key.keyId, keyId) === 0 &&
      (key.retiredUntil === null || Date.parse(now) < Date.parse(key.retiredUntil)),
  );
