import { feePolicyForm, feePriceForm } from '@healthcert/domain/fee';
import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

const { shape: policy } = feePolicyForm;
const { shape: price } = feePriceForm;

const payerNames = {
  publicFunds: { zh: '财政付费', en: 'Public funds' },
  self: { zh: '个人付费', en: 'The person' },
  employer: { zh: '单位付费', en: 'The employer' },
  waived: { zh: '减免', en: 'Nobody' },
};

/** How an institution charges: the first entry in force holds. Without one it does not charge, and sees nothing of fees. */
export const feePolicies = defineRegister({
  kind: 'fee-policies',
  title: { zh: '收费办法', en: 'Fee policies' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    charges: labelled('收费', 'Charges', policy.charges),
    payers: labelled('登记时可选的付费方', 'Payers offered at registration', policy.payers, { names: payerNames }),
    evidenceFor: labelled('须填依据的付费方', 'Payers that need papers or a reason', policy.evidenceFor, { names: payerNames }),
    unpaid: labelled('未缴费到检时', 'Who arrives unpaid', policy.unpaid, {
      names: {
        block: { zh: '不予登记到检', en: 'Is sent to the cashier' },
        warn: { zh: '提示', en: 'Is pointed out' },
        allow: { zh: '不提示', en: 'Is examined' },
      },
    }),
    receiptNumbers: labelled('收据号', 'Receipt numbers', policy.receiptNumbers, {
      names: {
        series: { zh: '系统连续编号', en: 'Numbered by the system' },
        typed: { zh: '录入票据号', en: 'Typed from printed receipts' },
      },
    }),
    deskCollects: labelled('前台可收费', 'The front desk may collect', policy.deskCollects),
    means: labelled('支付方式', 'Means of payment', policy.means, {
      names: {
        cash: { zh: '现金', en: 'Cash' },
        wechat: { zh: '微信', en: 'WeChat' },
        alipay: { zh: '支付宝', en: 'Alipay' },
        unionpay: { zh: '银联', en: 'UnionPay' },
        card: { zh: '银行卡', en: 'Bank card' },
        insurance: { zh: '医保', en: 'Insurance' },
      },
    }),
  }),
});

/** What a programme costs, and an item done beyond it. */
export const feePrices = defineRegister({
  kind: 'fee-prices',
  title: { zh: '价目表', en: 'Price list' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    programmeId: labelled('体检方案', 'Programme', price.programmeId, { choose: 'programmes' }),
    item: labelled('项目（空：整个方案）', 'Item (empty: the whole programme)', price.item, { choose: 'items' }),
    amount: labelled('金额', 'Amount', price.amount, { control: 'money' }),
  }),
});
