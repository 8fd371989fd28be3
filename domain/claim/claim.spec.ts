import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { claimDecider, claimEvents, claimStreamId, type Claim, type ClaimEvent } from './index.ts';

const { given } = specFor(claimDecider);
const value = { kind: 'case-number', value: '261121000017', by: 'case 1' } as const;
const claimed: ClaimEvent = { type: 'Claimed', data: value };
const claim = (by: string): Claim => ({
  type: 'Claim',
  data: { ...value, by },
  meta: {
    commandId: '01890000-0000-7000-8000-000000000001',
    actorId: 'desk',
    actorRoles: [],
    institutionId: null,
    now: '2026-11-21T01:00:00.000Z',
    correlationId: 'c',
    causationId: null,
  },
});

describe('a value that must be unique', () => {
  it('is taken by the first who asks', () => given().when(claim('case 1')).then(claimed));
  it('stays theirs when they ask again', () => given(claimed).when(claim('case 1')).thenNothing());
  it('is refused to anyone else', () => given(claimed).when(claim('case 2')).thenRejects('AlreadyClaimed'));

  it('has a stream of its own', () => expect(claimStreamId(value.kind, value.value)).toBe('case-number-261121000017'));
  it('is stored in this form', () => {
    expect(claimEvents.definitions.Claimed.plain.parse(claimed.data)).toMatchInlineSnapshot(`
      {
        "by": "case 1",
        "kind": "case-number",
        "value": "261121000017",
      }
    `);
  });
});
