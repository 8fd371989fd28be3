import type { CertificateClaims } from '../claims.ts';
import { signingKeysOf } from '../key-file.ts';
import { keySetOf, type KeySet, type SigningKeys } from '../key-set.ts';
import { testKey } from './test-keys.ts';

/** A working day within the validity of `claims()`. */
export const now = '2026-12-01T02:30:00.000Z';

export const testKeys = (): SigningKeys => {
  const { d: _private, ...retired } = testKey('retired');
  return signingKeysOf({
    current: testKey('current'),
    next: testKey('next'),
    retired: [{ key: retired, until: '2027-11-20T16:00:00.000Z' }],
  });
};

export const testKeySet = (): KeySet => keySetOf(testKeys());

/** Keys of another city: none of them stands in the test key set. */
export const strangersKeys = (): SigningKeys => signingKeysOf({ current: testKey('stranger'), next: null, retired: [] });

export const retiredKeys = (): SigningKeys => signingKeysOf({ current: testKey('retired'), next: null, retired: [] });

/** A plainly fictional certificate of the usual size. */
export const claims = (overrides: Partial<CertificateClaims> = {}): CertificateClaims => ({
  issuer: '示例县疾病预防控制中心',
  number: '34110020261121004817',
  name: '欧阳示例',
  maskedDocument: '341100********0018',
  category: 'food',
  validFrom: '2026-11-21',
  validUntil: '2027-11-20',
  issuedAt: '2026-11-21T08:15:30.000Z',
  photoHash: Uint8Array.from({ length: 16 }, (_, n) => n * 16 + n),
  status: { index: 482_113, uri: 'https://health.example.cn/status/1' },
  ...overrides,
});

export const opaqueId = 'q7Zk3vX0aLw9TfRb';
