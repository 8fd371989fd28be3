import { rejections, type Text } from '@healthcert/domain/kernel';

const problems = {
  Malformed: { zh: '版式不完整或不符合要求：{name}', en: 'This is no whole layout: {name}' },
  OutsidePage: { zh: '超出页面：{name}（毫米）', en: 'Lies outside its page: {name} (mm)' },
  UnknownField: { zh: '没有字段“{name}”', en: 'There is no field "{name}"' },
  ProhibitedField: { zh: '字段“{name}”不得出现在此单据上', en: 'The field "{name}" must not stand on this paper' },
  UnknownList: { zh: '没有列表“{name}”', en: 'There is no list "{name}"' },
  UnknownPicture: { zh: '没有图片“{name}”', en: 'There is no picture "{name}"' },
  PictureUnclear: { zh: '图片须且只能选择一个来源', en: 'A picture comes from one place: a name or its data' },
  QrTooSmall: { zh: '二维码过小，手机难以识读：至少 {name} 毫米', en: 'The QR code is too fine for phones: at least {name} mm' },
  BarcodeTooSmall: { zh: '条码过窄，扫描枪难以识读：至少 {name} 毫米', en: 'The barcode is too fine for scanners: at least {name} mm' },
  ColumnsTooWide: { zh: '各列合计 {name} 毫米，超出版面', en: 'The columns are {name} mm wide together, more than there is' },
  FlowTwice: { zh: '一页只能有一个续页区', en: 'A page has one flow at most' },
  NeededMissing: { zh: '缺少必需字段“{name}”', en: 'The field "{name}" is missing, and the paper needs it' },
  TextTooSmall: { zh: '字高 {name} 毫米，可能看不清', en: 'Text of {name} mm may not be legible' },
} satisfies Record<string, Text>;

const refusals = {
  ...problems,
  KindDiffers: { zh: '版式种类与所在位置不符', en: 'The layout is of another kind than its place' },
  OfNoProgramme: {
    zh: '此类单据不分体检方案，请按机构设计',
    en: 'This paper is the same for every programme: design it for the institution',
  },
  NoDraft: { zh: '没有可发布的草稿', en: 'There is no draft to publish' },
  NothingChanged: { zh: '草稿与当前版本相同', en: 'The draft is the same as the version in use' },
  VersionUnknown: { zh: '没有第{version}版', en: 'There is no version {version}' },
  NothingPublished: { zh: '尚未发布任何版本', en: 'No version is published' },
} satisfies Record<string, Text>;

export type LayoutProblemCode = keyof typeof problems;

const fill = (text: string, name: string): string => text.replace('{name}', name);

/** A problem in words. */
export const problemText = (code: LayoutProblemCode, name: string): Text => ({
  zh: fill(problems[code].zh, name),
  en: fill(problems[code].en, name),
});

export const reject = rejections(refusals);
