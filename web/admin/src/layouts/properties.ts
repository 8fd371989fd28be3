/** How one property of an element is edited. */
export type Property =
  | { readonly name: string; readonly as: 'number'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly name: string; readonly as: 'choice'; readonly of: readonly string[] }
  | {
      readonly name: string;
      readonly as: 'words' | 'bothWords' | 'colour' | 'optionalColour' | 'tick' | 'field' | 'ownField' | 'optionalField' | 'pattern';
    }
  | { readonly name: string; readonly as: 'picture' }
  | { readonly name: string; readonly as: 'triState' };

const number = (name: string, min: number, max: number, step = 0.1): Property => ({ name, as: 'number', min, max, step });
const choice = (name: string, ...of: string[]): Property => ({ name, as: 'choice', of });
const colour: Property = { name: 'colour', as: 'colour' };

const type: readonly Property[] = [
  number('size', 0.5, 60),
  choice('weight', 'regular', 'medium', 'bold'),
  choice('align', 'left', 'center', 'right'),
  choice('vertical', 'top', 'middle', 'bottom'),
  number('lines', 1, 40, 1),
  number('spacing', 0, 1, 0.01),
  colour,
];
const dotsPerInch = choice('dotsPerInch', '203', '300', '600');

/** Of every element: when and where it is drawn. */
export const common: readonly Property[] = [
  { name: 'when', as: 'optionalField' },
  choice('on', 'every', 'first', 'later', 'last'),
  { name: 'overlay', as: 'triState' },
];

/** By kind of element, in the order in which they matter. */
export const propertiesOf: Readonly<Record<string, readonly Property[]>> = {
  text: [{ name: 'text', as: 'words' }, ...type],
  label: [{ name: 'text', as: 'bothWords' }, choice('arrange', 'beneath', 'beside'), ...type],
  field: [{ name: 'field', as: 'field' }, { name: 'english', as: 'ownField' }, { name: 'pattern', as: 'pattern' }, ...type],
  rectangle: [
    { name: 'fill', as: 'optionalColour' },
    { name: 'stroke', as: 'optionalColour' },
    number('thickness', 0.05, 5, 0.05),
    number('radius', 0, 50),
  ],
  line: [colour, number('thickness', 0.05, 5, 0.05), { name: 'dashed', as: 'tick' }],
  waves: [colour, number('count', 1, 60, 1)],
  mark: [colour, { name: 'ground', as: 'colour' }],
  portrait: [number('radius', 0, 50)],
  qr: [{ name: 'field', as: 'field' }, choice('level', 'L', 'M', 'Q', 'H'), dotsPerInch],
  barcode: [{ name: 'field', as: 'field' }, { name: 'readable', as: 'tick' }, dotsPerInch],
  image: [{ name: 'picture', as: 'picture' }],
  grid: [colour],
  flow: [],
};

/** Properties whose choices are numbers in the design. */
export const numeric = new Set(['dotsPerInch']);

const ink = '#17212b';

/** A new element of each kind, as it is first put down. */
export const fresh: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  text: { text: '文字', size: 2.6, colour: ink },
  label: { text: { zh: '标签', en: 'Label' }, size: 2.4, colour: '#50606f' },
  field: { size: 2.6, colour: ink },
  rectangle: { stroke: ink, thickness: 0.15, radius: 0 },
  line: { colour: ink, thickness: 0.15 },
  portrait: { radius: 0.8 },
  qr: { field: 'qrUrl', level: 'M', dotsPerInch: 300 },
  barcode: { readable: true, dotsPerInch: 300 },
  image: {},
};

const sizes: Readonly<Record<string, readonly [number, number]>> = {
  line: [30, 0.5],
  portrait: [20, 28],
  qr: [23.7, 23.7],
  barcode: [45, 10],
  image: [20, 20],
  rectangle: [30, 15],
};

/** How large it is put down: at most the page. */
export const freshSize = (kind: string, paper: { readonly width: number; readonly height: number }): { width: number; height: number } => {
  const [width, height] = sizes[kind] ?? [30, 4];
  return { width: Math.min(width, paper.width), height: Math.min(height, paper.height) };
};
