import { describe, expect, it } from 'vitest';
import { digestOf, genesis, linkOf } from './chain.ts';
import { kept, mostSubjects, type AccessEntry } from './entry.ts';
import { reading } from './fixtures.ts';

const noon = new Date('2026-11-21T12:00:00.000Z');
const digestHex = (over: Partial<AccessEntry> = {}): string => digestOf(kept(reading(over), noon)).toString('hex');

describe('the canonical content of an entry', () => {
  it('is what a verifier elsewhere computes', () => {
    // Computed apart from this code (Python's hashlib), over the JSON array, and over 32 zero bytes, the number 1 and that digest.
    expect(digestHex()).toBe('16b5a67c7eb8a75cf9cb71019aa27c45d4f965253635b02c4a049a3e9f77a395');
    expect(linkOf(genesis, 1n, digestOf(kept(reading(), noon))).toString('hex')).toBe(
      '405a41b8582c5e9c980a1d4050a8a1106958a5db5ec5146d3264134d5e1cbc31',
    );
  });

  it.each<Partial<AccessEntry>>([
    { kind: 'refused' },
    { what: 'person' },
    { actorId: 'staff-2' },
    { actorRoles: ['physician', 'clerk'] },
    { actorRoles: ['clerk,physician'] },
    { institutionId: null },
    { subjectIds: ['person-1'] },
    { subjectCount: 3 },
    { purpose: 'complaint' },
    { correlationId: 'request-2' },
    { ipPrefix: null },
  ])('changes with %j', (over) => expect(digestHex(over)).not.toBe(digestHex()));

  it('tells a changed place in the chain', () => {
    const digest = digestOf(kept(reading(), noon));
    expect(linkOf(genesis, 2n, digest)).not.toEqual(linkOf(genesis, 1n, digest));
    expect(linkOf(Buffer.alloc(32, 1), 1n, digest)).not.toEqual(linkOf(genesis, 1n, digest));
  });
});

describe('an entry as it is kept', () => {
  it('names at most a hundred persons and counts them all', () => {
    const many = Array.from({ length: 250 }, (_, n) => `person-${n}`);
    const entry = kept(reading({ subjectIds: many }), noon);
    expect(entry.subjectIds).toHaveLength(mostSubjects);
    expect(entry.subjectCount).toBe(250);
    expect(kept(reading({ subjectIds: many.slice(0, 2), subjectCount: 4000 }), noon).subjectCount).toBe(4000);
  });

  it('holds nothing that Postgres would refuse', () => {
    const hostile = kept(reading({ purpose: `a\u0000b\ud800${'x'.repeat(500)}` }), noon);
    expect(hostile.purpose).toBe(`ab\ufffd${'x'.repeat(197)}`);
  });
});
