import { describe, it } from 'vitest';
import * as the from '../../domain/fee/fixtures.ts';
import { rowsOfProjection } from '../kernel/testing/index.ts';
import { paymentList } from './index.ts';

const { given } = rowsOfProjection(paymentList, { streamId: the.caseId, category: 'fee' });

describe('the list of payments', () => {
  it('has a row for each movement: what came in above nought, what went back below', () => {
    given(the.charged(), the.paid()).thenRow({
      kind: 'payment',
      amount: the.price,
      reversed: false,
      day: the.today,
      cashierId: the.cashier,
    });
    const rows = given(the.charged(), the.paid(), the.reversed());
    rows.thenRows([
      { ...rows.rows()[0]!, kind: 'payment', amount: the.price, reversed: true },
      { ...rows.rows()[1]!, kind: 'reversal', amount: -the.price, reverses: '4172603020001' },
    ]);
  });

  it('says what was refunded', () => given(the.charged(), the.refunded()).thenRow({ kind: 'refund', amount: -the.price, means: 'cash' }));
});
