import { bytesOfBase64url } from './base64url.ts';
import type { VerifyingKey } from './signed-message.ts';

const keyIdBytes = 8;

interface PublicPoint {
  readonly kty: 'EC';
  /** SM2 (GB/T 32918) is known by name: no browser verifies it. */
  readonly crv: 'P-256' | 'SM2';
  readonly x: string;
  readonly y: string;
}

const pointOf = (jwk: object): PublicPoint | undefined => {
  const [kty, crv, x, y] = ['kty', 'crv', 'x', 'y'].map((name): unknown => Reflect.get(jwk, name));
  return kty === 'EC' && (crv === 'P-256' || crv === 'SM2') && typeof x === 'string' && typeof y === 'string'
    ? { kty, crv, x, y }
    : undefined;
};

/** The first 8 bytes of the JWK thumbprint (RFC 7638): made from the key itself, so that no set can misname one. */
const keyIdOf = async ({ crv, kty, x, y }: PublicPoint): Promise<Uint8Array> => {
  const canonical = new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', canonical)).slice(0, keyIdBytes);
};

const readKey = async (jwk: unknown): Promise<VerifyingKey | undefined> => {
  const point = jwk !== null && typeof jwk === 'object' ? pointOf(jwk) : undefined;
  if (!point) return undefined;
  const expires: unknown = Reflect.get(jwk as object, 'exp');
  const until = typeof expires === 'number' ? new Date(expires * 1000) : undefined;
  try {
    const id = await keyIdOf(point);
    if (point.crv === 'SM2') return { id, key: 'askCity', until };
    const key = await crypto.subtle.importKey('jwk', { ...point }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return { id, key, until };
  } catch {
    return undefined; // not a point of the curve
  }
};

const readWithdrawn = (named: unknown): VerifyingKey | undefined => {
  const thumbprint: unknown = named !== null && typeof named === 'object' ? Reflect.get(named, 'thumbprint') : undefined;
  const id = typeof thumbprint === 'string' ? bytesOfBase64url(thumbprint)?.slice(0, keyIdBytes) : undefined;
  return id?.length === keyIdBytes ? { id, key: 'withdrawn', until: undefined } : undefined;
};

/**
 * The keys of a JWK set (RFC 7517) and, by name, those that were withdrawn; keys of suites that are not known here are
 * passed over, so that a city may publish them beside these.
 */
export const readKeySet = async (json: unknown): Promise<readonly VerifyingKey[]> => {
  const listed = (name: string): readonly unknown[] => {
    const members: unknown = json !== null && typeof json === 'object' ? Reflect.get(json, name) : undefined;
    return Array.isArray(members) ? members : [];
  };
  const keys = await Promise.all(listed('keys').map(readKey));
  return [...keys, ...listed('withdrawn').map(readWithdrawn)].filter((key) => key !== undefined);
};
