import { layoutSchema, type Layout } from '../layout.ts';
import { cell, field, foot, grey, label, line, section } from './parts.ts';

const left = 12;
const width = 186;
const row = 8.6;
const top = 34;
const third = width / 3;

/** A place to sign, within a group. */
const signature = (zh: string, en: string, x: number) => [
  label(zh, en, x, 0, 22, 8, { size: 2.9, arrange: 'beneath' }),
  line(x + 23, 8, 34),
];

/** 收费日结单, A4: the cash against what was counted, the totals by means, every receipt of the day, and room to sign. */
export const defaultCashierDay: Layout = layoutSchema.parse({
  kind: 'cashierDay',
  paper: { width: 210, height: 297 },
  pages: [
    {
      elements: [
        field('institution', left, 9, 110, 4.4, { size: 3.4, colour: grey }),
        label('收费日结单', 'Daily closing', left, 14.4, 110, 12, {
          size: 7,
          weight: 'bold',
          colour: '#17212b',
          arrange: 'beneath',
          vertical: 'top',
          spacing: 0.06,
        }),
        field('state', 150, 14.4, 48, 7, { size: 4.4, weight: 'bold', align: 'right' }),
        field('closedAt', 140, 22, 58, 4.2, { size: 2.7, colour: grey, align: 'right', pattern: '日结时间 Closed {}' }),
        ...cell(['收费员', 'Cashier'], 'cashier', [left, top, third, row], 22, { size: 3.8, weight: 'bold' }),
        ...cell(['营业日', 'Day'], 'day', [left + third, top, third, row], 22, { size: 3.8, weight: 'bold' }),
        ...cell(['笔数', 'Movements'], 'movementCount', [left + 2 * third, top, third, row], 22),
        ...cell(['起始收据号', 'First receipt'], 'firstReceipt', [left, top + row, third, row], 22),
        ...cell(['截止收据号', 'Last receipt'], 'lastReceipt', [left + third, top + row, third, row], 22),
        ...cell(['合计（元）', 'Total (yuan)'], 'total', [left + 2 * third, top + row, third, row], 22, { size: 4.4, weight: 'bold' }),
        ...cell(['应有现金', 'Cash expected'], 'expectedCash', [left, top + 2 * row, third, row], 22),
        ...cell(['实点现金', 'Cash counted'], 'countedCash', [left + third, top + 2 * row, third, row], 22),
        ...cell(['长短款', 'Difference'], 'difference', [left + 2 * third, top + 2 * row, third, row], 22, { weight: 'medium' }),
        ...cell(['大写', 'In capitals'], 'totalInCapitals', [left, top + 3 * row, 2 * third, row], 22),
        ...cell(['差异原因', 'Reason'], 'differenceReason', [left + 2 * third, top + 3 * row, third, row], 22),
        {
          kind: 'flow',
          box: { x: left, y: top + 4 * row + 4, width, height: 212 },
          laterY: top,
          blocks: [
            { kind: 'group', height: 5.2, elements: section('按支付方式', 'By means of payment', width) },
            {
              kind: 'rows',
              list: 'totals',
              size: 3.2,
              rowHeight: 6.4,
              head: { height: 6.6, size: 2.4, fill: '#eef2f5' },
              columns: [
                { width: 36, title: { zh: '支付方式', en: 'Means' }, field: 'means', weight: 'medium' },
                { width: 22, title: { zh: '笔数', en: 'Movements' }, field: 'count', align: 'right' },
                { width: 32, title: { zh: '收费', en: 'Payments' }, field: 'payments', align: 'right' },
                { width: 32, title: { zh: '冲正', en: 'Reversals' }, field: 'reversals', align: 'right' },
                { width: 32, title: { zh: '退费', en: 'Refunds' }, field: 'refunds', align: 'right' },
                { width: 32, title: { zh: '净额', en: 'Net' }, field: 'net', align: 'right', weight: 'bold' },
              ],
            },
            { kind: 'group', gap: 3, height: 5.2, elements: section('收据明细', 'Receipts', width) },
            {
              kind: 'rows',
              list: 'movements',
              size: 3,
              rowHeight: 5.8,
              head: { height: 6.6, size: 2.4, fill: '#eef2f5' },
              columns: [
                { width: 44, title: { zh: '收据号', en: 'Receipt' }, field: 'receiptNumber' },
                { width: 22, title: { zh: '时间', en: 'At' }, field: 'at', align: 'center' },
                { width: 22, title: { zh: '类别', en: 'Kind' }, field: 'kind', align: 'center' },
                { width: 26, title: { zh: '支付方式', en: 'Means' }, field: 'means', align: 'center' },
                { width: 28, title: { zh: '金额', en: 'Yuan' }, field: 'amount', align: 'right', weight: 'medium' },
                { width: 44, title: { zh: '冲正的收据号', en: 'Reverses' }, field: 'reverses' },
              ],
            },
            {
              kind: 'group',
              gap: 8,
              height: 10,
              elements: [
                ...signature('收费员', 'Cashier', 0),
                ...signature('复核人', 'Checked by', 66),
                ...signature('交款日期', 'Handed in on', 128),
              ],
            },
          ],
        },
        ...foot(left, 288.4, width, '金额单位：元 Amounts in yuan'),
      ],
    },
  ],
});
