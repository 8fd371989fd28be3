import { layoutSchema, type Layout } from '../layout.ts';
import { barcode, field, foot, ink, label, line, section } from './parts.ts';

const left = 8;
const width = 132;
const fact = ([zh, en]: readonly [string, string], name: string, x: number, y: number, across: number) => [
  label(zh, en, x, y, across, 2.4, { size: 2.1, vertical: 'top' }),
  field(name, x, y + 2.6, across, 3.9, { size: 3.1, weight: 'medium' }),
];

/** 指引单, A5: what a person carries from room to room, and a hand scanner reads in each. */
export const defaultGuideSheet: Layout = layoutSchema.parse({
  kind: 'guideSheet',
  paper: { width: 148, height: 210 },
  pages: [
    {
      elements: [
        field('institution', left, 7.5, 80, 4.2, { size: 3.2, colour: '#55636f' }),
        label('体检指引单', 'Guide sheet', left, 12.2, 80, 11, {
          size: 6.4,
          weight: 'bold',
          arrange: 'beneath',
          colour: ink,
          vertical: 'top',
          spacing: 0.06,
        }),
        barcode('caseNumber', 92.7, 7, 51.5, 16.5),
        line(left, 25.8, width, 0.35),
        { kind: 'portrait', box: { x: left, y: 28.6, width: 20, height: 28 }, on: 'first' },
        ...[
          field('name', 32, 28.2, 62, 6.6, { size: 5.2, weight: 'bold' }),
          field('sex', 96, 28.6, 10, 6, { size: 3.8, weight: 'medium' }),
          field('age', 107, 28.6, 20, 6, { size: 3.8, weight: 'medium', pattern: '{} 岁' }),
          ...fact(['体检方案', 'Programme'], 'programme', 32, 36.2, 62),
          ...fact(['工种', 'Job'], 'job', 96, 36.2, 44),
          ...fact(['用人单位', 'Employer'], 'employer', 32, 43.5, 62),
          ...fact(['证件号码', 'ID document'], 'maskedDocument', 96, 43.5, 44),
          ...fact(['登记时间', 'Registered'], 'registeredAt', 32, 50.8, 40),
          ...fact(['缴费', 'Fee'], 'feeState', 74, 50.8, 20),
          ...fact(['联系电话', 'Telephone'], 'phone', 96, 50.8, 44),
        ].map((leaf) => ({ ...leaf, on: 'first' as const })),
        field('name', 32, 28.2, 62, 6.6, { size: 4.4, weight: 'bold', on: 'later' }),
        {
          kind: 'flow',
          box: { x: left, y: 60.5, width, height: 139 },
          blocks: [
            {
              kind: 'group',
              height: 5.2,
              elements: [...section('请按顺序到以下科室检查', 'Please go to these rooms in this order', width)],
            },
            {
              kind: 'rows',
              list: 'items',
              size: 3,
              rowHeight: 6.8,
              head: { height: 7.2, size: 2.4, fill: '#eef2f5' },
              columns: [
                { width: 9, title: { zh: '顺序', en: 'No.' }, field: 'order', align: 'center', weight: 'bold', size: 3.8, merge: true },
                {
                  width: 21,
                  title: { zh: '科室', en: 'Station' },
                  field: 'station',
                  weight: 'medium',
                  align: 'center',
                  merge: true,
                  lines: 2,
                },
                { width: 15, title: { zh: '房间', en: 'Room' }, field: 'room', align: 'center', weight: 'medium', merge: true, lines: 2 },
                { width: 45, title: { zh: '项目', en: 'Item' }, field: 'item', lines: 3 },
                {
                  width: 14,
                  title: { zh: '准备', en: 'Before' },
                  field: 'preparation',
                  size: 2.5,
                  align: 'center',
                  lines: 2,
                  weight: 'medium',
                },
                { width: 9, title: { zh: '完成', en: 'Done' }, field: 'done', content: 'tick' },
                { width: 19, title: { zh: '检查者', en: 'Signed' } },
              ],
            },
            { kind: 'group', gap: 3, height: 5.2, elements: [...section('注意事项', 'Please note', width)] },
            {
              kind: 'rows',
              list: 'notices',
              size: 2.7,
              rowHeight: 4,
              rules: 'none',
              columns: [
                { width: 66, field: 'text', lines: 4 },
                { width: 66, field: 'textEn', lines: 4, size: 2.2 },
              ],
            },
          ],
        },
        ...foot(left, 201, width, '全部检查完毕后，请将本单交回前台。 Hand this sheet in at the front desk.'),
      ],
    },
  ],
});
