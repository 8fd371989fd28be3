import { createECDH, createHash } from 'node:crypto';
import { privateJwkSchema, type PrivateJwk } from '../jwk.ts';

/** A key that anyone can derive from its label; its thumbprint stands among the known test keys. */
export const testKey = (label: 'current' | 'next' | 'retired' | 'stranger'): PrivateJwk => {
  const d = createHash('sha256').update(`healthcert published test key: ${label}`).digest();
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  return privateJwkSchema.parse({
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: d.toString('base64url'),
    alg: 'ES256',
  });
};
