import { fc, test } from '@fast-check/vitest';
import { encode, Tag } from 'cbor2';
import { describe, expect, it } from 'vitest';
import { signCredential, verifyCredential } from './credential.ts';
import { sign1 } from './cose-sign1.ts';
import { encodeClaims } from './claims.ts';
import type { KeySet } from './key-set.ts';
import { claims, now, retiredKeys, strangersKeys, testKeys, testKeySet } from './testing/fixtures.ts';
import { changePart, partsOf, resignedAs } from './testing/tampering.ts';

const keys = testKeys();
const keySet = testKeySet();
const credential = signCredential(claims(), keys);
const trusting = (...trusted: KeySet['trusted']): KeySet => ({ trusted, withdrawn: [] });
const verify = (bytes: Uint8Array, at = now) => verifyCredential(bytes, keySet, at);

describe('a credential', () => {
  it('says what was signed', () =>
    expect(verify(credential)).toEqual({ outcome: 'valid', form: 'static', claims: { ...claims() }, signedBy: keys.current.thumbprint }));

  it('takes 302 bytes for an ordinary certificate', () => expect(credential).toHaveLength(302));

  it.each([
    ['2026-11-20T15:59:59.000Z', 'notYetValid'],
    ['2026-11-20T16:00:00.000Z', 'valid'],
    ['2027-11-20T15:59:59.999Z', 'valid'],
    ['2027-11-20T16:00:00.000Z', 'expired'],
  ])('from the first day to the end of the last in China: at %s it is %s', (at, outcome) => {
    const { retired: _retired, ...withoutEnd } = keys;
    expect(verifyCredential(credential, trusting(withoutEnd.current), at)).toMatchObject({ outcome, claims: { number: claims().number } });
  });

  it('may be without a portrait', () =>
    expect(verify(signCredential(claims({ photoHash: null }), keys))).toMatchObject({ outcome: 'valid', claims: { photoHash: null } }));

  it('keeps rare characters and long names', () => {
    const name = '阿卜杜热合曼·买买提图尔逊江𬎆𠀋';
    expect(verify(signCredential(claims({ name }), keys))).toMatchObject({ outcome: 'valid', claims: { name } });
  });

  it('is not judged by a clock that says nothing', () => expect(() => verify(credential, '')).toThrow(RangeError));

  it('is read from a Buffer as well', () => expect(verify(Buffer.from(credential))).toMatchObject({ outcome: 'valid' }));

  it.each([
    [{ photoHash: new Uint8Array(15) }],
    [{ number: '' }],
    [{ opaqueId: 'short' }],
    [{ validUntil: '2027-02-30' }],
    [{ validUntil: '2026-11-20' }],
    [{ status: { index: -1, uri: 'https://health.example.cn/status/1' } }],
    [{ status: { index: 1, uri: 'ftp://health.example.cn' } }],
    [{ name: '长'.repeat(101) }],
  ])('is not signed over %j', (overrides) => expect(() => signCredential(claims(overrides), keys)).toThrow());
});

describe('the keys of a credential', () => {
  it('that retired still verify until their time has passed', () => {
    const old = signCredential(claims({ validUntil: '2028-11-20' }), retiredKeys());
    expect(verify(old)).toMatchObject({ outcome: 'valid' });
    expect(verify(old, '2027-11-20T16:00:00.000Z')).toEqual({ outcome: 'forged', because: 'unknownKey' });
  });

  it('that will sign next verify already', () =>
    expect(verify(signCredential(claims(), { ...keys, current: keys.next! }))).toMatchObject({ outcome: 'valid' }));

  it('of another city are unknown', () =>
    expect(verify(signCredential(claims(), strangersKeys()))).toEqual({ outcome: 'forged', because: 'unknownKey' }));

  it('that share an id are all tried', () => {
    const namesake = { ...strangersKeys().current, keyId: keys.current.keyId };
    expect(verifyCredential(credential, trusting(namesake, ...keySet.trusted), now)).toMatchObject({ outcome: 'valid' });
    expect(verifyCredential(credential, trusting(namesake), now)).toEqual({ outcome: 'forged', because: 'badSignature' });
  });
});

describe('a forged credential', () => {
  it.each([
    ['a changed name', changePart(credential, { payload: encodeClaims(claims({ name: '欧阳他人' })) }), 'badSignature'],
    ['a later expiry', changePart(credential, { payload: encodeClaims(claims({ validUntil: '2030-11-20' })) }), 'badSignature'],
    [
      'the signature of another certificate',
      changePart(credential, { signature: partsOf(signCredential(claims({ number: '2' }), keys)).signature }),
      'badSignature',
    ],
    ['the id of a city key over a signature of its own', signCredential(claims(), resignedAs(strangersKeys(), keys)), 'badSignature'],
    ['no signature', changePart(credential, { signature: new Uint8Array(0) }), 'malformed'],
    ['an empty signature', changePart(credential, { signature: new Uint8Array(64) }), 'badSignature'],
    [
      'another algorithm (EdDSA)',
      changePart(credential, {
        header: new Map<number, unknown>([
          [1, -8],
          [4, keys.current.keyId],
        ]),
      }),
      'unsupportedAlgorithm',
    ],
    ['no algorithm', changePart(credential, { header: new Map([[4, keys.current.keyId]]) }), 'unsupportedAlgorithm'],
    ['no key id', changePart(credential, { header: new Map([[1, -7]]) }), 'malformed'],
    [
      'a critical header',
      changePart(credential, {
        header: new Map<number, unknown>([
          [1, -7],
          [2, [99]],
          [4, keys.current.keyId],
        ]),
      }),
      'malformed',
    ],
    ['something in the unprotected header', changePart(credential, { unprotected: new Map([[4, 'x']]) }), 'malformed'],
    ['the tag of a COSE_Mac0', changePart(credential, { tag: 17 }), 'malformed'],
    ['no tag', credential.subarray(1), 'malformed'],
    ['the tag of a CWT around it', encode(new Tag(61, 1)), 'malformed'],
    ['a byte behind it', Uint8Array.from([...credential, 0]), 'malformed'],
    ['its first half', credential.subarray(0, 140), 'malformed'],
    ['nothing', new Uint8Array(0), 'malformed'],
    ['a text', new TextEncoder().encode('https://health.example.cn'), 'malformed'],
    ['a deep nesting', new Uint8Array(1000).fill(0x81), 'malformed'],
    ['a length of four gigabytes', Uint8Array.from([0xd2, 0x84, 0x5a, 0xff, 0xff, 0xff, 0xff]), 'malformed'],
    ['a million bytes', new Uint8Array(1_000_000).fill(0xd2), 'tooLarge'],
    ['a genuine token of another type', sign1(encodeClaims(claims()), keys.current, 'application/statuslist+cwt'), 'malformed'],
    ['a genuine token that is no certificate', sign1(encode(new Map([[1, 'city']])), keys.current), 'malformed'],
    ['a genuine token that is no CBOR', sign1(Uint8Array.of(0xff), keys.current), 'malformed'],
  ] as const)('with %s is told apart', (_what, bytes, because) => expect(verify(bytes)).toEqual({ outcome: 'forged', because }));

  test.prop([fc.nat(credential.length - 1), fc.integer({ min: 1, max: 255 })], { numRuns: 300 })(
    'by any one byte never shows a claim',
    (at, change) => {
      const bytes = Uint8Array.from(credential);
      bytes[at] = bytes[at]! ^ change;
      expect(verify(bytes)).toEqual({ outcome: 'forged', because: expect.any(String) });
    },
  );

  test.prop([fc.nat(credential.length - 1)])('cut anywhere is malformed', (length) => {
    expect(verify(credential.subarray(0, length))).toEqual({ outcome: 'forged', because: 'malformed' });
  });

  test.prop([fc.uint8Array({ maxLength: 1200 })])('of any bytes whatever gets an answer', (bytes) => {
    expect(verify(bytes)).toMatchObject({ outcome: 'forged' });
  });
});
