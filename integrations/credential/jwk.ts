import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { sm2Jwk, sm2PrivateKey, sm2PublicKey } from './sm2.ts';
import { algorithmOnCurve, algorithms, suites, type Algorithm } from './suites.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a coordinate is 32 bytes in base64url');

/** A key as a JWK (RFC 7517, 7518). `exp`: seconds since 1970 after which a retired key is trusted no more. */
const members = z.object({
  kty: z.literal('EC'),
  crv: z.enum(['P-256', 'SM2']),
  x: coordinate,
  y: coordinate,
  alg: z.enum(algorithms).optional(),
  use: z.literal('sig').optional(),
  kid: z.string().optional(),
  exp: z.number().int().optional(),
});

/** Left out, the algorithm is the one of the curve; one that is named must fit it. */
const withAlgorithm = <T extends { readonly crv: string; readonly alg?: Algorithm | undefined }>(jwk: T, context: z.RefinementCtx) => {
  const alg = algorithmOnCurve(jwk.crv);
  if (alg !== undefined && (jwk.alg ?? alg) === alg) return { ...jwk, alg };
  context.addIssue({ code: 'custom', path: ['alg'], message: 'the algorithm is not one of this curve' });
  return z.NEVER;
};

export const publicJwkSchema = members.transform(withAlgorithm);
export type PublicJwk = z.output<typeof publicJwkSchema>;

export const privateJwkSchema = members.extend({ d: coordinate }).transform(withAlgorithm);
export type PrivateJwk = z.output<typeof privateJwkSchema>;

/** SHA-256 over the required members in lexical order (RFC 7638), base64url. */
export const thumbprintOf = ({ kty, crv, x, y }: Pick<PublicJwk, 'kty' | 'crv' | 'x' | 'y'>): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

/** The first 8 bytes of the thumbprint: short enough for a QR. Two keys may share one, so all that match are tried. */
export const keyIdOf = (thumbprint: string): Uint8Array => Uint8Array.from(Buffer.from(thumbprint, 'base64url').subarray(0, 8));

/** @throws where the point does not lie on the curve */
export const publicKeyFrom = ({ kty, crv, x, y }: PublicJwk): KeyObject =>
  crv === 'SM2' ? sm2PublicKey({ x, y }) : createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });

/** @throws where the private number does not belong to the point */
export const privateKeyFrom = (jwk: PrivateJwk): KeyObject => {
  const { kty, crv, x, y, d } = jwk;
  const key = crv === 'SM2' ? sm2PrivateKey({ x, y, d }) : createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
  const { sign, verify } = suites[jwk.alg];
  const probe = Uint8Array.of(1);
  if (!verify(probe, publicKeyFrom(jwk), sign(probe, key))) throw new Error('the private and the public half do not belong together');
  return key;
};

/** The members of a JWK of a key's either half. */
const exported = (key: KeyObject, algorithm: Algorithm): object =>
  algorithm === 'SM2' ? { kty: 'EC', crv: 'SM2', ...sm2Jwk(key) } : key.export({ format: 'jwk' });

/** A public key as a JWK that names its algorithm and its id. */
export const publicJwkOf = (publicKey: KeyObject, algorithm: Algorithm): PublicJwk => {
  const jwk = publicJwkSchema.parse({ ...exported(publicKey, algorithm), alg: algorithm, use: 'sig' });
  return { ...jwk, kid: Buffer.from(keyIdOf(thumbprintOf(jwk))).toString('base64url') };
};

/** A new key, as it is kept. */
export const generateKey = (algorithm: Algorithm = algorithms[0]): PrivateJwk => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: suites[algorithm].namedCurve });
  return privateJwkSchema.parse({ ...exported(privateKey, algorithm), alg: algorithm });
};
