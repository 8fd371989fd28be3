import { clinical, plain, type ListDeclaration } from '../fields.ts';

const english: Readonly<Record<string, string>> = {
  未见异常: 'Nothing abnormal',
  未触及肿大: 'Not enlarged',
  呼吸音清: 'Clear breath sounds',
  心肺膈未见异常: 'Heart, lungs and diaphragm normal',
  阴性: 'Negative',
  未检出: 'Not detected',
  无: 'No',
};

const row = (station: string, item: string, found: string, more: Readonly<Record<string, string>> = {}) => ({
  station,
  item,
  found,
  foundEn: english[found] ?? found,
  foundWordsEn: english[found] ?? '',
  performer: '示例甲',
  performedOn: '2026-11-21',
  ...more,
});

/** The examined items in the order of the stations: one row for each finding's item and one for each measured value. */
export const results: ListDeclaration = {
  title: { zh: '检查结果', en: 'Results' },
  fields: {
    station: plain('科室', 'Station', '内科'),
    stationEn: plain('科室（英文）', 'Station (English)', 'Internal'),
    item: plain('项目', 'Item', '心'),
    itemEn: plain('项目（英文）', 'Item (English)', 'Heart'),
    found: clinical('结果', 'Result', '未见异常'),
    foundEn: clinical('结果（英文）', 'Result (English)', 'Nothing abnormal'),
    foundWordsEn: clinical('结果（英文，不含手写内容）', 'Result (English, less free text)', 'Nothing abnormal'),
    range: plain('参考范围', 'Reference range', '9–50'),
    unit: plain('单位', 'Unit', 'U/L'),
    arrow: clinical('高低', 'High or low', '↑'),
    abnormal: clinical('异常', 'Abnormal', '异常'),
    method: plain('方法', 'Method', ''),
    performer: plain('检查者', 'Examiner', '示例甲'),
    performedOn: plain('检查日期', 'Examined on', '2026-11-21'),
  },
  samples: [
    row('内科', '心', '未见异常'),
    row('内科', '肝', '未触及肿大'),
    row('内科', '脾', '未触及肿大'),
    row('内科', '肺', '呼吸音清'),
    row('皮肤科', '皮肤（手癣、指甲癣、手部湿疹、银屑病、渗出性、化脓性）', '未见异常', { performer: '示例乙' }),
    row('放射科', '胸部X线（DR）', '心肺膈未见异常', { performer: '示例丙' }),
    row('检验科', '丙氨酸氨基转移酶（ALT）', '63', { range: '7–40', unit: 'U/L', arrow: '↑', abnormal: '异常', performer: '示例丁' }),
    row('检验科', '甲型肝炎抗体（HAV-IgM）', '阴性', { performer: '示例丁' }),
    row('检验科', '戊型肝炎抗体（HEV-IgM）', '阴性', { performer: '示例丁' }),
    row('检验科', '痢疾杆菌培养', '未检出', { performer: '示例丁' }),
    row('检验科', '伤寒、副伤寒杆菌培养', '未检出', { performer: '示例丁' }),
  ],
};

/** Illnesses that the person has had, as told at the interview. */
export const history: ListDeclaration = {
  title: { zh: '既往病史', en: 'Medical history' },
  fields: {
    disease: clinical('病名', 'Disease', '甲型、戊型肝炎'),
    diseaseEn: clinical('病名（英文）', 'Disease (English)', 'Hepatitis A or E'),
    had: clinical('有无', 'Had', '无'),
    hadEn: clinical('有无（英文）', 'Had (English)', 'No'),
    since: clinical('患病时间', 'When', ''),
    remark: clinical('说明', 'Remark', ''),
    remarkEn: clinical('说明（英文）', 'Remark (English)', ''),
    remarkWordsEn: clinical('说明（英文，不含手写内容）', 'Remark (English, less free text)', ''),
  },
  samples: [
    ['甲型、戊型肝炎', 'Hepatitis A or E'],
    ['痢疾', 'Dysentery'],
    ['伤寒、副伤寒', 'Typhoid or paratyphoid'],
    ['肺结核', 'Pulmonary tuberculosis'],
    ['皮肤病', 'Skin disease'],
    ['其他', 'Other'],
  ].map(([disease = '', diseaseEn = '']) => ({ disease, diseaseEn, had: '无', hadEn: 'No' })),
};

/** What the conclusion rests on, and what the institution says: a row each, as long as it needs. */
export const grounds: ListDeclaration = {
  title: { zh: '结论依据与意见', en: 'Grounds of the conclusion' },
  fields: {
    of: plain('名称', 'Of', '结论依据'),
    ofEn: plain('名称（英文）', 'Of (English)', 'Reasons'),
    text: clinical('内容', 'Text', '丙氨酸氨基转移酶高于参考范围'),
    textEn: clinical('内容（英文）', 'Text (English)', 'Alanine aminotransferase is above its range'),
    wordsEn: clinical('内容（英文，不含手写内容）', 'Text (English, less free text)', 'Alanine aminotransferase is above its range'),
  },
  samples: [
    {
      of: '结论依据',
      ofEn: 'Reasons',
      text: '丙氨酸氨基转移酶高于参考范围；甲、戊型肝炎抗体阴性',
      textEn: 'Alanine aminotransferase is above its range; antibodies of hepatitis A and E are negative',
      wordsEn: 'Alanine aminotransferase is above its range; antibodies of hepatitis A and E are negative',
    },
    { of: '机构意见', ofEn: 'Opinion', text: '两周后复查丙氨酸氨基转移酶。', textEn: '两周后复查丙氨酸氨基转移酶。' },
  ],
};

export const notices: ListDeclaration = {
  title: { zh: '须知', en: 'Notices' },
  fields: { text: plain('内容', 'Text', '请空腹采血。'), textEn: plain('内容（英文）', 'Text (English)', 'Fast before blood is drawn.') },
  samples: [
    { text: '采血前请保持空腹；采血后按压5分钟。', textEn: 'Fast before blood is drawn; press for five minutes after.' },
    { text: '怀孕或可能怀孕者请在拍片前告知医生。', textEn: 'Tell the doctor before the X-ray if you are or may be pregnant.' },
    { text: '全部检查完毕后请将本单交回前台。', textEn: 'Hand this sheet in at the front desk when all is done.' },
  ],
};
