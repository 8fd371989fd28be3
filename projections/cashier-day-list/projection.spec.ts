import { describe, it } from 'vitest';
import * as box from '../../domain/cashier/fixtures.ts';
import * as fee from '../../domain/fee/fixtures.ts';
import { rowsOfProjection } from '../kernel/testing/index.ts';
import { cashierDayList } from './index.ts';

const { given } = rowsOfProjection(cashierDayList, { streamId: 'clinic-1-staff-cashier-2026-03-02', category: 'cashier' });
const inFee = { streamId: fee.caseId, category: 'fee' };
const begun = [box.opened(), box.allotted()];

describe('the list of cashiers’ days', () => {
  it('adds up what went through the box, by means and in all', () => {
    given(...begun, { ...fee.paid(), ...inFee }).thenRow({ state: 'open', movements: 1, cash: 10_500, total: 10_500, wechat: 0 });
    given(...begun, { ...fee.paid(), ...inFee }, { ...fee.paid({ means: 'wechat', amount: 300 }), ...inFee }).thenRow({
      movements: 2,
      cash: 10_500,
      wechat: 300,
      total: 10_800,
    });
    given(...begun, { ...fee.paid(), ...inFee }, { ...fee.reversed(), ...inFee }).thenRow({ movements: 2, cash: 0, total: 0 });
    given(...begun, { ...fee.paid(), ...inFee }, { ...fee.refunded(), ...inFee }).thenRow({ cash: 0, total: 0 });
  });

  it('shows how the closing came out, until it is reopened', () => {
    const closed = box.closed({ countedCash: 10_400, difference: -100, differenceReason: 'changeError' });
    given(...begun, closed).thenRow({ state: 'closed', countedCash: 10_400, difference: -100, differenceReason: 'changeError' });
    given(...begun, closed, box.reopened()).thenRow({ state: 'open', countedCash: null, difference: null, closedAt: null });
  });
});
