import { rejections } from '@healthcert/domain/kernel';

const texts = {
  VersionNotNext: { zh: '版本号应为{expected}', en: 'The version must be {expected}' },
  ValidFromGoesBack: { zh: '生效日期早于上一版本（{previous}）', en: 'It takes effect before the version it follows ({previous})' },
  ProhibitedTest: {
    zh: '项目“{name}”涉及乙肝检测，人社部发〔2010〕12号禁止',
    en: 'Item "{name}" concerns hepatitis B, which may not be tested (人社部发〔2010〕12号)',
  },
  CodeRepeated: { zh: '代码“{name}”重复', en: 'The code "{name}" is used twice' },
  NothingRequired: { zh: '“{name}”没有必检项目', en: '"{name}" requires no item' },
  NothingToRecord: { zh: '项目“{name}”既无所见选项也无数值', en: 'Item "{name}" has neither findings nor values' },
  NoAllClear: { zh: '项目“{name}”没有正常选项', en: 'Item "{name}" has no normal finding' },
  WithoutRule: { zh: '“{name}”没有判定规则', en: 'No rule says what "{name}" leads to' },
  UnknownReference: { zh: '“{name}”不存在', en: 'There is no "{name}"' },
  WaitsForItself: { zh: '项目“{name}”不能以自身作为加查项目', en: 'Item "{name}" cannot be its own further item' },
};

export type ProgrammeRejectionCode = keyof typeof texts;

export const reject = rejections(texts);
