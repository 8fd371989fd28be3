import type { Text } from '@healthcert/domain/kernel';

type Words = Readonly<Record<string, Text>>;

const stations: Words = {
  interview: { zh: '问诊', en: 'Interview' },
  internal: { zh: '内科', en: 'Internal' },
  skin: { zh: '皮肤科', en: 'Skin' },
  radiology: { zh: '放射科', en: 'Radiology' },
  laboratory: { zh: '检验科', en: 'Laboratory' },
};

const outcomes: Words = {
  fit: { zh: '合格', en: 'Fit' },
  recheck: { zh: '待复查', en: 'Recheck' },
  unfit: { zh: '不合格', en: 'Unfit' },
  incomplete: { zh: '未完成', en: 'Incomplete' },
};

const documentTypes: Words = {
  idCard: { zh: '居民身份证', en: 'Identity card' },
  residencePermit: { zh: '港澳台居民居住证', en: 'Residence permit' },
  hongKongMacaoPass: { zh: '港澳居民来往内地通行证', en: 'Hong Kong and Macao pass' },
  taiwanPass: { zh: '台湾居民来往大陆通行证', en: 'Taiwan pass' },
  permanentResidence: { zh: '外国人永久居留身份证', en: 'Permanent residence' },
  passport: { zh: '护照', en: 'Passport' },
};

const specimens: Words = { blood: { zh: '静脉血', en: 'Blood' }, stool: { zh: '粪便', en: 'Stool' } };

/** Why an item has no result. */
const itemStates: Words = {
  refused: { zh: '拒检', en: 'Declined' },
  deferred: { zh: '延期', en: 'Deferred' },
};

const feeStates: Words = {
  publiclyFunded: { zh: '免费（财政保障）', en: 'Publicly funded' },
  unpaid: { zh: '未缴费', en: 'Unpaid' },
  paid: { zh: '已缴费', en: 'Paid' },
  employerPays: { zh: '单位结算', en: 'Employer pays' },
  waived: { zh: '减免', en: 'Waived' },
  refundDue: { zh: '待退费', en: 'Refund due' },
  refunded: { zh: '已退费', en: 'Refunded' },
  nothingDue: { zh: '无需缴费', en: 'Nothing due' },
};

const paymentMeans: Words = {
  cash: { zh: '现金', en: 'Cash' },
  wechat: { zh: '微信', en: 'WeChat Pay' },
  alipay: { zh: '支付宝', en: 'Alipay' },
  unionpay: { zh: '云闪付', en: 'UnionPay' },
  card: { zh: '银行卡', en: 'Card' },
  insurance: { zh: '医保个人账户', en: 'Insurance account' },
};

/** A code without words of its own is printed as it is: nothing is left out in silence. */
const wordsOf =
  (words: Words) =>
  (code: string): Text =>
    words[code] ?? { zh: code, en: code };

const movementKinds: Words = {
  payment: { zh: '收费', en: 'Payment' },
  reversal: { zh: '冲正', en: 'Reversal' },
  refund: { zh: '退费', en: 'Refund' },
};

const differenceReasons: Words = {
  changeError: { zh: '找零差错', en: 'Wrong change' },
  countingError: { zh: '点钞差错', en: 'Counted wrongly' },
  counterfeit: { zh: '收到假币', en: 'Counterfeit money' },
  unrecorded: { zh: '漏记或错记', en: 'Not or wrongly recorded' },
  other: { zh: '其他', en: 'Other' },
};

export const stationWords = wordsOf(stations);
export const outcomeWords = wordsOf(outcomes);
export const documentTypeWords = wordsOf(documentTypes);
export const specimenWords = wordsOf(specimens);
export const itemStateWords = wordsOf(itemStates);
export const feeStateWords = wordsOf(feeStates);
export const paymentMeansWords = wordsOf(paymentMeans);
export const movementKindWords = wordsOf(movementKinds);
export const differenceReasonWords = wordsOf(differenceReasons);
