import { ofInstitution, ofPaper, plain, type KindDeclaration, type ListDeclaration } from '../fields.ts';

/** What went through the box by each means; amounts in yuan. */
const totals: ListDeclaration = {
  title: { zh: '支付方式合计', en: 'By means' },
  fields: {
    means: plain('支付方式', 'Means', '现金'),
    count: plain('笔数', 'Movements', '3'),
    payments: plain('收费', 'Payments', '315.00'),
    reversals: plain('冲正', 'Reversals', '105.00'),
    refunds: plain('退费', 'Refunds', '0.00'),
    net: plain('净额', 'Net', '210.00'),
  },
  samples: [
    { means: '现金', count: '4', payments: '315.00', reversals: '105.00', refunds: '0.00', net: '210.00' },
    { means: '微信', count: '1', payments: '139.00', reversals: '0.00', refunds: '0.00', net: '139.00' },
  ],
};

/** Every number of the day, in its order. */
const movements: ListDeclaration = {
  title: { zh: '收据明细', en: 'Receipts' },
  fields: {
    receiptNumber: plain('收据号', 'Receipt', '4172611210001'),
    at: plain('时间', 'At', '08:42'),
    kind: plain('类别', 'Kind', '收费'),
    means: plain('支付方式', 'Means', '现金'),
    amount: plain('金额', 'Amount', '105.00'),
    reverses: plain('冲正的收据号', 'Reverses', ''),
  },
  samples: [
    { receiptNumber: '4172611210001', at: '08:42', kind: '收费', means: '现金', amount: '105.00' },
    { receiptNumber: '4172611210002', at: '08:55', kind: '收费', means: '微信', amount: '139.00' },
    { receiptNumber: '4172611210003', at: '09:10', kind: '收费', means: '现金', amount: '105.00' },
    { receiptNumber: '4172611210004', at: '09:11', kind: '收费', means: '现金', amount: '105.00' },
    { receiptNumber: '4172611210005', at: '09:12', kind: '冲正', means: '现金', amount: '-105.00', reverses: '4172611210004' },
  ],
};

/** 收费日结单 (D7): one cashier's box on one day; it names nobody who paid. */
export const cashierDay: KindDeclaration = {
  title: { zh: '收费日结单', en: 'Daily closing' },
  fields: {
    ...ofPaper,
    ...ofInstitution,
    cashier: plain('收费员', 'Cashier', '示例甲'),
    day: plain('营业日', 'Day', '2026-11-21'),
    state: plain('状态', 'State', '已日结'),
    closedAt: plain('日结时间', 'Closed at', '2026-11-21 17:30'),
    movementCount: plain('笔数', 'Movements', '5'),
    firstReceipt: plain('起始收据号', 'First receipt', '4172611210001'),
    lastReceipt: plain('截止收据号', 'Last receipt', '4172611210005'),
    total: plain('合计金额', 'Total', '349.00'),
    totalInCapitals: plain('合计金额（大写）', 'Total in capitals', '叁佰肆拾玖元整'),
    expectedCash: plain('应有现金', 'Cash expected', '210.00'),
    countedCash: plain('实点现金', 'Cash counted', '209.50'),
    difference: plain('长短款', 'Difference', '-0.50'),
    differenceReason: plain('差异原因', 'Reason', '找零差错'),
  },
  lists: { totals, movements },
  pictures: {},
  prohibited: ['identity', 'clinical'],
  needed: ['cashier', 'day', 'total'],
};
