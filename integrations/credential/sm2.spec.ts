import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { signCredential, verifyCredential } from './credential.ts';
import { generateKey, privateKeyFrom, publicKeyFrom } from './jwk.ts';
import { generateKeyFile, rotateKeys, signingKeysOf } from './key-file.ts';
import { fromJwks, keySetOf, toJwks } from './key-set.ts';
import { fromDer, sm2PublicKey, toDer } from './sm2.ts';
import { suites } from './suites.ts';
import { claims, now } from './testing/fixtures.ts';
import { testSm2Key } from './testing/test-keys.ts';

const { sign, verify } = suites.SM2;
const [priv, pub] = [privateKeyFrom(testSm2Key), publicKeyFrom(testSm2Key)];
const text = (words: string) => new TextEncoder().encode(words);
const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

describe('SM2 with SM3', () => {
  it('verifies the example of GB/T 32918.5, annex A.2', () => {
    const key = sm2PublicKey({
      x: base64url('09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020'),
      y: base64url('CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13'),
    });
    const signature = Buffer.from(
      'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3' +
        'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
      'hex',
    );
    expect(verify(text('message digest'), key, signature)).toBe(true);
    expect(verify(text('message digesT'), key, signature)).toBe(false);
  });

  test.prop([fc.uint8Array({ maxLength: 400 }), fc.nat(63), fc.integer({ min: 1, max: 255 })], { numRuns: 50 })(
    'verifies what it signed, and nothing with another byte',
    (message, at, change) => {
      const signature = sign(message, priv);
      expect([signature.length, verify(message, pub, signature)]).toEqual([64, true]);
      signature[at]! ^= change;
      expect(verify(message, pub, signature)).toBe(false);
    },
  );

  it('is what OpenSSL signs and verifies under the usual id of the signer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sm2-'));
    const path = (name: string) => join(folder, name);
    const openssl = (...args: string[]) =>
      promisify(execFile)('openssl', [
        'pkeyutl',
        ...args,
        '-in',
        path('m'),
        '-rawin',
        '-digest',
        'sm3',
        '-pkeyopt',
        'distid:1234567812345678',
      ]);
    try {
      await Promise.all([
        writeFile(path('m'), 'a message'),
        writeFile(path('key.pem'), priv.export({ format: 'pem', type: 'pkcs8' })),
        writeFile(path('pub.pem'), createPublicKey(priv).export({ format: 'pem', type: 'spki' })),
        writeFile(path('ours'), toDer(sign(text('a message'), priv))),
      ]);
      const { stdout } = await openssl('-verify', '-pubin', '-inkey', path('pub.pem'), '-sigfile', path('ours'));
      expect(stdout).toContain('Signature Verified Successfully');
      await openssl('-sign', '-inkey', path('key.pem'), '-out', path('theirs'));
      expect(verify(text('a message'), pub, fromDer(await readFile(path('theirs'))))).toBe(true);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a city that signs with SM2', () => {
  const file = generateKeyFile('SM2');
  const keys = signingKeysOf(file);

  it('says so in its key set and in its codes', () => {
    const jwks = toJwks(keySetOf(keys));
    expect(jwks.keys.map(({ kty, crv, alg }) => ({ kty, crv, alg }))).toEqual([1, 2].map(() => ({ kty: 'EC', crv: 'SM2', alg: 'SM2' })));
    const credential = signCredential(claims(), keys);
    expect(verifyCredential(credential, fromJwks(JSON.parse(JSON.stringify(jwks))), now)).toMatchObject({
      outcome: 'valid',
      claims: claims(),
    });
    expect(credential).toHaveLength(306);
  });

  it('may have begun with ES256, whose codes stay good', () => {
    const before = generateKeyFile('ES256');
    const published = rotateKeys({ ...before, next: null }, { now, retireUntil: now, next: generateKey('SM2') });
    const after = rotateKeys(published, { now, retireUntil: '2027-12-01T16:00:00Z', next: generateKey('SM2') });
    const both = keySetOf(signingKeysOf(after));
    for (const signer of [before, after])
      expect(verifyCredential(signCredential(claims(), signingKeysOf(signer)), both, now)).toMatchObject({ outcome: 'valid' });
  });
});
