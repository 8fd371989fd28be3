import type { VerifyingKey } from './signed-message.ts';

const keyIdBytes = 8;

interface PublicPoint {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

const pointOf = (jwk: object): PublicPoint | undefined => {
  const [kty, crv, x, y] = ['kty', 'crv', 'x', 'y'].map((name): unknown => Reflect.get(jwk, name));
  return kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string' ? { kty, crv, x, y } : undefined;
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
  try {
    const key = await crypto.subtle.importKey('jwk', { ...point }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return { id: await keyIdOf(point), key, until: typeof expires === 'number' ? new Date(expires * 1000) : undefined };
  } catch {
    return undefined; // not a point of the curve
  }
};

/** The P-256 keys of a JWK set (RFC 7517); keys of other suites are passed over, so that a city may publish them beside these. */
export const readKeySet = async (json: unknown): Promise<readonly VerifyingKey[]> => {
  const listed: unknown = json !== null && typeof json === 'object' ? Reflect.get(json, 'keys') : undefined;
  const keys = await Promise.all(Array.isArray(listed) ? listed.map(readKey) : []);
  return keys.filter((key) => key !== undefined);
};
