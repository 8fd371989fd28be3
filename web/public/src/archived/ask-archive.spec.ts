import { describe, expect, it } from 'vitest';
import { readArchivedAnswer } from './ask-archive.ts';

const checkedAt = '2026-11-21T08:00:00.000Z';

describe('the archive’s answer on an old card', () => {
  it('says how it stands, until when, and who issued it', () =>
    expect(readArchivedAnswer({ status: 'valid', signed: false, validUntil: '2027-02-28', issuer: '旧体检中心', checkedAt })).toEqual({
      status: 'valid',
      validUntil: '2027-02-28',
      issuer: '旧体检中心',
      checkedAt: new Date(checkedAt),
    }));
  it.each([null, 'valid', {}, { status: 'unknown', checkedAt }, { status: 'valid' }])('is nothing else: %j', (body) =>
    expect(readArchivedAnswer(body)).toBeUndefined(),
  );
});
