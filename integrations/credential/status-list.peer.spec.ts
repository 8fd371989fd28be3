import { fc, test } from '@fast-check/vitest';
import { StatusList as OtherStatusList } from '@owf/token-status-list';
import { describe, expect } from 'vitest';
import { buildStatusList, compress, decompress, readStatus, type CertificateStatus } from './status-list.ts';

const statuses = fc.array(fc.constantFrom<CertificateStatus>('valid', 'revoked', 'superseded', 'suspended'), {
  minLength: 1,
  maxLength: 200,
});
const listed = { valid: 'valid', revoked: 'invalid', superseded: 'invalid', suspended: 'suspended' } as const;

describe('a status list and another implementation', () => {
  test.prop([statuses])('says of each what was entered', (all) => {
    const list = buildStatusList(
      all.map((status, index) => ({ index, status })),
      { capacity: all.length },
    );
    const other = OtherStatusList.decompressStatusListFromBytes(compress(list), 2);
    const codes = { valid: 0, invalid: 1, suspended: 2 };
    all.forEach((status, index) => {
      expect(readStatus(list, index)).toBe(listed[status]);
      expect(other.getStatus(index)).toBe(codes[listed[status]]);
    });
  });

  test.prop([statuses])('of another encoder reads the same', (all) => {
    const codes = { valid: 0, revoked: 1, superseded: 1, suspended: 2 };
    const list = decompress(
      Uint8Array.from(
        new OtherStatusList(
          all.map((status) => codes[status]),
          2,
        ).compressStatusListToBytes(),
      ),
    )!;
    expect(all.map((_, index) => readStatus(list, index))).toEqual(all.map((status) => listed[status]));
  });
});
