import { caseRefusals } from '@healthcert/domain/case';
import type { Text } from '@healthcert/domain/kernel';

const texts = {
  ColumnTwice: { zh: '有两列都是“{what}”，请只留一列', en: 'Two columns are both "{what}": leave one' },
  WhoseColumnMissing: {
    zh: '没有体检号、标本号或证件号码的列，无法知道结果是谁的；请在列名上选择',
    en: 'No column holds a case, specimen or document number, so it is not known whose results these are: choose one above',
  },
  ResultColumnMissing: { zh: '没有一列是结果；请在列名上选择', en: 'No column holds a result: choose one above' },
  WhoseMissing: { zh: '没有填写是谁的', en: 'It is not said whose this is' },
  CaseUnknown: { zh: '本机构没有此体检号的人', en: 'Nobody here has this case number' },
  NotACaseNumber: { zh: '不是体检号（12位数字）', en: 'This is no case number (12 digits)' },
  SpecimenUnknown: { zh: '本机构没有此标本号', en: 'There is no such specimen here' },
  SpecimenMisread: { zh: '标本号的校验位不符，请重新扫描', en: 'The check digit of the specimen number is wrong: scan it again' },
  SpecimenUnusable: { zh: '该标本已拒收或已废弃', en: 'The specimen was rejected or discarded' },
  NotOfSpecimen: { zh: '“{what}”不用此标本检验', en: '"{what}" is not tested in this specimen' },
  DocumentUnknown: { zh: '本机构没有此证件号码的在检人员', en: 'Nobody with this document is being examined here' },
  DocumentAmbiguous: {
    zh: '此证件号码在检的登记不止一份，请改用体检号',
    en: 'More than one case is open for this document: use the case number',
  },
  OtherPersons: {
    zh: '这一行的号码属于不同的人（{one}、{other}）',
    en: 'The numbers in this row belong to different people ({one}, {other})',
  },
  NameDiffers: {
    zh: '姓名与此号码的人不一致，可能是他人的标本',
    en: 'The name is not that of this number’s person: it may be another’s specimen',
  },
  RowRepeated: { zh: '与第 {line} 行是同一人的同一项目', en: 'The same item of the same person as in row {line}' },
  NotATime: { zh: '不是日期或时间', en: 'This is no date or time' },
  NothingEntered: { zh: '没有结果', en: 'No result' },
  SiteUnsaid: { zh: '“{what}”须注明部位，如：手癣(右手)', en: '"{what}" needs a site, as in "Tinea manus (right hand)"' },
  FindingUnknown: { zh: '{what}：没有“{words}”这一所见', en: '{what} has no finding "{words}"' },
} satisfies Record<string, Text>;

export type PreviewProblem = keyof typeof texts;

const fill = ({ zh, en }: Text, values: Readonly<Record<string, string | Text>>): Text => {
  const into = (text: string, language: keyof Text): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'string' ? value : value[language];
    });
  return { zh: into(zh, 'zh'), en: into(en, 'en') };
};

/** What somebody is told of a row or a column. */
export const said = (problem: PreviewProblem, values: Readonly<Record<string, string | Text>> = {}): Text => fill(texts[problem], values);

/** A refusal of a case's rules, with the field's name instead of its code. */
export const saidOfField = (code: keyof typeof caseRefusals, name: Text): Text => fill(caseRefusals[code], { field: name });
