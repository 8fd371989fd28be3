import { layoutSchema, type ElementInput, type Layout } from '../layout.ts';
import { barcode, cell, field, grey, ink, label, line } from './parts.ts';

const left = 8;
const width = 132;
const rowHeight = 8;

/** Stands there only where something was paid. */
const paid = (elements: readonly ElementInput[]): ElementInput[] => elements.map((element) => ({ ...element, when: 'receiptNumber' }));

/** One half of the sheet: the person's, or the one that stays at the desk. */
const half = (y: number, zh: string, en: string): ElementInput[] => [
  field('institution', left, y, 80, 4, { size: 3, colour: grey }),
  label(zh, en, left, y + 4.4, 80, 10, { size: 5.6, weight: 'bold', colour: ink, arrange: 'beneath', vertical: 'top', spacing: 0.05 }),
  barcode('caseNumber', 92.7, y - 0.5, 51.5, 14.5),
  ...cell(['姓名', 'Name'], 'name', [left, y + 17, 60, rowHeight], 18, { size: 3.8, weight: 'bold' }),
  ...cell(['性别', 'Sex'], 'sex', [left + 60, y + 17, 32, rowHeight], 14),
  ...cell(['年龄', 'Age'], 'age', [left + 92, y + 17, 40, rowHeight], 16, { pattern: '{} 岁' }),
  ...cell(['证件号码', 'ID document'], 'maskedDocument', [left, y + 25, 66, rowHeight]),
  ...cell(['联系电话', 'Telephone'], 'phone', [left + 66, y + 25, 66, rowHeight]),
  ...cell(['体检方案', 'Programme'], 'programme', [left, y + 33, 66, rowHeight]),
  ...cell(['工种', 'Job'], 'job', [left + 66, y + 33, 66, rowHeight]),
  ...cell(['用人单位', 'Employer'], 'employer', [left, y + 41, width, rowHeight]),
  ...cell(['检查项目', 'Items'], 'itemList', [left, y + 49, width, rowHeight + 2], 18, { size: 2.9, lines: 3 }),
  ...cell(['缴费状态', 'Fee'], 'feeState', [left, y + 59, 44, rowHeight]),
  ...cell(['金额', 'Amount'], 'amount', [left + 44, y + 59, 40, rowHeight], 16),
  ...cell(['票据号', 'Receipt no.'], 'receiptNumber', [left + 84, y + 59, 48, rowHeight], 16),
  ...paid([
    ...cell(['大写', 'In capitals'], 'amountInWords', [left, y + 67, 60, rowHeight]),
    ...cell(['支付方式', 'Means'], 'means', [left + 60, y + 67, 36, rowHeight], 16),
    ...cell(['收款人', 'Cashier'], 'cashier', [left + 96, y + 67, 36, rowHeight], 14),
  ]),
  label('登记时间', 'Registered', left, y + 76.4, 26, 4, { size: 2.5 }),
  field('registeredAt', left + 26, y + 76.4, 34, 4, { size: 2.9 }),
  label('经办人', 'By', left + 66, y + 76.4, 17, 4, { size: 2.5 }),
  field('registeredBy', left + 83, y + 76.4, 26, 4, { size: 2.9 }),
];

/** 登记回执, A5: the upper half goes with the person, the lower stays. */
export const defaultReceipt: Layout = layoutSchema.parse({
  kind: 'receipt',
  paper: { width: 148, height: 210 },
  pages: [
    {
      elements: [
        ...half(9, '登记回执', 'Receipt of registration'),
        { kind: 'image', picture: 'seal', box: { x: 116, y: 80, width: 23, height: 23 } },
        label('凭本回执领取健康证，请妥善保管。', 'Bring this receipt when you collect the certificate.', left, 91, 100, 6, {
          size: 2.7,
          arrange: 'beneath',
          vertical: 'top',
        }),
        field('institutionTelephone', left, 98.6, 60, 3.4, { size: 2.5, colour: grey, pattern: '咨询电话 Enquiries {}' }),
        { kind: 'line', box: { x: 4, y: 105, width: 140, height: 0.1 }, colour: '#8a97a3', thickness: 0.15, dashed: true },
        ...half(114, '登记回执（存根）', 'Receipt of registration · kept at the desk'),
        label('领取人签名', 'Signature of who collects', left, 195, 42, 6, { size: 2.7 }),
        line(left + 43, 201, 40, 0.15),
        label('日期', 'Date', left + 88, 195, 12, 6, { size: 2.7 }),
        line(left + 101, 201, 31, 0.15),
      ],
    },
  ],
});
