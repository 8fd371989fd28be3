import { layoutSchema, type ElementInput, type Layout } from '../layout.ts';

const brand = '#17608f';
const deep = '#0f4468';
const muted = '#50606f';
const ink = '#17212b';
const tint = '#dbe9f3';

/** A small label in both languages over its value. */
const label = (text: string, x: number, y: number, width: number): ElementInput => ({
  kind: 'text',
  text,
  box: { x, y, width, height: 2.4 },
  size: 1.75,
  colour: muted,
});

const column = 27;

const front: ElementInput[] = [
  { kind: 'waves', box: { x: 0, y: 11, width: 85.6, height: 43 }, colour: '#e6eff6', count: 26 },
  { kind: 'rectangle', box: { x: 0, y: 0, width: 85.6, height: 11 }, fill: brand },
  { kind: 'rectangle', box: { x: 0, y: 11, width: 85.6, height: 0.6 }, fill: '#f2ad2e' },
  { kind: 'mark', box: { x: 4, y: 2, width: 7, height: 7 }, colour: brand, ground: '#ffffff' },
  // In the band of the stock: where that is printed before, so is its title.
  {
    kind: 'field',
    field: 'title',
    overlay: false,
    box: { x: 13, y: 1.7, width: 68.6, height: 5 },
    size: 4.3,
    weight: 'bold',
    colour: '#ffffff',
    spacing: 0.12,
    vertical: 'middle',
  },
  {
    kind: 'field',
    field: 'titleEn',
    overlay: false,
    box: { x: 13.1, y: 7, width: 68.5, height: 2.4 },
    size: 1.85,
    colour: tint,
    spacing: 0.03,
  },

  { kind: 'portrait', box: { x: 4, y: 14.4, width: 20, height: 28 }, radius: 0.8 },

  label('姓名 Name', column, 14.1, 31.5),
  {
    kind: 'field',
    field: 'name',
    box: { x: column, y: 16.2, width: 31.5, height: 6.2 },
    size: 4.6,
    weight: 'bold',
    colour: ink,
    lines: 2,
    vertical: 'middle',
  },
  label('性别 Sex', column, 23.2, 8),
  { kind: 'field', field: 'sex', box: { x: column, y: 25.5, width: 8, height: 3.2 }, size: 2.6, weight: 'medium' },
  label('证件号码 ID document', column + 8.5, 23.2, 23),
  { kind: 'field', field: 'maskedDocument', box: { x: column + 8.5, y: 25.5, width: 23, height: 3.2 }, size: 2.6, weight: 'medium' },
  label('岗位 Occupation', column, 29.7, 31.5),
  { kind: 'field', field: 'job', box: { x: column, y: 32, width: 31.5, height: 3.2 }, size: 2.6, weight: 'medium' },
  { kind: 'field', field: 'jobEn', box: { x: column, y: 35.1, width: 31.5, height: 2 }, size: 1.65, colour: muted },
  label('证明编号 Certificate no.', column, 38.1, 31.5),
  { kind: 'field', field: 'number', box: { x: column, y: 40.4, width: 31.5, height: 3.2 }, size: 2.6, weight: 'medium' },

  { kind: 'qr', box: { x: 59, y: 12.6, width: 23.7, height: 23.7 } },
  {
    kind: 'text',
    text: '扫码核验真伪',
    box: { x: 59, y: 37, width: 23.7, height: 2.6 },
    size: 2.2,
    weight: 'medium',
    colour: deep,
    align: 'center',
  },
  { kind: 'text', text: 'Scan to verify', box: { x: 59, y: 39.9, width: 23.7, height: 2 }, size: 1.7, colour: muted, align: 'center' },

  { kind: 'line', box: { x: 4, y: 44.5, width: 77.6, height: 0.1 }, colour: '#c3d3e0', thickness: 0.15 },
  label('发证机构 Issued by', 4, 45.5, 43),
  { kind: 'field', field: 'institution', box: { x: 4, y: 47.8, width: 44, height: 3.2 }, size: 2.6, weight: 'medium' },
  { kind: 'field', field: 'institutionEn', box: { x: 4, y: 51, width: 44, height: 2 }, size: 1.65, colour: muted },
  label('有效期 Valid', 50, 45.5, 31.6),
  { kind: 'field', field: 'validity', box: { x: 50, y: 47.7, width: 31.6, height: 3.4 }, size: 2.75, weight: 'bold', colour: deep },
];

const note = (n: number, zh: string, en: string): ElementInput[] => [
  {
    kind: 'text',
    text: String(n),
    box: { x: 4.5, y: 13.5 + (n - 1) * 7.6, width: 3, height: 3 },
    size: 2.4,
    weight: 'bold',
    colour: brand,
  },
  { kind: 'text', text: zh, box: { x: 8, y: 13.5 + (n - 1) * 7.6, width: 73.6, height: 3 }, size: 2.4, colour: ink },
  { kind: 'text', text: en, box: { x: 8, y: 16.8 + (n - 1) * 7.6, width: 73.6, height: 2.3 }, size: 1.75, colour: muted },
];

const back: ElementInput[] = [
  { kind: 'waves', box: { x: 0, y: 0, width: 85.6, height: 54 }, colour: '#e6eff6', count: 32 },
  { kind: 'text', text: '持证须知', box: { x: 4.5, y: 4, width: 40, height: 4 }, size: 3.3, weight: 'bold', colour: brand, spacing: 0.1 },
  { kind: 'text', text: 'For the holder', box: { x: 4.5, y: 8.3, width: 40, height: 2.2 }, size: 1.75, colour: muted },
  { kind: 'line', box: { x: 4.5, y: 11.6, width: 76.6, height: 0.1 }, colour: '#c3d3e0', thickness: 0.15 },
  ...note(1, '本证明仅限本人使用，不得转借、涂改、伪造。', 'For the holder alone: not to be lent, altered or copied.'),
  ...note(2, '从业期间请随身携带，主动接受监督检查。', 'Carry it at work and show it when inspected.'),
  ...note(3, '有效期届满前请重新进行健康检查。', 'Have the next examination before the last day of validity.'),
  ...note(
    4,
    '真伪及当前状态以扫码核验结果为准，核验时请核对照片与本人。',
    'What counts is the result of scanning the code, and that the photo shows the holder.',
  ),
  ...note(5, '如有遗失，请到发证机构补办。', 'If it is lost, ask the issuing institution for another.'),
];

/** Of ISO/IEC 7810 ID-1 size, front and back. */
export const defaultCard: Layout = layoutSchema.parse({
  kind: 'card',
  paper: { width: 85.6, height: 54 },
  pages: [{ elements: front }, { elements: back }],
});
