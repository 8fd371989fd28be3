import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { algorithms, suites, type Algorithm } from './suites.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a P-256 coordinate is 32 bytes in base64url');

/** A public key as a JWK (RFC 7517, 7518). `exp`: seconds since 1970 after which a retired key is trusted no more. */
export const publicJwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  alg: z.enum(algorithms).default('ES256'),
  use: z.literal('sig').optional(),
  kid: z.string().optional(),
  exp: z.number().int().optional(),
});
export type PublicJwk = z.output<typeof publicJwkSchema>;

export const privateJwkSchema = publicJwkSchema.extend({ d: coordinate });
export type PrivateJwk = z.output<typeof privateJwkSchema>;

/** SHA-256 over the required members in lexical order (RFC 7638), base64url. */
export const thumbprintOf = ({ kty, crv, x, y }: Pick<PublicJwk, 'kty' | 'crv' | 'x' | 'y'>): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

/** The first 8 bytes of the thumbprint: short enough for a QR. Two keys may share one, so all that match are tried. */
export const keyIdOf = (thumbprint: string): Uint8Array => Uint8Array.from(Buffer.from(thumbprint, 'base64url').subarray(0, 8));

/** @throws where the point does not lie on the curve */
export const publicKeyFrom = ({ kty, crv, x, y }: PublicJwk): KeyObject => createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });

/** @throws where the private number does not belong to the point */
export const privateKeyFrom = (jwk: PrivateJwk): KeyObject => {
  const { kty, crv, x, y, d } = jwk;
  const key = createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
  const { sign, verify } = suites[jwk.alg];
  const probe = Uint8Array.of(1);
  if (!verify(probe, publicKeyFrom(jwk), sign(probe, key))) throw new Error('the private and the public half do not belong together');
  return key;
};

/** A public key as a JWK that names its algorithm and its id. */
export const publicJwkOf = (publicKey: KeyObject, algorithm: Algorithm): PublicJwk => {
  const jwk = publicJwkSchema.parse({ ...publicKey.export({ format: 'jwk' }), alg: algorithm, use: 'sig' });
  return { ...jwk, kid: Buffer.from(keyIdOf(thumbprintOf(jwk))).toString('base64url') };
};
