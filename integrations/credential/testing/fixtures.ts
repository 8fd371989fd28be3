import type { CertificateClaims } from '../claims.ts';
import { holderKeyFromJwk, type HolderBinding } from '../holder-key.ts';
import { privateKeyFrom, thumbprintOf, type PrivateJwk } from '../jwk.ts';
import { signingKeysOf } from '../key-file.ts';
import { keySetOf, type KeySet, type SigningKeys } from '../key-set.ts';
import { screenCode } from '../screen-code.ts';
import { suites } from '../suites.ts';
import { testKey, testSm2Key } from './test-keys.ts';

/** A working day within the validity of `claims()`. */
export const now = '2026-12-01T02:30:00.000Z';

export const testKeys = (): SigningKeys => {
  const { d: _private, ...retired } = testKey('retired');
  return signingKeysOf({
    current: testKey('current'),
    next: testKey('next'),
    retired: [{ key: retired, until: '2027-11-20T16:00:00.000Z' }],
    withdrawn: [{ thumbprint: thumbprintOf(testKey('withdrawn')), at: '2026-11-30T00:00:00.000Z' }],
  });
};

const keysOf = (current: PrivateJwk): SigningKeys => signingKeysOf({ current, next: null, retired: [], withdrawn: [] });

export const testKeySet = (): KeySet => {
  const { trusted, withdrawn } = keySetOf(testKeys());
  return { trusted: [...trusted, ...keySetOf(sm2Keys()).trusted], withdrawn };
};

/** Keys of another city: none of them stands in the test key set. */
export const strangersKeys = (): SigningKeys => keysOf(testKey('stranger'));
export const retiredKeys = (): SigningKeys => keysOf(testKey('retired'));
export const withdrawnKeys = (): SigningKeys => keysOf(testKey('withdrawn'));
/** Keys of a city that signs with SM2; its public half stands in the test key set. */
export const sm2Keys = (): SigningKeys => keysOf(testSm2Key);

/** The phone that the published vectors are shown on. */
export const testPhone = testKey('phone');
export const holder = ({ until = '2026-12-08T16:00:00.000Z', key = testPhone } = {}): HolderBinding => ({
  key: holderKeyFromJwk(key)!,
  until,
});

/** What that phone, or another, shows at an instant. */
export const shownAt = (credential: Uint8Array, at: string, key = testPhone): Uint8Array =>
  screenCode(credential, Date.parse(at) / 1000, (message) => suites.ES256.sign(message, privateKeyFrom(key)));

export const opaqueId = 'q7Zk3vX0aLw9TfRb';

/** A plainly fictional certificate of the usual size. */
export const claims = (overrides: Partial<CertificateClaims> = {}): CertificateClaims => ({
  opaqueId,
  issuer: '示例县疾病预防控制中心',
  number: '34110020261121004817',
  name: '欧阳示例',
  maskedDocument: '341100********0018',
  category: 'food',
  validFrom: '2026-11-21',
  validUntil: '2027-11-20',
  issuedAt: '2026-11-21T08:15:30.000Z',
  photoHash: Uint8Array.from({ length: 16 }, (_, n) => n * 16 + n),
  status: { index: 482_113, uri: 'https://health.example.cn/sl/1' },
  holder: null,
  ...overrides,
});
