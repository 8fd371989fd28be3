import type { ProgrammeItem } from '../programme.ts';
import type { ResultField } from '../result-field.ts';
import * as findings from './findings.ts';

/** LOINC codes as read on loinc.org; items without one have none that fits their specimen and method. */
const history: ProgrammeItem = {
  code: 'history',
  name: { zh: '既往史与现症问诊', en: 'History and present symptoms' },
  station: 'interview',
  need: 'required',
  findings: findings.historyFindings,
  fields: [],
};

const heart: ProgrammeItem = {
  code: 'heart',
  name: { zh: '心', en: 'Heart' },
  station: 'internal',
  need: 'required',
  findings: findings.heartFindings,
  fields: [],
};

const lung: ProgrammeItem = {
  code: 'lung',
  name: { zh: '肺', en: 'Lung' },
  station: 'internal',
  need: 'required',
  findings: findings.lungFindings,
  fields: [],
};

const liver: ProgrammeItem = {
  code: 'liver',
  name: { zh: '肝', en: 'Liver' },
  station: 'internal',
  need: 'required',
  findings: findings.liverFindings,
  fields: [],
};

const spleen: ProgrammeItem = {
  code: 'spleen',
  name: { zh: '脾', en: 'Spleen' },
  station: 'internal',
  need: 'required',
  findings: findings.spleenFindings,
  fields: [],
};

const skin: ProgrammeItem = {
  code: 'skin',
  name: { zh: '皮肤与手部', en: 'Skin and hands' },
  station: 'skin',
  need: 'required',
  findings: findings.skinFindings,
  fields: [],
};

/** By film or by fluoroscopy: whoever reads the result must know which, for fluoroscopy leaves no picture to look at again. */
const radiographicMethod: ResultField = {
  code: 'method',
  name: { zh: '检查方法', en: 'Method' },
  kind: 'choice',
  unit: '',
  ranges: [],
  choices: [
    { code: 'film', name: { zh: '摄片', en: 'Film' }, normal: true, also: ['DR', 'CR', '胸片', '拍片', '摄影'] },
    { code: 'fluoroscopy', name: { zh: '透视', en: 'Fluoroscopy' }, normal: true, also: ['胸透', 'X线透视'] },
  ],
  normal: 'film',
  optional: true,
};

const words = (code: string, zh: string, en: string): ResultField => ({
  code,
  name: { zh, en },
  kind: 'text',
  unit: '',
  ranges: [],
  optional: true,
});

const chestXray: ProgrammeItem = {
  code: 'chestXray',
  name: { zh: '胸部X线', en: 'Chest X-ray' },
  station: 'radiology',
  need: 'required',
  loinc: '24648-8',
  findings: findings.chestFindings,
  fields: [radiographicMethod, words('impression', '影像印象', 'Impression'), words('filmNumber', '片号', 'Film number')],
};

const shigella: ProgrammeItem = {
  code: 'shigella',
  name: { zh: '痢疾杆菌培养', en: 'Shigella culture' },
  station: 'laboratory',
  need: 'required',
  specimen: 'stool',
  loinc: '88586-3',
  findings: findings.shigellaFindings,
  fields: [],
};

const salmonella: ProgrammeItem = {
  code: 'salmonella',
  name: { zh: '伤寒、副伤寒沙门菌培养', en: 'Salmonella culture' },
  station: 'laboratory',
  need: 'required',
  specimen: 'stool',
  loinc: '20955-1',
  findings: findings.salmonellaFindings,
  fields: [],
};

/** Reference ranges: WS/T 404.1-2012, without pyridoxal phosphate; a laboratory may publish its own. */
const alt: ProgrammeItem = {
  code: 'alt',
  name: { zh: '丙氨酸氨基转移酶', en: 'Alanine aminotransferase' },
  station: 'laboratory',
  need: 'required',
  specimen: 'blood',
  findings: [],
  fields: [
    {
      code: 'alt',
      name: { zh: '谷丙转氨酶', en: 'ALT' },
      unit: 'U/L',
      loinc: '1744-2',
      ranges: [
        { sex: 'male', low: 9, high: 50 },
        { sex: 'female', low: 7, high: 40 },
      ],
    },
  ],
};

const havIgm: ProgrammeItem = {
  code: 'havIgm',
  name: { zh: '甲型肝炎病毒IgM抗体', en: 'Hepatitis A virus IgM antibody' },
  station: 'laboratory',
  need: 'onDemand',
  specimen: 'blood',
  loinc: '13950-1',
  findings: findings.antibodyFindings('hepatitisA'),
  fields: [],
};

const hevIgm: ProgrammeItem = {
  code: 'hevIgm',
  name: { zh: '戊型肝炎病毒IgM抗体', en: 'Hepatitis E virus IgM antibody' },
  station: 'laboratory',
  need: 'onDemand',
  specimen: 'blood',
  loinc: '14212-5',
  findings: findings.antibodyFindings('hepatitisE'),
  fields: [],
};

/** Only for food, by season or local order. */
export const vibrio: ProgrammeItem = {
  code: 'vibrioCholerae',
  name: { zh: '霍乱弧菌培养', en: 'Vibrio cholerae culture' },
  station: 'laboratory',
  need: 'onDemand',
  specimen: 'stool',
  loinc: '6579-7',
  findings: findings.vibrioFindings,
  fields: [],
};

const amoeba: ProgrammeItem = {
  code: 'amoeba',
  name: { zh: '阿米巴镜检', en: 'Amoeba, stool microscopy' },
  station: 'laboratory',
  need: 'onDemand',
  specimen: 'stool',
  findings: findings.amoebaFindings,
  fields: [],
};

/** In the order in which a person passes the stations. */
export const commonItems: readonly ProgrammeItem[] = [
  history,
  heart,
  lung,
  liver,
  spleen,
  skin,
  alt,
  shigella,
  salmonella,
  chestXray,
  havIgm,
  hevIgm,
  amoeba,
];
