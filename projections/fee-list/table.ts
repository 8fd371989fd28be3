import { feeStates, payers, paymentMeans } from '@healthcert/domain/fee';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

const code = { filter: true } as const;

/** Who still has to pay, who has, and who bears it (A7, D7). All amounts in fen. */
export const feeListModel = readModel({
  name: 'fee-list',
  title: { zh: '收费', en: 'Fees' },
  version: 1,
  key: ['caseId'],
  institution: 'institutionId',
  subject: 'personId',
  words: 'searchTerms',
  defaultSort: { by: 'chargedAt', descending: true },
  indexes: [['institutionId', 'feeState', '-chargedAt'], ['feeState', '-chargedAt'], ['payer', '-chargedAt'], ['personId']],
  sparse: [['receiptNumber'], ['means', '-chargedAt']],
  columns: {
    caseId: column.uuid('编号', 'Id'),
    caseNumber: column.text('体检号', 'Case number', { filter: true, sort: true, leads: true }),
    personId: column.uuid('人员', 'Person', code),
    institutionId: column.text('机构', 'Institution', { ...code, holds: 'institution' }),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true })),
    evidence: nullable(column.text('付费依据', 'Evidence', { group: 'identity' })),
    programmeId: column.text('项目', 'Programme', { holds: 'programme' }),
    payer: oneOf(column.text('付费方', 'Payer', code), payers),
    feeState: oneOf(column.text('费用', 'Fee', code), feeStates),
    charged: column.integer('金额', 'Charged', { holds: 'fen' }),
    due: column.integer('应收', 'Due', { holds: 'fen' }),
    paid: column.integer('实收', 'Paid', { holds: 'fen' }),
    means: nullable(oneOf(column.text('支付方式', 'Means', code), paymentMeans)),
    receiptNumber: nullable(column.text('收据号', 'Receipt', { filter: true, leads: true })),
    chargedAt: column.timestamptz('开单时间', 'Charged at', { filter: true, sort: true }),
    paidAt: nullable(column.timestamptz('收费时间', 'Paid at', { filter: true, sort: true, leads: true })),
    searchTerms: nullable(column.textArray('检索词', 'Search terms', { group: 'identity', hidden: true })),
  },
});
