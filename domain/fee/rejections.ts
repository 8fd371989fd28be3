import { rejections } from '@healthcert/domain/kernel';

export const feeRefusals = {
  NotCharged: { zh: '该登记没有收费记录', en: 'Nothing is charged for this case' },
  ReasonMissing: { zh: '请填写原因', en: 'Give a reason' },
  PubliclyFunded: { zh: '由财政付费，不向个人收取', en: 'Public funds pay: nothing is collected from the person' },
  EmployerPays: { zh: '由单位付费，不向个人收取', en: 'The employer pays: nothing is collected from the person' },
  FeeIsWaived: { zh: '费用已减免', en: 'The fee was waived' },
  NothingDue: { zh: '没有应收的费用', en: 'There is nothing to pay' },
  AlreadyPaid: { zh: '费用已付清', en: 'The fee is paid' },
  PartPayment: { zh: '应收 {due} 元，不能只收一部分', en: '{due} yuan are due: a part of it is not accepted' },
  OverPayment: { zh: '应收 {due} 元，不能多收', en: '{due} yuan are due: more is not accepted' },
  ReceiptNumberUsed: { zh: '该收据号已使用', en: 'This receipt number was used already' },
  ReceiptWasVoided: { zh: '该笔收款在日结时已作废，请重新收款', en: 'The day was closed before this was booked: take it anew' },
  UnknownReceipt: { zh: '该登记没有此收据', en: 'The case has no such receipt' },
  AlreadyReversed: { zh: '该笔收款已冲正', en: 'This payment was reversed already' },
  NotYourPayment: { zh: '只能由收款人本人冲正，他人请办理退费', en: 'Only the cashier who took it may reverse it: refund it instead' },
  OtherDay: { zh: '只能在当日冲正，过后请办理退费', en: 'A payment is reversed on its own day only: refund it instead' },
  PartlyRefunded: { zh: '该笔收款已有退费，不能冲正', en: 'A part of this payment was refunded: it cannot be reversed' },
  NothingToRefund: {
    zh: '没有应退的费用；请先取消、减项、减免或更改付费方',
    en: 'Nothing is to be given back: cancel, remove items, waive or change the payer first',
  },
  RefundTooLarge: { zh: '最多可退 {credit} 元', en: 'No more than {credit} yuan may be given back' },
  OtherMeans: { zh: '以此方式只收过 {paid} 元，应原路退回', en: 'Only {paid} yuan came in by these means: it goes back the way it came' },

  InstitutionDoesNotCharge: { zh: '本机构不收费', en: 'This institution does not charge' },
  PriceMissing: { zh: '价目表中没有此体检方案的价格', en: 'The price list has no price for this programme' },
  PayerNotOffered: { zh: '本机构不提供这种付费方式', en: 'The institution does not offer this payer' },
  EvidenceMissing: { zh: '请填写依据（证明材料或原因）', en: 'Name the papers or the reason for it' },
  MeansNotAccepted: { zh: '本机构不接受这种支付方式', en: 'The institution does not accept these means of payment' },
  DeskDoesNotCollect: { zh: '前台不收费，请到收费处', en: 'The front desk takes no money: please go to the cashier' },
  PrintedNumberMissing: { zh: '请填写收据号', en: 'Type the number of the receipt' },
  FeeUnpaid: { zh: '尚有 {due} 元未缴，缴费后再登记到检', en: '{due} yuan are unpaid: the fee comes before the arrival' },
  UnknownCase: { zh: '该机构没有此登记', en: 'The institution has no such case' },
} as const;

export type FeeRefusal = keyof typeof feeRefusals;

export const reject = rejections<FeeRefusal>(feeRefusals);
