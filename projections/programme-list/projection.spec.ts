import { rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { foodHandler } from '@healthcert/domain/programme';
import { describe, it } from 'vitest';
import { programmeList } from './index.ts';

const { given } = rowsOfProjection(programmeList, { streamId: 'food-handler', category: 'programme' });

const at = '2026-03-02T01:30:00.000Z';
const published = (version: number, validFrom: string) => ({
  type: 'ProgrammePublished',
  data: { programme: { ...foodHandler, version, validFrom }, note: null, proposedBy: null, publishedBy: 'staff-li', publishedAt: at },
});
const proposed = {
  type: 'ProgrammeProposed',
  data: { programme: { ...foodHandler, version: 2 }, edition: 1, note: '试', proposedBy: 'staff-wang', proposedAt: at },
};
const returned = { type: 'ProgrammeProposalReturned', data: { edition: 1, reason: '试', returnedBy: 'staff-li', returnedAt: at } };
const withdrawn = { type: 'ProgrammeProposalWithdrawn', data: { edition: 1 } };

const row = (version: number, validFrom: string, proposal: 'waiting' | 'returned' | null = null) => ({
  programmeId: 'food-handler',
  version,
  name: '食品从业人员健康检查',
  category: 'food',
  validFrom,
  proposal,
  proposedBy: proposal && 'staff-wang',
  proposedAt: proposal && at,
});

describe('the list of programmes', () => {
  it('tells the newest version', () => given(published(1, '2026-01-01'), published(2, '2026-07-01')).thenRows([row(2, '2026-07-01')]));
  it('tells who has proposed the next', () => given(published(1, '2026-01-01'), proposed).thenRows([row(1, '2026-01-01', 'waiting')]));
  it('tells that it was returned', () =>
    given(published(1, '2026-01-01'), proposed, returned).thenRows([row(1, '2026-01-01', 'returned')]));
  it.each([
    ['withdrawn', withdrawn, row(1, '2026-01-01')],
    ['confirmed', published(2, '2026-07-01'), row(2, '2026-07-01')],
  ])('forgets what was %s', (_how, end, left) => given(published(1, '2026-01-01'), proposed, end).thenRows([left]));
});
