import { encode } from 'cbor2';
import { encodeClaims, type CertificateClaims } from '../claims.ts';
import { sign1, type Forgery } from '../cose-sign1.ts';
import { signCredential, type Verification } from '../credential.ts';
import { claims, now, retiredKeys, strangersKeys, testKeys } from './fixtures.ts';
import { changePart, resignedAs } from './tampering.ts';

/** Claims as JSON: the photo hash in hex. */
export type JsonClaims = Omit<CertificateClaims, 'photoHash'> & { readonly photoHash: string | null };

export const jsonClaims = (claims: CertificateClaims): JsonClaims => ({
  ...claims,
  photoHash: claims.photoHash && Buffer.from(claims.photoHash).toString('hex'),
});

export type Expected =
  | { readonly outcome: Exclude<Verification['outcome'], 'forged'>; readonly claims: JsonClaims }
  | { readonly outcome: 'forged'; readonly because: Forgery };

export interface VectorCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The instant of the check. */
  readonly at: string;
  readonly expected: Expected;
}

const shown = (
  name: string,
  outcome: 'valid' | 'expired' | 'notYetValid',
  over: CertificateClaims,
  keys = testKeys(),
  at = now,
): VectorCase => ({
  name,
  bytes: signCredential(over, keys),
  at,
  expected: { outcome, claims: jsonClaims(over) },
});

const forged = (name: string, because: Forgery, bytes: Uint8Array): VectorCase => ({
  name,
  bytes,
  at: now,
  expected: { outcome: 'forged', because },
});

export const vectorCases = (): readonly VectorCase[] => {
  const keys = testKeys();
  const good = signCredential(claims(), keys);
  const withKeyId = (algorithm: number, ...more: [number, unknown][]) =>
    new Map<number, unknown>([[1, algorithm], ...more, [4, keys.current.keyId]]);
  return [
    shown('an ordinary certificate', 'valid', claims()),
    shown('a long name of rare characters', 'valid', claims({ name: '阿卜杜热合曼·买买提图尔逊江𬎆𠀋' })),
    shown('without a portrait', 'valid', claims({ photoHash: null })),
    shown('signed with a retired key still trusted', 'valid', claims(), retiredKeys()),
    shown('signed with the next key', 'valid', claims(), { ...keys, current: keys.next! }),
    shown('in the last second of its last day', 'valid', claims(), keys, '2027-11-20T15:59:59.000Z'),
    shown('the second after its last day', 'expired', claims(), keys, '2027-11-20T16:00:00.000Z'),
    shown('the second before its first day', 'notYetValid', claims(), keys, '2026-11-20T15:59:59.000Z'),
    {
      ...shown('signed with a retired key trusted no more', 'valid', claims({ validUntil: '2028-11-20' }), retiredKeys()),
      at: '2027-11-20T16:00:00.000Z',
      expected: { outcome: 'forged', because: 'unknownKey' },
    },
    forged('a changed name', 'badSignature', changePart(good, { payload: encodeClaims(claims({ name: '欧阳他人' })) })),
    forged('a later expiry', 'badSignature', changePart(good, { payload: encodeClaims(claims({ validUntil: '2030-11-20' })) })),
    forged('another key under the id of ours', 'badSignature', signCredential(claims(), resignedAs(strangersKeys(), keys))),
    forged('a key that is not in the set', 'unknownKey', signCredential(claims(), strangersKeys())),
    forged('EdDSA named as the algorithm', 'unsupportedAlgorithm', changePart(good, { header: withKeyId(-8) })),
    forged('a critical header parameter', 'malformed', changePart(good, { header: withKeyId(-7, [2, [99]]) })),
    forged('a parameter in the unprotected header', 'malformed', changePart(good, { unprotected: new Map([[99, 1]]) })),
    forged('the tag of a COSE_Mac0', 'malformed', changePart(good, { tag: 17 })),
    forged('no tag', 'malformed', good.subarray(1)),
    forged('cut short', 'malformed', good.subarray(0, good.length - 1)),
    forged('a byte too long', 'malformed', Uint8Array.from([...good, 0])),
    forged('a signed text that is no certificate', 'malformed', sign1(encode(new Map([[1, 'city']])), keys.current)),
    forged(
      'a signed certificate marked as a status list',
      'malformed',
      sign1(encodeClaims(claims()), keys.current, 'application/statuslist+cwt'),
    ),
  ];
};
