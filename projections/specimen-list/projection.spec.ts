import { describe, it } from 'vitest';
import * as the from '../../domain/specimen/fixtures.ts';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '../kernel/testing/index.ts';
import { specimenList } from './index.ts';

const { given } = rowsOfProjection(specimenList, { streamId: the.caseId, category: 'specimen' });
const labelled = the.bloodLabelled(['blood'], []);
const collected = the.collected([], ['blood']);
const received = the.received([], ['blood']);
const erased = { type: 'PersonErased', data: { personId: the.personId, reason: 'requested' }, category: 'person', streamId: the.personId };

describe('the list of specimens', () => {
  it('shows whose it is, for what, and since when it waits', () =>
    given(labelled).thenRow({
      number: the.blood,
      caseId: the.caseId,
      name: '李明例',
      state: 'labelled',
      since: '2026-03-02T01:30:00.000Z',
    }));

  it.each([
    ['collected', [collected], { state: 'collected', collectedBy: the.nurse, bySelf: false }],
    ['received', [collected, received], { state: 'received', receivedBy: the.laboratory }],
    ['rejected', [collected, received, the.rejected(['blood'], [])], { state: 'rejected', rejection: 'haemolysed' }],
    ['redrawn', [collected, the.rejected(['blood'], []), the.redrawn([], [])], { state: 'rejected', redrawnAs: the.third }],
    ['finished', [collected, the.finished([], [])], { state: 'finished' }],
    ['discarded', [the.discarded([], [])], { state: 'discarded', discard: 'lost' }],
    ['as it was before a slip', [collected, the.undone(['blood'], [])], { state: 'labelled', collectedAt: null, collectedBy: null }],
    ['for more items', [the.itemsChanged(['blood'], [])], { items: ['alt', 'havIgm'] }],
  ])('is %s', (_what, events, row) => given(labelled, ...events).thenRow(row));

  it('forgets an erased person', () => {
    given(labelled, collected, erased).thenRow({ name: null, state: 'collected' });
    expectEraseEquivalence(specimenList, recorded([labelled, collected, erased], the.caseId, 'specimen'), the.personId);
  });
});
