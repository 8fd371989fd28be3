import { Algorithms, Headers, ProtectedHeaders, Sign1, UnprotectedHeaders } from '@auth0/cose';
import { fc, test } from '@fast-check/vitest';
import { encode } from 'cbor2';
import { webcrypto } from 'node:crypto';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { qrUrl } from './credential-url.ts';
import { signCredential, verifyCode, verifyCredential } from './credential.ts';
import { generateKey } from './jwk.ts';
import { claims, holder, now, opaqueId, shownAt, testKeys, testKeySet, testPhone } from './testing/fixtures.ts';

const keySet = testKeySet();
const credential = signCredential(claims({ holder: holder() }), testKeys());
const code = shownAt(credential, now);
const verify = (bytes: Uint8Array, at = now) => verifyCredential(bytes, keySet, at);
const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

describe('the code on a phone’s screen', () => {
  it('proves the phone, and says what the card says', () =>
    expect(verify(code)).toEqual({
      outcome: 'valid',
      form: 'rotating',
      claims: claims({ holder: holder() }),
      signedBy: testKeys().current.thumbprint,
    }));

  it('takes 489 bytes, in a QR of version 16 at the level of a clean screen', () => {
    expect(code).toHaveLength(489);
    expect(QRCode.create(qrUrl('health.example.cn', opaqueId, code), { errorCorrectionLevel: 'L' }).version).toBe(16);
  });

  test.prop([fc.nat(code.length - 1), fc.integer({ min: 1, max: 255 })], { numRuns: 300 })(
    'is taken no more with any byte changed',
    (at, change) => {
      const bytes = Uint8Array.from(code);
      bytes[at]! ^= change;
      expect(verify(bytes)).toEqual({ outcome: 'forged', because: expect.any(String) });
    },
  );

  test.prop([fc.nat(29_999), fc.integer({ min: 60_000, max: 10_000_000 })])(
    'is a picture of it 60 seconds after it was taken, whenever that was',
    (takenMs, passedMs) => {
      const at = new Date(Date.parse(now) + takenMs + passedMs).toISOString();
      expect(verify(code, at)).toEqual({ outcome: 'stale', because: 'shownEarlier' });
    },
  );

  test.prop([fc.integer({ min: -400, max: 400 })])(
    'is taken in its half-minute and the two beside it, by whole half-minutes',
    (seconds) => {
      const off = Math.floor(seconds / 30);
      const expected = Math.abs(off) <= 1 ? { outcome: 'valid' } : { outcome: 'stale', because: off > 0 ? 'shownEarlier' : 'shownLater' };
      expect(verify(code, later(seconds))).toMatchObject(expected);
    },
  );

  test.prop([fc.constant(null)], { numRuns: 5 })('of another phone is forged', () => {
    expect(verify(shownAt(credential, now, generateKey()))).toEqual({ outcome: 'forged', because: 'badSignature' });
  });

  it('is none without the phone, and a card is none behind a phone', () => {
    expect(verify(credential)).toEqual({ outcome: 'forged', because: 'notShownByHolder' });
    expect(verify(shownAt(signCredential(claims(), testKeys()), now))).toEqual({ outcome: 'forged', because: 'notShownByHolder' });
  });

  it('ends with its binding and with its certificate', () => {
    const end = holder().until;
    const shown = (at: string, checked = at, of = credential) => verify(shownAt(of, at), checked);
    expect(shown(later(60 * 60 * 24 * 7))).toMatchObject({ outcome: 'valid' });
    expect(shown(end)).toEqual({ outcome: 'stale', because: 'bindingOver' });
    const long = signCredential(claims({ holder: holder({ until: '2030-01-01T00:00:00.000Z' }) }), testKeys());
    expect(shown('2027-11-20T16:00:00.000Z', undefined, long)).toMatchObject({ outcome: 'expired', form: 'rotating' });
  });

  it('does not nest', () => expect(verify(shownAt(code, now))).toEqual({ outcome: 'forged', because: 'malformed' }));
});

describe('an address and its content', () => {
  it.each([
    ['a card', signCredential(claims(), testKeys())],
    ['a screen', code],
  ])('of two certificates are told apart on %s', (_what, bytes) => {
    expect(verifyCode({ opaqueId, credential: bytes }, keySet, now)).toMatchObject({ outcome: 'valid' });
    expect(verifyCode({ opaqueId: 'AAAAAAAAAAAAAAAA', credential: bytes }, keySet, now)).toEqual({
      outcome: 'forged',
      because: 'otherAddress',
    });
  });
});

describe('another COSE implementation', () => {
  const importKey = (use: 'sign' | 'verify') => {
    const { kty, crv, x, y, d } = testPhone;
    const jwk = { kty, crv, x, y, ...(use === 'sign' && { d }) };
    return webcrypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, true, [use]);
  };

  it('verifies what the phone signs', async () => {
    const sign1 = Sign1.decode(code);
    await sign1.verify(await importKey('verify'));
    expect([...sign1.protectedHeaders]).toEqual([
      [1, -7],
      [16, 'hc/screen'],
    ]);
  });

  it('signs what we verify', async () => {
    const protectedHeaders = new ProtectedHeaders([
      [Headers.Algorithm, Algorithms.ES256],
      // The library's types know no header of RFC 9596.
      [16 as never, 'hc/screen' as never],
    ]);
    const payload = encode(
      new Map<number, unknown>([
        [6, Date.parse(now) / 1000],
        [-65_538, credential],
      ]),
    );
    const sign1 = await Sign1.sign(protectedHeaders, new UnprotectedHeaders(), payload, await importKey('sign'));
    expect(verify(sign1.encode())).toMatchObject({ outcome: 'valid', form: 'rotating' });
  });
});
