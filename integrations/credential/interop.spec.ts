import { Algorithms, Headers, ProtectedHeaders, Sign1, UnprotectedHeaders } from '@auth0/cose';
import { decode, encode } from 'cbor2';
import { webcrypto } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeClaims } from './claims.ts';
import { signCredential, verifyCredential } from './credential.ts';
import { toJwks } from './key-set.ts';
import { buildStatusList } from './status-list.ts';
import { signStatusList } from './status-list-token.ts';
import { claims, now, strangersKeys, testKeys, testKeySet } from './testing/fixtures.ts';
import { partsOf } from './testing/tampering.ts';
import { testKey } from './testing/test-keys.ts';

const keys = testKeys();

/** A public key as a browser gets it: from the JWKS, into WebCrypto. */
const webKey = (jwks: ReturnType<typeof toJwks>) => {
  const { kty, crv, x, y } = jwks.keys[0]!;
  return webcrypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
};

describe('another COSE implementation', () => {
  it('verifies what we sign, with the published key', async () => {
    const sign1 = Sign1.decode(signCredential(claims(), keys));
    await sign1.verify(await webKey(toJwks(testKeySet())));
    expect(sign1.algName).toBe('ES256');
    expect(Buffer.from(sign1.kid!).toString('base64url')).toBe(toJwks(testKeySet()).keys[0]!.kid);
    const cwt = decode<Map<number, unknown>>(Uint8Array.from(sign1.payload), { preferMap: true });
    expect([cwt.get(1), cwt.get(4), cwt.get(5), cwt.get(6)]).toEqual([claims().issuer, 1826726400, 1795190400, 1795248930]);
    expect(cwt.get(65535)).toEqual(
      new Map([
        [
          'status_list',
          new Map<string, unknown>([
            ['idx', 482113],
            ['uri', claims().status.uri],
          ]),
        ],
      ]),
    );
  });

  it('refuses it under another key', async () => {
    const sign1 = Sign1.decode(signCredential(claims(), keys));
    await expect(sign1.verify(await webKey(toJwks({ trusted: [strangersKeys().current], withdrawn: [] })))).rejects.toThrow();
  });

  it('signs what we verify', async () => {
    const { kty, crv, x, y, d } = testKey('current');
    const key = await webcrypto.subtle.importKey('jwk', { kty, crv, x, y, d }, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    const protectedHeaders = new ProtectedHeaders([
      [Headers.Algorithm, Algorithms.ES256],
      [Headers.KeyID, keys.current.keyId],
    ]);
    const sign1 = await Sign1.sign(protectedHeaders, new UnprotectedHeaders(), encodeClaims(claims()), key);
    expect(verifyCredential(sign1.encode(), testKeySet(), now)).toMatchObject({ outcome: 'valid', claims: claims() });
  });
});

describe('another COSE implementation and zlib', () => {
  it('read a status list of ours', async () => {
    const terms = { uri: claims().status.uri, issuedAt: now, expiresAt: '2026-12-03T02:30:00.000Z', timeToLive: 43_200 };
    const list = buildStatusList([{ index: 5, status: 'revoked' }], { capacity: 1000 });
    const sign1 = Sign1.decode(signStatusList(list, terms, keys));
    await sign1.verify(keys.current.publicKey);
    expect(new Map<number, unknown>(sign1.protectedHeaders).get(16)).toBe('application/statuslist+cwt');
    const cwt = decode<Map<number, unknown>>(Uint8Array.from(sign1.payload), { preferMap: true });
    expect([2, 4, 6, 65_534].map((claim) => cwt.get(claim))).toEqual([terms.uri, 1_796_265_000, 1_796_092_200, 43_200]);
    const statusList = cwt.get(65_533) as Map<string, Uint8Array>;
    expect(statusList.get('bits')).toBe(2);
    expect([...inflateSync(statusList.get('lst')!)]).toEqual([0, 0b0100, ...Array.from({ length: 248 }, () => 0)]);
  });
});

describe('a browser', () => {
  it('verifies with WebCrypto over the signed structure', async () => {
    const { header, payload, signature } = partsOf(signCredential(claims(), keys));
    const message = encode(['Signature1', header, new Uint8Array(0), payload]);
    const key = await webKey(toJwks(testKeySet()));
    expect(await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message)).toBe(true);
  });
});
