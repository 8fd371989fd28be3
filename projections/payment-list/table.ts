import { movementKinds, paymentMeans } from '@healthcert/domain/fee';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

const code = { filter: true } as const;

/** Every movement of money, by whose box and day: what a day's closing counts. Amounts in fen, what went back below nought. */
export const paymentListModel = readModel({
  name: 'payment-list',
  title: { zh: '收费流水', en: 'Payments' },
  version: 1,
  key: ['institutionId', 'receiptNumber'],
  institution: 'institutionId',
  owner: 'cashierId',
  defaultSort: { by: 'at', descending: true },
  indexes: [['institutionId', 'cashierId', 'day', '-at'], ['caseId'], ['kind', '-at'], ['means', '-at'], ['reversed', '-at']],
  columns: {
    institutionId: column.text('机构', 'Institution', { ...code, holds: 'institution' }),
    receiptNumber: column.text('收据号', 'Receipt', { filter: true, sort: true, leads: true }),
    caseId: column.uuid('编号', 'Case', code),
    kind: oneOf(column.text('类别', 'Kind', code), movementKinds),
    means: oneOf(column.text('支付方式', 'Means', code), paymentMeans),
    amount: column.integer('金额', 'Amount', { holds: 'fen' }),
    cashierId: column.text('收费员', 'Cashier', { ...code, holds: 'staff' }),
    day: column.date('营业日', 'Day', { filter: true, sort: true }),
    at: column.timestamptz('时间', 'At', { filter: true, sort: true }),
    /** The receipt that a reversal takes back. */
    reverses: nullable(column.text('冲正', 'Reverses')),
    reversed: column.boolean('已冲正', 'Reversed', code),
  },
});
