import { layoutSchema, type ElementInput, type Layout } from '../layout.ts';
import { barcode, cell, field, foot, grey, label, line, rectangle, section } from './parts.ts';

const left = 12;
const width = 186;
const row = 8.4;
const top = 34;

const onFirst = (elements: readonly ElementInput[]): ElementInput[] => elements.map((element) => ({ ...element, on: 'first' as const }));

const person = onFirst([
  ...cell(['姓名', 'Name'], 'name', [left, top, 62, row], 18, { size: 4.2, weight: 'bold' }),
  ...cell(['性别', 'Sex'], 'sex', [left + 62, top, 46, row], 18, { english: 'sexEn' }),
  ...cell(['年龄', 'Age'], 'age', [left + 108, top, 46, row], 18, { pattern: '{} 岁' }),
  ...cell(['出生日期', 'Date of birth'], 'birthDate', [left, top + row, 62, row]),
  ...cell(['民族', 'Ethnicity'], 'ethnicGroup', [left + 62, top + row, 46, row], 18, { english: 'ethnicGroupEn' }),
  ...cell(['文化程度', 'Education'], 'education', [left + 108, top + row, 46, row], 18, { english: 'educationEn' }),
  ...cell(['证件号码', 'ID document'], 'documentNumber', [left, top + 2 * row, 108, row], 18, { size: 3.6, spacing: 0.04 }),
  ...cell(['联系电话', 'Telephone'], 'phone', [left + 108, top + 2 * row, 46, row]),
  ...cell(['用人单位', 'Employer'], 'employer', [left, top + 3 * row, 108, row]),
  ...cell(['单位性质', 'Kind'], 'employerType', [left + 108, top + 3 * row, 46, row], 18, { english: 'employerTypeEn' }),
  ...cell(['单位地址', 'Address'], 'employerAddress', [left, top + 4 * row, 108, row]),
  ...cell(['行业', 'Industry'], 'industry', [left + 108, top + 4 * row, 78, row], 18, { english: 'industryEn' }),
  ...cell(['工种', 'Job'], 'job', [left, top + 5 * row, 108, row], 18, { english: 'jobEn' }),
  ...cell(['从业年限', 'Years'], 'yearsOfService', [left + 108, top + 5 * row, 78, row], 18, { pattern: '{} 年' }),
  rectangle(left + 154, top, 32, 4 * row),
  { kind: 'portrait', box: { x: left + 157.3, y: top + 0.8, width: 25.4, height: 4 * row - 1.6 } },
]);

const signed = (zh: string, en: string, by: string, on: string, y: number) => [
  label(zh, en, 2, y, 22, 7.2, { size: 2.9, arrange: 'beneath' }),
  field(by, 24, y, 44, 7, { size: 3.6, weight: 'medium' }),
  line(24, y + 7, 44),
  label('日期', 'Date', 74, y, 14, 7.2, { size: 2.9, arrange: 'beneath' }),
  field(on, 88, y, 44, 7, { size: 3.3 }),
  line(88, y + 7, 44),
];

/** 健康检查表, A4: number, date, portrait and person; history; each section's findings with the examiner's name; the conclusion. */
export const defaultExaminationForm: Layout = layoutSchema.parse({
  kind: 'examinationForm',
  paper: { width: 210, height: 297 },
  pages: [
    {
      elements: [
        field('institution', left, 9, 110, 4.4, { size: 3.4, colour: grey }),
        field('formTitle', left, 14.2, 118, 8.4, { size: 7, weight: 'bold', spacing: 0.06 }),
        label('Health examination form', '', left, 23.4, 118, 3.4, { size: 2.6 }),
        label('体检日期', 'Examined on', left, 27.6, 30, 4.2, { size: 2.9 }),
        field('examinedOn', left + 31, 27.6, 34, 4.2, { size: 3.3, weight: 'medium' }),
        label('编号', 'No.', left + 70, 27.6, 14, 4.2, { size: 2.9 }),
        field('caseNumber', left + 84, 27.6, 40, 4.2, { size: 3.3, weight: 'medium' }),
        barcode('caseNumber', 150.7, 9, 51.5, 18),
        ...person,
        // On later pages whose it is, and no more.
        label('姓名', 'Name', left, 35, 15, 5, { on: 'later' }),
        field('name', left + 15, 35, 60, 5, { size: 4, weight: 'bold', on: 'later' }),
        field('maskedDocument', left + 80, 35, 60, 5, { on: 'later' }),
        {
          kind: 'flow',
          box: { x: left, y: top + 6 * row + 3, width, height: 196 },
          laterY: top + 9,
          blocks: [
            { kind: 'group', height: 5.2, elements: section('既往病史', 'Medical history', width) },
            {
              kind: 'rows',
              list: 'history',
              size: 3,
              rowHeight: 5.4,
              head: { height: 6.4, size: 2.3, fill: '#eef2f5' },
              columns: [
                { width: 92, title: { zh: '病名', en: 'Disease' }, field: 'disease', english: 'diseaseEn', lines: 2 },
                { width: 18, title: { zh: '有无', en: 'Had' }, field: 'had', english: 'hadEn', align: 'center', weight: 'medium' },
                { width: 22, title: { zh: '患病时间', en: 'When' }, field: 'since', align: 'center' },
                { width: 54, title: { zh: '说明', en: 'Remark' }, field: 'remark', english: 'remarkWordsEn', lines: 20 },
              ],
            },
            { kind: 'group', gap: 2.6, height: 5.2, elements: section('检查结果', 'Results', width) },
            {
              kind: 'rows',
              list: 'results',
              size: 3,
              rowHeight: 5.4,
              head: { height: 6.6, size: 2.3, fill: '#eef2f5' },
              columns: [
                {
                  width: 23,
                  title: { zh: '科室', en: 'Station' },
                  field: 'station',
                  english: 'stationEn',
                  align: 'center',
                  weight: 'medium',
                  lines: 2,
                  merge: true,
                },
                { width: 50, title: { zh: '项目', en: 'Item' }, field: 'item', english: 'itemEn', lines: 4 },
                {
                  width: 54,
                  title: { zh: '结果', en: 'Result' },
                  field: 'found',
                  english: 'foundWordsEn',
                  lines: 40,
                  boldWhen: 'abnormal',
                },
                { width: 6, field: 'arrow', align: 'center', weight: 'bold' },
                { width: 20, title: { zh: '参考范围', en: 'Range' }, field: 'range', align: 'center', lines: 2 },
                { width: 12, title: { zh: '单位', en: 'Unit' }, field: 'unit', align: 'center', size: 2.6 },
                { width: 21, title: { zh: '检查者', en: 'Examiner' }, field: 'performer', align: 'center', lines: 2, merge: true },
              ],
            },
            {
              kind: 'group',
              gap: 2.6,
              height: 13.4,
              withNext: true,
              elements: [
                ...section('结论', 'Conclusion', width),
                rectangle(0, 5.2, width, 8.2),
                label('主检结论', 'Conclusion', 0.9, 6, 22, 6.6, { size: 2.9, arrange: 'beneath' }),
                field('outcome', 24.9, 6, 110, 6.6, { size: 5, weight: 'bold', english: 'outcomeEn' }),
              ],
            },
            {
              kind: 'rows',
              list: 'grounds',
              size: 3,
              rowHeight: 6.6,
              withNext: true,
              columns: [
                { width: 24, field: 'of', english: 'ofEn', lines: 2 },
                { width: 162, field: 'text', english: 'wordsEn', lines: 40 },
              ],
            },
            {
              kind: 'group',
              height: 38,
              elements: [
                rectangle(0, 0, width, 38),
                ...signed('主检医师', 'Chief physician', 'concludedBy', 'concludedOn', 9),
                ...signed('复核医师', 'Reviewed by', 'reviewedBy', 'reviewedOn', 21),
                { kind: 'image', picture: 'seal', box: { x: 145, y: 1, width: 36, height: 36 } },
              ],
            },
          ],
        },
        ...foot(left, 288.4, width, '↑ 高于参考范围 above range　↓ 低于参考范围 below range'),
      ],
    },
  ],
});
