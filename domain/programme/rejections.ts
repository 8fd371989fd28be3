import { rejections, type Text } from '@healthcert/domain/kernel';

/** What a version may not be. */
const problems = {
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
} satisfies Record<string, Text>;

const refusals = {
  ...problems,
  VersionNotNext: { zh: '版本号应为{expected}', en: 'The version must be {expected}' },
  ValidFromGoesBack: { zh: '生效日期早于上一版本（{previous}）', en: 'It takes effect before the version it follows ({previous})' },
  ValidFromPast: { zh: '生效日期不得早于今天（{today}）', en: 'It may not take effect before today ({today})' },
  NoSuchProgramme: { zh: '没有这个体检方案', en: 'There is no such programme' },
  ChangedByProposal: {
    zh: '方案已设立，修订须先提出、再由他人审定',
    en: 'The programme stands: its next version is proposed, and confirmed by somebody else',
  },
  NothingChanged: { zh: '与上一版本没有差别', en: 'It does not differ from the last version' },
} satisfies Record<string, Text>;

export type ProgrammeProblemCode = keyof typeof problems;

/** A problem in words. */
export const programmeProblemText = (code: ProgrammeProblemCode, name: string): Text => ({
  zh: problems[code].zh.replace('{name}', name),
  en: problems[code].en.replace('{name}', name),
});

export const reject = rejections(refusals);
