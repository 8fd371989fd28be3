import { createECDH, createHash, createPrivateKey } from 'node:crypto';
import { privateJwkSchema, type PrivateJwk } from '../jwk.ts';
import { sm2Jwk } from '../sm2.ts';

export const testKeyLabels = ['current', 'next', 'retired', 'withdrawn', 'stranger', 'phone'] as const;
export type TestKeyLabel = (typeof testKeyLabels)[number];

/** A key that anyone can derive from its label; its thumbprint stands among the known test keys. */
export const testKey = (label: TestKeyLabel): PrivateJwk => {
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

/** The SM2 key of the vectors, derived likewise. */
const d = createHash('sha256').update('healthcert published test key: sm2').digest();
const sec1 = Buffer.concat([Buffer.from('30310201010420', 'hex'), d, Buffer.from('a00a06082a811ccf5501822d', 'hex')]);
const point = createPrivateKey({ key: sec1, format: 'der', type: 'sec1' });
export const testSm2Key: PrivateJwk = privateJwkSchema.parse({ kty: 'EC', crv: 'SM2', ...sm2Jwk(point), alg: 'SM2' });
