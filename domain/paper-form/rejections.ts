import { rejections } from '@healthcert/domain/kernel';

export const paperFormRefusals = {
  FormNumberMistyped: { zh: '纸质表编号校验不通过，请核对', en: 'The check of the form’s number fails: please compare it' },
  FormUnknown: { zh: '没有编过此号的纸质表', en: 'No form of this number was made' },
  FormOfAnother: { zh: '该纸质表属于另一机构', en: 'The form belongs to another institution' },
  FormOfOtherProgramme: {
    zh: '这张表不是按此方案印制的，请核对表上的方案；确需按此方案登记的，请勾选确认',
    en: 'The form was printed for another programme: compare its heading, or confirm that it is to be registered under this one',
  },
  FormVoided: { zh: '该纸质表已作废', en: 'The form was voided' },
  FormEntered: { zh: '该纸质表已补录，不能重复使用', en: 'The form was entered already' },
  BeforeForm: { zh: '日期早于该纸质表编号之日', en: 'The date lies before the day on which the form was numbered' },
  LaterThanNow: { zh: '日期晚于现在', en: 'The date lies in the future' },
  TooLongAgo: { zh: '超过补录期限（{days} 天），不能补录', en: 'Forms are entered within {days} days' },
} as const;

export type PaperFormRefusal = keyof typeof paperFormRefusals;

export const reject = rejections<PaperFormRefusal>(paperFormRefusals);
