import { describe, it } from 'vitest';
import * as the from '../../domain/fee/fixtures.ts';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '../kernel/testing/index.ts';
import { feeList } from './index.ts';

const { given } = rowsOfProjection(feeList, { streamId: the.caseId, category: 'fee' });
const erased = { type: 'PersonErased', data: { personId: the.personId, reason: 'requested' }, category: 'person', streamId: the.personId };

describe('the list of fees', () => {
  it('shows who has to pay, and how much', () =>
    given(the.charged()).thenRow({ caseId: the.caseId, name: '李明例', payer: 'self', feeState: 'unpaid', due: the.price, paid: 0 }));

  it.each([
    ['paid', [the.paid()], { feeState: 'paid', paid: the.price, means: 'cash', receiptNumber: '4172603020001' }],
    ['unpaid again once reversed', [the.paid(), the.reversed()], { feeState: 'unpaid', paid: 0, means: null, receiptNumber: null }],
    ['more once something is added', [the.changed()], { feeState: 'unpaid', charged: 14_500 }],
    ['to be given back', [the.paid(), the.cancelled()], { feeState: 'refundDue', due: 0, paid: the.price }],
    ['refunded', [the.paid(), the.cancelled(), the.refunded()], { feeState: 'refunded', paid: 0 }],
    ['the employer’s', [the.payerChanged()], { feeState: 'employerPays', payer: 'employer' }],
    ['waived', [the.waived()], { feeState: 'waived' }],
  ])('is %s', (_what, events, row) => given(the.charged(), ...events).thenRow(row));

  it('forgets an erased person', () => {
    given(the.charged(), the.paid(), erased).thenRow({ name: null, evidence: null, feeState: 'paid' });
    expectEraseEquivalence(feeList, recorded([the.charged(), the.paid(), erased], the.caseId, 'fee'), the.personId);
  });
});
