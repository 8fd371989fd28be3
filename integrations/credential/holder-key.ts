import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { member } from './strict-cbor.ts';
import { suites } from './suites.ts';

/** The public point of a P-256 key that a phone has made and never hands out: 32 bytes each. */
export interface HolderKey {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

export interface HolderBinding {
  readonly key: HolderKey;
  /** ISO instant from which this binding is over: the phone asks for a new one long before. */
  readonly until: string;
}

/** Labels and values of a COSE_Key (RFC 9053, 7.1) inside `cnf` (RFC 8747, 3.2). */
const label = { coseKey: 1, keyType: 1, curve: -1, x: -2, y: -3 } as const;
const value = { ec2: 2, p256: 1 } as const;

export const encodeHolderKey = ({ x, y }: HolderKey): ReadonlyMap<number, unknown> =>
  new Map([
    [
      label.coseKey,
      new Map<number, unknown>([
        [label.keyType, value.ec2],
        [label.curve, value.p256],
        [label.x, Uint8Array.from(x)],
        [label.y, Uint8Array.from(y)],
      ]),
    ],
  ]);

const coordinate = z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32);
const schema = z.object({
  keyType: z.literal(value.ec2),
  curve: z.literal(value.p256),
  x: coordinate,
  y: coordinate,
  until: z.int().min(0).max(253_402_185_600),
});

/** The binding that two claims say together; null where there is neither. */
export const decodeHolder = (confirmation: unknown, until: unknown): HolderBinding | null | 'malformed' => {
  if (confirmation === undefined && until === undefined) return null;
  const key = member(confirmation, label.coseKey);
  const { data } = schema.safeParse({
    keyType: member(key, label.keyType),
    curve: member(key, label.curve),
    x: member(key, label.x),
    y: member(key, label.y),
    until,
  });
  if (!data) return 'malformed';
  return { key: { x: Uint8Array.from(data.x), y: Uint8Array.from(data.y) }, until: new Date(data.until * 1000).toISOString() };
};

/** Whether the phone signed this. False for a point that is not on the curve. */
export const signedByHolder = ({ x, y }: HolderKey, message: Uint8Array, signature: Uint8Array): boolean => {
  const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: base64url(x), y: base64url(y) }, format: 'jwk' });
    return suites.ES256.verify(message, key, signature);
  } catch {
    return false;
  }
};

const jwkCoordinate = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .transform((text) => Uint8Array.from(Buffer.from(text, 'base64url')))
  .refine((bytes) => bytes.length === 32);
const jwkSchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: jwkCoordinate, y: jwkCoordinate });

/** A key as WebCrypto exports it; null where it is none, or no point of the curve. */
export const holderKeyFromJwk = (jwk: unknown): HolderKey | null => {
  const { data } = jwkSchema.safeParse(jwk);
  if (!data) return null;
  try {
    createPublicKey({ key: jwk as { kty: string }, format: 'jwk' });
    return { x: data.x, y: data.y };
  } catch {
    return null;
  }
};
