import { rejections } from '@healthcert/domain/kernel';

export const registerRefusals = {
  EntryExists: { zh: '代码“{code}”已存在', en: 'There is an entry "{code}" already' },
  EntryUnknown: { zh: '没有代码为“{code}”的条目', en: 'There is no entry "{code}"' },
  EntryIsRetired: { zh: '“{code}”已停用，请先恢复', en: '"{code}" is retired: restore it first' },
  ValueTaken: { zh: '“{value}”已用于条目“{code}”', en: '"{value}" is taken by the entry "{code}"' },
  ParentUnknown: { zh: '没有上级条目“{code}”', en: 'There is no entry "{code}" to stand below' },
  BelowItself: { zh: '条目不能移到自身之下', en: 'An entry cannot be moved below itself' },
  NoTree: { zh: '此列表不分级', en: 'This list has no levels' },
  HasEntriesBelow: { zh: '“{code}”之下还有在用的条目', en: 'There are entries in use below "{code}"' },
  ChangedMeanwhile: {
    zh: '他人刚刚修改了“{code}”，请查看后再保存',
    en: 'Someone else has just changed "{code}": look at it and save again',
  },
  ProhibitedTest: {
    zh: '涉及乙肝检测，人社部发〔2010〕12号禁止',
    en: 'This concerns hepatitis B, which may be neither tested nor asked for (人社部发〔2010〕12号)',
  },
  InstitutionMissing: { zh: '请先选择机构', en: 'Choose the institution first' },
  InstitutionUnknown: { zh: '机构不存在', en: 'There is no such institution' },
} as const;

export const reject = rejections(registerRefusals);
