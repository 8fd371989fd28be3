import { rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, it } from 'vitest';
import { parameterList } from './index.ts';

const { given } = rowsOfProjection(parameterList, { streamId: 'city', category: 'parameter' });
const name = 'late-entry-days';
const untouched = { proposal: null, proposedBy: null, changedAt: '2026-03-02T01:30:00.000Z', changedBy: 'staff-desk' };
const of = { institutionId: null, name };
const proposed = {
  type: 'ParameterProposed',
  data: { ...of, value: 60, edition: 1, note: '雨季停电', proposedBy: 'staff-wang', proposedAt: '2026-03-02T01:30:00.000Z' },
};

describe('the list of parameters', () => {
  it('has what was set', () =>
    given({ type: 'ParameterSet', data: { ...of, value: 60, edition: 1, note: null, proposedBy: null } }).thenRow({
      rowId: 'city/late-entry-days',
      proposal: null,
    }));
  it('says what waits for whose colleague', () => given(proposed).thenRow({ proposal: 'waiting', proposedBy: 'staff-wang' }));
  it('says what was returned', () =>
    given(proposed, {
      type: 'ParameterProposalReturned',
      data: { ...of, edition: 1, reason: '过长', returnedBy: 'staff-li', returnedAt: '2026-03-02T01:30:00.000Z' },
    }).thenRow({ proposal: 'returned' }));
  it('forgets a proposal that was withdrawn', () =>
    given(proposed, { type: 'ParameterProposalWithdrawn', data: { ...of, edition: 1 } }).thenRow({ proposal: null, proposedBy: null }));
  it('has an institution’s own beside the city’s, and menus', () =>
    given(
      {
        type: 'ParameterSet',
        data: { institutionId: 'clinic-1', name: 'papers-at-once', value: 50, edition: 1, note: null, proposedBy: null },
      },
      { type: 'MenuArranged', data: { roleId: 'desk', places: null, edition: 1 } },
    ).thenRows([
      { ...untouched, rowId: 'city/menu/desk', institutionId: null, name: 'menu/desk' },
      { ...untouched, rowId: 'clinic-1/papers-at-once', institutionId: 'clinic-1', name: 'papers-at-once' },
    ]));
});
