import { layoutSchema, type Layout } from '../layout.ts';
import { field, ink, label, rectangle } from './parts.ts';

/** 打印校准页, A4: measured with a ruler, it tells a printer's offsets and whether it shrinks. */
export const defaultTestGrid: Layout = layoutSchema.parse({
  kind: 'testGrid',
  paper: { width: 210, height: 297 },
  pages: [
    {
      elements: [
        { kind: 'grid', box: { x: 0, y: 0, width: 210, height: 297 } },
        rectangle(50, 60, 110, 62, { fill: '#ffffff' }),
        label('打印校准页', 'Test grid, in millimetres', 55, 64, 100, 9, { size: 6, weight: 'bold', colour: ink, arrange: 'beneath' }),
        ...[
          ['打印机', 'Printer', 'printer', '{}'],
          ['纸张', 'Paper', 'paper', '{} mm'],
          ['水平偏移', 'To the right', 'dx', '{} mm'],
          ['垂直偏移', 'Downwards', 'dy', '{} mm'],
          ['缩放', 'Scale', 'scale', '{} %'],
        ].flatMap(([zh = '', en = '', name = '', pattern = '{}'], n) => [
          label(zh, en, 55, 78 + n * 6.6, 34, 5, { size: 3 }),
          field(name, 90, 78 + n * 6.6, 65, 5, { size: 3.4, weight: 'medium', pattern }),
        ]),
        label(
          '量出粗线到纸边的距离：大于刻度的部分即为偏移，填入打印机设置。',
          "Measure from the paper's edge to a heavy line; what it is more than its figure is the offset.",
          55,
          111,
          100,
          8,
          {
            size: 2.4,
            arrange: 'beneath',
          },
        ),
        // A card to lay a real one upon.
        rectangle(62.2, 150, 85.6, 54, { stroke: ink, thickness: 0.3, radius: 3.2 }),
        label('证卡 85.6 × 54', 'Card', 62.2, 150, 85.6, 54, { align: 'center', size: 3.4, arrange: 'beneath', colour: ink }),
      ],
    },
  ],
});
