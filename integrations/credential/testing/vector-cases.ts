import { encode } from 'cbor2';
import { encodeClaims, type CertificateClaims } from '../claims.ts';
import { sign1 } from '../cose-sign1.ts';
import { signCredential, type Verification } from '../credential.ts';
import { claims, holder, now, retiredKeys, shownAt, sm2Keys, strangersKeys, testKeys, withdrawnKeys } from './fixtures.ts';
import { changePart, resignedAs } from './tampering.ts';
import { testKey } from './test-keys.ts';

/** Claims as JSON: bytes in hex. */
export type JsonClaims = Omit<CertificateClaims, 'photoHash' | 'holder'> & {
  readonly photoHash: string | null;
  readonly holder: { readonly x: string; readonly y: string; readonly until: string } | null;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const jsonClaims = ({ photoHash, holder, ...claims }: CertificateClaims): JsonClaims => ({
  ...claims,
  photoHash: photoHash && hex(photoHash),
  holder: holder && { x: hex(holder.key.x), y: hex(holder.key.y), until: holder.until },
});

type Shown = Extract<Verification, { claims: unknown }>;
export type Expected = (Pick<Shown, 'outcome' | 'form'> & { readonly claims: JsonClaims }) | Exclude<Verification, Shown>;
type Because = Extract<Verification, { outcome: 'forged' }>['because'];

export interface VectorCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The instant of the check. */
  readonly at: string;
  readonly expected: Expected;
  /** The id in the address, where it is not the one that was signed. */
  readonly under?: string;
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
  expected: { outcome, form: 'static', claims: jsonClaims(over) },
});

const forged = (name: string, because: Because, bytes: Uint8Array): VectorCase => ({
  name,
  bytes,
  at: now,
  expected: { outcome: 'forged', because },
});

const bound = claims({ holder: holder() });

const rotating = (name: string, shown: string, checked: string, expected: Partial<Expected> = {}): VectorCase => ({
  name,
  bytes: shownAt(signCredential(bound, testKeys()), shown),
  at: checked,
  expected: ('outcome' in expected ? expected : { outcome: 'valid', form: 'rotating', claims: jsonClaims(bound) }) as Expected,
});

/** What a phone shows, and what is not that. */
const screens = (): readonly VectorCase[] => {
  const keys = testKeys();
  const credential = signCredential(bound, keys);
  return [
    rotating('on a screen, in its half-minute', '2026-12-01T02:30:00.000Z', '2026-12-01T02:30:29.000Z'),
    rotating('on a screen, 59 seconds old', '2026-12-01T02:30:00.000Z', '2026-12-01T02:30:59.000Z'),
    rotating('on a screen half a minute fast', '2026-12-01T02:30:30.000Z', '2026-12-01T02:30:29.000Z'),
    rotating('on a screen, 60 seconds old', '2026-12-01T02:30:00.000Z', '2026-12-01T02:31:00.000Z', {
      outcome: 'stale',
      because: 'shownEarlier',
    }),
    rotating('on a screen two half-minutes fast', '2026-12-01T02:31:00.000Z', '2026-12-01T02:30:29.000Z', {
      outcome: 'stale',
      because: 'shownLater',
    }),
    rotating('on a screen whose binding is over', '2026-12-08T16:00:00.000Z', '2026-12-08T16:00:00.000Z', {
      outcome: 'stale',
      because: 'bindingOver',
    }),
    forged('on the screen of another phone', 'badSignature', shownAt(credential, now, testKey('stranger'))),
    forged('a phone’s credential without the phone', 'notShownByHolder', credential),
    forged('a card’s credential behind a phone’s signature', 'notShownByHolder', shownAt(signCredential(claims(), keys), now)),
    forged('a forged credential on a screen', 'unknownKey', shownAt(signCredential(bound, strangersKeys()), now)),
  ];
};

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
    shown('signed with SM2', 'valid', claims(), sm2Keys()),
    {
      name: 'signed with a key that was withdrawn',
      bytes: signCredential(claims(), withdrawnKeys()),
      at: now,
      expected: { outcome: 'withdrawn' },
    },
    ...screens(),
    { ...forged('under the address of another certificate', 'otherAddress', good), under: 'AAAAAAAAAAAAAAAA' },
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
