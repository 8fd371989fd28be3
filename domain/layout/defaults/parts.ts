import type { Text } from '@healthcert/domain/kernel';
import type { LeafInput } from '../layout.ts';

export const ink = '#17212b';
export const grey = '#55636f';
export const hair = '#6b7782';
export const tint = '#eef2f5';

type Style = Partial<Extract<LeafInput, { kind: 'label' }>>;

const boxOf = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

export const label = (zh: string, en: string, x: number, y: number, width: number, height: number, style: Style = {}): LeafInput => ({
  kind: 'label',
  text: { zh, en } satisfies Text,
  box: boxOf(x, y, width, height),
  size: 2.7,
  colour: grey,
  vertical: 'middle',
  ...style,
});

export const field = (
  name: string,
  x: number,
  y: number,
  width: number,
  height: number,
  style: Partial<Extract<LeafInput, { kind: 'field' }>> = {},
): LeafInput => ({ kind: 'field', field: name, box: boxOf(x, y, width, height), size: 3.3, colour: ink, vertical: 'middle', ...style });

export const line = (x: number, y: number, width: number, thickness = 0.15, colour = ink): LeafInput => ({
  kind: 'line',
  box: boxOf(x, y, width, 0.1),
  colour,
  thickness,
});

export const rectangle = (
  x: number,
  y: number,
  width: number,
  height: number,
  more: Partial<Extract<LeafInput, { kind: 'rectangle' }>> = {},
): LeafInput => ({
  kind: 'rectangle',
  box: boxOf(x, y, width, height),
  stroke: ink,
  thickness: 0.15,
  ...more,
});

export const barcode = (name: string, x: number, y: number, width: number, height: number): LeafInput => ({
  kind: 'barcode',
  field: name,
  box: boxOf(x, y, width, height),
});

/** A cell of a form: its name on tinted ground, its value beside it. */
export const cell = (
  [zh, en]: readonly [string, string],
  name: string | null,
  [x, y, width, height]: readonly [number, number, number, number],
  labelWidth = 18,
  style: Partial<Extract<LeafInput, { kind: 'field' }>> = {},
): LeafInput[] => [
  rectangle(x, y, labelWidth, height, { fill: tint }),
  rectangle(x + labelWidth, y, width - labelWidth, height),
  label(zh, en, x + 0.6, y + 0.4, labelWidth - 1.2, height - 0.8, { size: 2.7, align: 'center', arrange: 'beneath', colour: ink }),
  ...(name === null ? [] : [field(name, x + labelWidth + 1.2, y + 0.3, width - labelWidth - 2.4, height - 0.6, { lines: 2, ...style })]),
];

/** Page and time at the foot. */
export const foot = (x: number, y: number, width: number, words: string): LeafInput[] => [
  line(x, y, width, 0.1, hair),
  { kind: 'text', text: words, box: boxOf(x, y + 0.9, width * 0.62, 3), size: 2.1, colour: grey },
  field('printedAt', x + width * 0.55, y + 0.9, width * 0.33, 3, {
    size: 2.1,
    colour: grey,
    align: 'right',
    pattern: '打印 {}',
    vertical: 'top',
    overlay: false,
  }),
  field('pageNumber', x + width * 0.89, y + 0.9, width * 0.06, 3, {
    size: 2.1,
    colour: grey,
    align: 'right',
    vertical: 'top',
    overlay: false,
  }),
  field('pageCount', x + width * 0.95, y + 0.9, width * 0.05, 3, {
    size: 2.1,
    colour: grey,
    pattern: ' / {}',
    vertical: 'top',
    overlay: false,
  }),
];

/** Name in both languages on one line over a rule: heads a part of the paper. */
export const section = (zh: string, en: string, width: number): LeafInput[] => [
  rectangle(0, 0.7, 1, 3.6, { fill: ink, stroke: undefined }),
  label(zh, en, 2.2, 0.3, width - 2.2, 4.4, { size: 3.3, weight: 'bold', colour: ink }),
];
