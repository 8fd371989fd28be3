import { differenceReasons } from '@healthcert/domain/cashier';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

const code = { filter: true } as const;

/** Each cashier's days: what went through the box by means, and how the closing came out. Amounts in fen. */
export const cashierDayListModel = readModel({
  name: 'cashier-day-list',
  title: { zh: '收费日结', en: 'Cashiers’ days' },
  version: 1,
  key: ['institutionId', 'cashierId', 'day'],
  institution: 'institutionId',
  owner: 'cashierId',
  defaultSort: { by: 'day', descending: true },
  indexes: [],
  columns: {
    institutionId: column.text('机构', 'Institution', { ...code, holds: 'institution' }),
    cashierId: column.text('收费员', 'Cashier', { ...code, holds: 'staff' }),
    day: column.date('营业日', 'Day', { filter: true, sort: true }),
    state: oneOf(column.text('状态', 'State', code), ['open', 'closed']),
    movements: column.integer('笔数', 'Movements'),
    cash: column.bigint('现金', 'Cash', { holds: 'fen' }),
    wechat: column.bigint('微信', 'WeChat', { holds: 'fen' }),
    alipay: column.bigint('支付宝', 'Alipay', { holds: 'fen' }),
    unionpay: column.bigint('银联', 'UnionPay', { holds: 'fen' }),
    card: column.bigint('银行卡', 'Bank card', { holds: 'fen' }),
    insurance: column.bigint('医保', 'Insurance', { holds: 'fen' }),
    total: column.bigint('合计', 'Total', { holds: 'fen' }),
    countedCash: nullable(column.bigint('实点现金', 'Cash counted', { holds: 'fen' })),
    difference: nullable(column.bigint('长短款', 'Difference', { holds: 'fen' })),
    differenceReason: nullable(oneOf(column.text('差异原因', 'Reason'), differenceReasons)),
    openedAt: column.timestamptz('开始', 'Opened'),
    closedAt: nullable(column.timestamptz('日结时间', 'Closed')),
  },
});
