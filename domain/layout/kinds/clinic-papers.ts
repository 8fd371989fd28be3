import {
  clinical,
  identity,
  ofCase,
  ofEmployment,
  ofInstitution,
  ofPaper,
  ofPerson,
  ofPersonInFull,
  plain,
  portrait,
  seal,
  type KindDeclaration,
  type ListDeclaration,
} from '../fields.ts';
import { grounds, history, notices, results } from './results.ts';

/** Where the person goes, in walking order: one row for each item. */
const items: ListDeclaration = {
  title: { zh: '检查项目', en: 'Items' },
  fields: {
    order: plain('顺序', 'Order', '1'),
    station: plain('科室', 'Station', '问诊'),
    stationEn: plain('科室（英文）', 'Station (English)', 'Interview'),
    room: plain('房间', 'Room', '101'),
    item: plain('项目', 'Item', '既往病史'),
    itemEn: plain('项目（英文）', 'Item (English)', 'Medical history'),
    preparation: plain('准备', 'Preparation', ''),
    done: plain('已完成', 'Done', ''),
  },
  samples: [
    ['1', '问诊', 'Interview', '101', '既往病史', 'Medical history'],
    ['2', '内科', 'Internal', '102', '心、肺、肝、脾', 'Heart, lungs, liver, spleen'],
    ['3', '皮肤科', 'Skin', '103', '皮肤与手部检查', 'Skin and hands'],
    ['4', '放射科', 'Radiology', '201', '胸部X线（DR）', 'Chest X-ray'],
    ['5', '检验科', 'Laboratory', '105', '丙氨酸氨基转移酶', 'ALT'],
    ['5', '检验科', 'Laboratory', '105', '便培养（痢疾、伤寒）', 'Stool culture'],
  ].map(([order = '', station = '', stationEn = '', room = '', item = '', itemEn = '']) => ({
    order,
    station,
    stationEn,
    room,
    item,
    itemEn,
    ...(item === '丙氨酸氨基转移酶' && { preparation: '空腹' }),
  })),
};

export const guideSheet: KindDeclaration = {
  title: { zh: '体检指引单', en: 'Guide sheet' },
  fields: { ...ofPaper, ...ofInstitution, ...ofPersonInFull, ...ofCase, ...ofEmployment, feeState: plain('缴费状态', 'Fee', '免费') },
  lists: { items, notices },
  pictures: portrait,
  prohibited: ['clinical'],
  needed: ['caseNumber'],
};

export const receipt: KindDeclaration = {
  title: { zh: '登记回执', en: 'Receipt' },
  fields: {
    ...ofPaper,
    ...ofInstitution,
    ...ofPersonInFull,
    ...ofCase,
    employer: ofEmployment.employer!,
    feeState: plain('缴费状态', 'Fee', '已缴费'),
    amount: plain('金额', 'Amount', '¥105.00'),
    amountInWords: plain('金额（大写）', 'Amount in words', '壹佰零伍元整'),
    means: plain('支付方式', 'Means of payment', '现金'),
    receiptNumber: plain('票据号', 'Receipt number', '4172611210001'),
    cashier: plain('收款人', 'Cashier', '示例乙'),
    registeredBy: plain('经办人', 'Registered by', '示例甲'),
    itemList: plain('检查项目', 'Items', '既往病史、内科、皮肤、胸部X线、血液、便培养'),
    progressUrl: plain('进度查询网址', 'Address to follow the progress', 'https://health.example.cn/'),
  },
  lists: { items, notices },
  pictures: seal,
  prohibited: ['clinical'],
  needed: ['caseNumber'],
};

export const specimenLabel: KindDeclaration = {
  title: { zh: '标本标签', en: 'Specimen label' },
  fields: {
    ...ofPaper,
    institution: ofInstitution.institution!,
    ...ofPerson,
    caseNumber: ofCase.caseNumber!,
    specimenNumber: plain('标本号', 'Specimen number', '261121048172011'),
    specimen: plain('标本', 'Specimen', '静脉血'),
    specimenEn: plain('标本（英文）', 'Specimen (English)', 'Blood'),
    itemList: plain('检查项目', 'Items', '丙氨酸氨基转移酶、甲肝抗体、戊肝抗体'),
    collectedAt: plain('采集时间', 'Collected at', '11-21 08:55'),
  },
  lists: {},
  pictures: {},
  prohibited: ['clinical'],
  needed: ['specimenNumber'],
};

export const examinationForm: KindDeclaration = {
  title: { zh: '健康检查表', en: 'Health examination form' },
  fields: {
    ...ofPaper,
    ...ofInstitution,
    ...ofPersonInFull,
    ...ofCase,
    ...ofEmployment,
    formTitle: plain('表名', 'Title', '食品从业人员健康检查表'),
    examinedOn: plain('体检日期', 'Examined on', '2026-11-21'),
    outcome: clinical('结论', 'Conclusion', '待复查'),
    outcomeEn: clinical('结论（英文）', 'Conclusion (English)', 'Recheck'),
    reasons: clinical('结论依据', 'Reasons', '丙氨酸氨基转移酶高于参考范围；甲、戊型肝炎抗体阴性。'),
    reasonsEn: clinical('结论依据（英文）', 'Reasons (English)', 'Alanine aminotransferase is above its range; antibodies are negative.'),
    opinion: clinical('机构意见', "The institution's opinion", '两周后复查丙氨酸氨基转移酶。'),
    concludedBy: plain('主检医师', 'Chief physician', '示例戊'),
    concludedOn: plain('结论日期', 'Concluded on', '2026-11-22'),
    reviewedBy: plain('复核医师', 'Reviewing physician', '示例己'),
    reviewedOn: plain('复核日期', 'Reviewed on', '2026-11-22'),
    certificateNumber: plain('健康证号', 'Certificate number', ''),
    legalBasis: plain('法律依据', 'Legal basis', ''),
    historyBy: plain('问诊医师', 'Interviewed by', '示例甲'),
  },
  lists: { results, history, grounds },
  pictures: { ...portrait, ...seal },
  prohibited: [],
  needed: ['name', 'caseNumber'],
};

/** For a day without the system: numbered, with nothing of a person. */
export const blankForm: KindDeclaration = {
  title: { zh: '空白健康检查表（应急）', en: 'Blank examination form (outage)' },
  fields: {
    ...ofPaper,
    ...ofInstitution,
    formNumber: plain('表号', 'Form number', 'B000000013'),
    formTitle: plain('表名', 'Title', '食品从业人员健康检查表'),
    programme: ofCase.programme!,
    programmeEn: ofCase.programmeEn!,
  },
  lists: {
    results: {
      title: results.title,
      fields: {
        station: results.fields.station!,
        stationEn: results.fields.stationEn!,
        item: results.fields.item!,
        itemEn: results.fields.itemEn!,
        choices: plain('选项', 'Choices', '□ 未见异常 □ 其他＿＿＿＿'),
        range: results.fields.range!,
        unit: results.fields.unit!,
      },
      samples: results.samples.map(({ station = '', item = '' }) => ({ station, item, choices: '□ 未见异常　□ 异常：' })),
    },
    notices,
  },
  pictures: {},
  prohibited: ['identity', 'clinical'],
  needed: ['formNumber'],
};

export const testGrid: KindDeclaration = {
  title: { zh: '打印校准页', en: 'Test grid' },
  fields: {
    ...ofPaper,
    printer: plain('打印机', 'Printer', '前台激光打印机'),
    dx: plain('水平偏移', 'Offset to the right', '0.0'),
    dy: plain('垂直偏移', 'Offset downwards', '0.0'),
    scale: plain('缩放', 'Scale', '100'),
    paper: plain('纸张', 'Paper', '210 × 297'),
  },
  lists: {},
  pictures: {},
  prohibited: ['identity', 'clinical'],
  needed: [],
};

export const card: KindDeclaration = {
  title: { zh: '健康证', en: 'Certificate' },
  fields: {
    title: plain('证件名称', 'Title', '食品从业人员健康证明'),
    titleEn: plain('证件名称（英文）', 'Title (English)', 'HEALTH CERTIFICATE FOR FOOD HANDLERS'),
    ...ofPerson,
    maskedDocument: ofPersonInFull.maskedDocument!,
    category: plain('从业类别', 'Category', '食品'),
    categoryEn: plain('从业类别（英文）', 'Category (English)', 'Food'),
    job: ofCase.job!,
    jobEn: ofCase.jobEn!,
    number: plain('证号', 'Number', '3411 0020 2611 2100 4817'),
    institution: ofInstitution.institution!,
    institutionEn: ofInstitution.institutionEn!,
    institutionTelephone: ofInstitution.institutionTelephone!,
    issuedOn: plain('签发日期', 'Issued on', '2026.11.21'),
    validFrom: plain('有效期起', 'Valid from', '2026.11.21'),
    validUntil: plain('有效期至', 'Valid until', '2027.11.20'),
    validity: plain('有效期', 'Validity', '2026.11.21 – 2027.11.20'),
    employer: identity('用人单位', 'Employer', '示例县示例餐饮有限公司'),
    // As long as the address of a real credential: the sample's code has as many modules as a real one.
    qrUrl: identity('查验二维码', 'Code to verify', `https://health.example.cn/v/q7Zk3vX0aLw9TfRb#${'1234567890'.repeat(74)}`),
  },
  lists: {},
  pictures: { ...portrait, ...seal },
  prohibited: ['clinical'],
  needed: ['name', 'number', 'qrUrl'],
};
