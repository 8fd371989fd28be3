import { layoutSchema, type Layout } from '../layout.ts';
import { barcode, cell, field, foot, grey, label, line, rectangle, section } from './parts.ts';

const left = 12;
const width = 186;
const row = 9;
const top = 34;

/** A row of squares to write one character in each. */
const squares = (x: number, y: number, count: number, side: number) =>
  Array.from({ length: count }, (_, n) => rectangle(x + n * side, y, side, side + 0.6, { stroke: '#8a97a3', thickness: 0.1 }));

/** 空白健康检查表, A4: printed in advance for a day without the system; its number leads the later entry to the paper. */
export const defaultBlankForm: Layout = layoutSchema.parse({
  kind: 'blankForm',
  paper: { width: 210, height: 297 },
  pages: [
    {
      elements: [
        field('institution', left, 9, 110, 4.4, { size: 3.4, colour: grey }),
        field('formTitle', left, 14.2, 118, 8.4, { size: 7, weight: 'bold', spacing: 0.06 }),
        label('应急空白表 · 系统恢复后补录', 'For an outage; entered later', left, 23.6, 118, 4.6, { size: 3 }),
        label('体检日期', 'Date', left, 29, 22, 4, { size: 2.7 }),
        ...['年', '月', '日'].flatMap((unit, n) => [
          line(left + 23 + n * 17, 33, 12),
          label(unit, '', left + 35.4 + n * 17, 29, 4, 4, { size: 2.9 }),
        ]),
        barcode('formNumber', 141.4, 9, 60.8, 18),
        ...cell(['姓名', 'Name'], null, [left, top, 62, row]),
        ...cell(['性别', 'Sex'], null, [left + 62, top, 46, row]),
        label('□ 男 M　□ 女 F', '', left + 82, top, 26, row, { size: 3, colour: '#17212b' }),
        ...cell(['年龄', 'Age'], null, [left + 108, top, 46, row]),
        ...cell(['证件号码', 'ID document'], null, [left, top + row, 154, row]),
        ...squares(left + 20, top + row + 1.2, 18, 6),
        ...cell(['民族', 'Ethnicity'], null, [left, top + 2 * row, 62, row]),
        ...cell(['文化程度', 'Education'], null, [left + 62, top + 2 * row, 46, row]),
        ...cell(['联系电话', 'Telephone'], null, [left + 108, top + 2 * row, 46, row]),
        ...cell(['用人单位', 'Employer'], null, [left, top + 3 * row, 154, row]),
        ...cell(['行业', 'Industry'], null, [left, top + 4 * row, 62, row]),
        ...cell(['工种', 'Job'], null, [left + 62, top + 4 * row, 78, row]),
        ...cell(['从业年限', 'Years'], null, [left + 140, top + 4 * row, 46, row]),
        rectangle(left + 154, top, 32, 4 * row),
        label('贴照片处', 'Portrait', left + 154, top, 32, 4 * row, { align: 'center', arrange: 'beneath', colour: '#8a97a3' }),
        {
          kind: 'flow',
          box: { x: left, y: top + 5 * row + 3, width, height: 203 },
          blocks: [
            {
              kind: 'group',
              height: 17,
              elements: [
                ...section('既往病史（在方框内打√并写明时间）', 'Medical history: tick, and say when', width),
                ...['病毒性肝炎', '痢疾', '伤寒', '肺结核', '皮肤病', '其他'].flatMap((disease, n) => [
                  label(`□ ${disease}`, '', (n % 3) * 62, 5.6 + Math.floor(n / 3) * 5.6, 24, 5, { size: 3, colour: '#17212b' }),
                  line((n % 3) * 62 + 24, 10.2 + Math.floor(n / 3) * 5.6, 34, 0.1, '#6b7782'),
                ]),
              ],
            },
            { kind: 'group', gap: 1, height: 5.2, elements: section('检查结果', 'Results', width) },
            {
              kind: 'rows',
              list: 'results',
              size: 3,
              rowHeight: 8.4,
              head: { height: 6.6, size: 2.3, fill: '#eef2f5' },
              columns: [
                {
                  width: 20,
                  title: { zh: '科室', en: 'Station' },
                  field: 'station',
                  align: 'center',
                  weight: 'medium',
                  lines: 2,
                  merge: true,
                },
                { width: 46, title: { zh: '项目', en: 'Item' }, field: 'item', lines: 3 },
                { width: 66, title: { zh: '结果', en: 'Result' }, field: 'choices', size: 2.7, lines: 4 },
                { width: 22, title: { zh: '参考范围', en: 'Range' }, field: 'range', align: 'center', size: 2.7, lines: 2 },
                { width: 12, title: { zh: '单位', en: 'Unit' }, field: 'unit', align: 'center', size: 2.6 },
                { width: 20, title: { zh: '检查者', en: 'Examiner' } },
              ],
            },
            {
              kind: 'group',
              gap: 2.6,
              height: 34,
              elements: [
                ...section('结论', 'Conclusion', width),
                rectangle(0, 5.2, width, 28.4),
                label('主检结论', 'Conclusion', 2, 7, 22, 7, { size: 2.9, arrange: 'beneath' }),
                label('□ 合格 fit　□ 待复查 recheck　□ 不合格 unfit', '', 25, 7, 84, 7, { size: 3.2, colour: '#17212b' }),
                label('依据与意见', 'Reasons', 2, 16, 22, 7, { size: 2.9, arrange: 'beneath', vertical: 'top' }),
                line(25, 22, 80, 0.1, '#6b7782'),
                line(25, 30, 80, 0.1, '#6b7782'),
                label('主检医师', 'Physician', 112, 8, 18, 7, { size: 2.7, arrange: 'beneath' }),
                line(130, 15, 20),
                label('日期', 'Date', 112, 19, 18, 7, { size: 2.7, arrange: 'beneath' }),
                line(130, 26, 20),
                label('机构盖章', 'Seal', 156, 6, 26, 27, { align: 'center', arrange: 'beneath', colour: '#8a97a3' }),
              ],
            },
          ],
        },
        ...foot(left, 288.4, width, '一人一表；系统恢复后扫描条码补录。 One form a person; scan its code to enter it later.'),
      ],
    },
  ],
});
