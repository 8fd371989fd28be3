import * as the from '@healthcert/domain/case/fixtures';
import { formNumberOf } from '@healthcert/domain/paper-form';
import { describe, it } from 'vitest';
import * as forms from '../../domain/paper-form/fixtures.ts';
import { rowsOfProjection } from '../kernel/testing/index.ts';
import { paperFormList } from './index.ts';

const { given } = rowsOfProjection(paperFormList, { streamId: the.caseId });
const [first, second] = [formNumberOf(1), formNumberOf(2)];
const blank = { institutionId: forms.clinic, state: 'blank', caseId: null, because: null };
const numbered = {
  ...blank,
  batchId: forms.batchId,
  programmeId: 'food-handler',
  numberedAt: '2026-03-01T00:30:00.000Z',
  occurredAt: null,
  enteredAt: null,
};

describe('the list of paper forms', () => {
  it('has a row for every number', () =>
    given(forms.numbered({ to: 2 })).thenRows([
      { ...numbered, number: first },
      { ...numbered, number: second },
    ]));

  it('tells which was entered, when it was in truth and when it was entered', () =>
    given(forms.numbered({ to: 1 }), the.registered({ paperForm: first, registeredAt: '2026-02-20T02:00:00.000Z' })).thenRow({
      state: 'entered',
      caseId: the.caseId,
      occurredAt: '2026-02-20T02:00:00.000Z',
    }));

  it('tells which was voided, and why', () =>
    given(forms.numbered({ to: 1 }), forms.voided(first)).thenRow({ state: 'voided', because: 'spoilt' }));

  it('does not heed cases that were entered at once', () => given(forms.numbered({ to: 1 }), the.registered()).thenRow(blank));
});
