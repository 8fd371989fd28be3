import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sign1 } from './cose-sign1.ts';
import { signCredential } from './credential.ts';
import { allotStatusIndex, buildStatusList, compress, decompress, readStatus, type CertificateStatus } from './status-list.ts';
import { signStatusList, statusListMediaType, verifyStatusList } from './status-list-token.ts';
import { claims, now, strangersKeys, testKeys, testKeySet } from './testing/fixtures.ts';

const statuses = fc.array(fc.constantFrom<CertificateStatus>('valid', 'revoked', 'superseded', 'suspended'), {
  minLength: 1,
  maxLength: 200,
});
const listed = { valid: 'valid', revoked: 'invalid', superseded: 'invalid', suspended: 'suspended' } as const;
const entriesOf = (all: readonly CertificateStatus[]) => all.map((status, index) => ({ index, status }));

describe('a status list', () => {
  it('is laid out as the draft shows (two bits, section 4.1 and its example)', () => {
    // draft-ietf-oauth-status-list: statuses 1,2,0,3,0,1,0,1,1,2,3,3 are the bytes c9 44 f9; 3 has no meaning here.
    const list = buildStatusList(
      [1, 2, 0, 0, 0, 1, 0, 1, 1, 2, 0, 0].map((code, index) => ({ index, status: (['valid', 'revoked', 'suspended'] as const)[code]! })),
      { capacity: 12 },
    );
    expect(Buffer.from(list.bytes).toString('hex')).toBe('094409');
    const read = { bits: 2 as const, bytes: Uint8Array.from([0xc9, 0x44, 0xf9]) };
    // oxfmt-ignore
    expect(Array.from({ length: 13 }, (_, index) => readStatus(read, index))).toEqual([
      'invalid', 'suspended', 'valid', 'unknown', 'valid', 'invalid', 'valid', 'invalid', 'invalid', 'suspended', 'unknown', 'unknown',
      'unknown', // beyond the end
    ]);
  });

  test.prop([statuses])('says of each what was entered', (all) => {
    const list = buildStatusList(entriesOf(all), { capacity: all.length });
    all.forEach((status, index) => expect(readStatus(list, index)).toBe(listed[status]));
  });

  it('takes the last word on an index', () => {
    const list = buildStatusList(
      [
        { index: 7, status: 'suspended' },
        { index: 7, status: 'valid' },
        { index: 6, status: 'revoked' },
      ],
      { capacity: 8 },
    );
    expect([readStatus(list, 6), readStatus(list, 7)]).toEqual(['invalid', 'valid']);
  });

  it('has no index outside', () => {
    expect(() => buildStatusList([{ index: 8, status: 'revoked' }], { capacity: 8 })).toThrow(RangeError);
    expect([-1, 1.5, 8, NaN].map((index) => readStatus(buildStatusList([], { capacity: 8 }), index))).toEqual(Array(4).fill('unknown'));
  });

  it('of a million with one in a hundred revoked fits in 25 kB', () => {
    const revoked = Array.from({ length: 10_000 }, (_, n) => ({ index: (n * 7_919 * 31) % 1_000_000, status: 'revoked' as const }));
    const size = signStatusList(buildStatusList(revoked), terms, testKeys()).length;
    expect(size).toBeLessThan(25_000);
  });

  it('that unpacks to more than any city has is refused', () => {
    expect(decompress(compress({ bits: 2, bytes: new Uint8Array(17 * 1024 * 1024) }))).toBeNull();
  });
});

describe('allotting an index', () => {
  it('stays inside and spreads', () => {
    expect(allotStatusIndex(new Uint8Array(8).fill(255), 1000)).toBe(615);
    expect(allotStatusIndex(new Uint8Array(8), 1000)).toBe(0);
    expect(() => allotStatusIndex(new Uint8Array(4))).toThrow(RangeError);
  });

  test.prop([fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.integer({ min: 1, max: 10_000_000 })])(
    'below any capacity',
    (entropy, capacity) => {
      const index = allotStatusIndex(entropy, capacity);
      expect(Number.isInteger(index) && index >= 0 && index < capacity).toBe(true);
    },
  );
});

const uri = 'https://health.example.cn/status/1';
const terms = { uri, issuedAt: now, expiresAt: '2026-12-03T02:30:00.000Z', timeToLive: 43_200 };

describe('a signed status list', () => {
  const token = signStatusList(buildStatusList([{ index: 5, status: 'revoked' }], { capacity: 1000 }), terms, testKeys());
  const verify = (bytes: Uint8Array, at = { uri, now }) => verifyStatusList(bytes, testKeySet(), at);

  it('is current until it expires, and tells its age', () => {
    const current = verify(token);
    expect(current).toMatchObject({ outcome: 'current', terms });
    expect(current.outcome === 'current' && readStatus(current.list, 5)).toBe('invalid');
    expect(verify(token, { uri, now: terms.expiresAt })).toMatchObject({ outcome: 'outdated', terms });
  });

  it.each([
    ['of another address', token, { uri: `${uri}0`, now }, 'otherList'],
    ['of another city', signStatusList(buildStatusList([], { capacity: 8 }), terms, strangersKeys()), { uri, now }, 'unknownKey'],
    ['that is a certificate', signCredential(claims(), testKeys()), { uri, now }, 'malformed'],
    ['without claims', sign1(Uint8Array.of(0xa0), testKeys().current, statusListMediaType), { uri, now }, 'malformed'],
    ['of eight million bytes', new Uint8Array(8_000_000), { uri, now }, 'tooLarge'],
  ] as const)('%s is told apart', (_what, bytes, at, because) => expect(verify(bytes, at)).toEqual({ outcome: 'forged', because }));

  test.prop([fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 })])('changed by any one byte is forged', (at, change) => {
    const bytes = Uint8Array.from(token);
    bytes[at] = bytes[at]! ^ change;
    expect(verify(bytes)).toMatchObject({ outcome: 'forged' });
  });
});
