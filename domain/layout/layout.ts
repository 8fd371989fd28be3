import { z } from 'zod';

/** What the platform prints. A layout is of one kind; the kind says which fields there are to print. */
// oxfmt-ignore
export const documentKinds = [
  'card', 'guideSheet', 'receipt', 'specimenLabel', 'examinationForm', 'blankForm', 'cashierDay', 'testGrid',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** All measures in millimetres from the top left corner of the page, or of the block of a flow. */
const millimetres = z.number().min(-10).max(500);
export const boxSchema = z.object({ x: millimetres, y: millimetres, width: millimetres.positive(), height: millimetres.positive() });
export type Box = z.output<typeof boxSchema>;

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
const words = z.string().max(500);
const text = z.object({ zh: words, en: words });

const common = {
  box: boxSchema,
  /** Drawn only where this field has a value. */
  when: name.optional(),
  /** On which of the pages that one page of the layout becomes where its flow runs over. */
  on: z.enum(['every', 'first', 'later', 'last']).default('every'),
  /** Whether it is printed on pre-printed stock. Left out: what differs from paper to paper is, the rest stands there already. */
  overlay: z.boolean().optional(),
};

export const weights = ['regular', 'medium', 'bold'] as const;

const type = {
  /** Height of the em in mm. A text too long for its room is wrapped, then set smaller; nothing is cut off. */
  size: z.number().min(0.5).max(60),
  weight: z.enum(weights).default('regular'),
  align: z.enum(['left', 'center', 'right']).default('left'),
  /** Lines that the text may take. */
  lines: z.int().min(1).max(40).default(1),
};

const style = {
  ...type,
  colour: colour.default('#17212b'),
  vertical: z.enum(['top', 'middle', 'bottom']).default('top'),
  /** Extra space between characters, in em. */
  spacing: z.number().min(0).max(1).default(0),
};

export const textStyleSchema = z.object({ box: boxSchema, ...style });
export type TextStyle = z.output<typeof textStyleSchema>;

/** `{}` stands for the value: "{} 岁". Without a value nothing is drawn. */
const pattern = z.string().max(80).includes('{}').optional();

/** At most 100 kB of picture in a layout; what is bigger belongs in a file. */
const mostPictureCharacters = 137_000;

const leafSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rectangle'),
    ...common,
    fill: colour.optional(),
    stroke: colour.optional(),
    thickness: z.number().min(0.05).max(5).default(0.15),
    radius: z.number().min(0).max(50).default(0),
  }),
  /** From the box's top left corner along its longer side. */
  z.object({ kind: z.literal('line'), ...common, colour, thickness: z.number().min(0.05).max(5), dashed: z.boolean().default(false) }),
  /** Fine waves behind everything else, which a photocopy loses. */
  z.object({ kind: z.literal('waves'), ...common, colour, count: z.int().min(1).max(60) }),
  /** The mark of the platform: a cross whose foot is a tick. */
  z.object({ kind: z.literal('mark'), ...common, colour, ground: colour }),
  z.object({ kind: z.literal('text'), ...common, text: words, ...style }),
  /** Chinese with the English small beneath it, or beside it where the box has one line. */
  z.object({ kind: z.literal('label'), ...common, text, ...style, arrange: z.enum(['beneath', 'beside']).default('beside') }),
  /** `english`: the field that says it in English, small beside it. */
  z.object({ kind: z.literal('field'), ...common, field: name, english: name.optional(), pattern, ...style }),
  z.object({ kind: z.literal('portrait'), ...common, radius: z.number().min(0).max(50).default(0) }),
  /** The largest whole number of printer dots a module that fits the box, with the quiet zone of four modules inside it. */
  z.object({
    kind: z.literal('qr'),
    ...common,
    field: name.default('qrUrl'),
    level: z.enum(['L', 'M', 'Q', 'H']).default('M'),
    dotsPerInch: z.int().min(150).max(1200).default(300),
  }),
  /** Code 128, its modules whole printer dots, quiet zones inside the box; the characters beneath it where asked for. */
  z.object({
    kind: z.literal('barcode'),
    ...common,
    field: name,
    readable: z.boolean().default(true),
    dotsPerInch: z.int().min(150).max(1200).default(300),
  }),
  /** A picture that the document brings (the institution's seal), or one embedded in the layout as base64. */
  z.object({
    kind: z.literal('image'),
    ...common,
    picture: name.optional(),
    data: z
      .string()
      .regex(/^[A-Za-z0-9+/]+={0,2}$/)
      .max(mostPictureCharacters)
      .optional(),
  }),
  /** Squared paper in mm: heavier every 5, numbered every 10. */
  z.object({ kind: z.literal('grid'), ...common, colour: colour.default('#8a97a3') }),
]);
export type Leaf = z.output<typeof leafSchema>;

const columnSchema = z.object({
  width: millimetres.positive(),
  title: text.optional(),
  field: name.optional(),
  /** The field that says it in English: small beside it, or beneath where it has no room there. */
  english: name.optional(),
  /** tick: an empty square to tick, ticked where the field has a value. */
  content: z.enum(['text', 'tick', 'barcode']).default('text'),
  pattern,
  ...type,
  size: type.size.optional(),
  /** Bold in rows where this field has a value. */
  boldWhen: name.optional(),
  /** Neighbouring rows with the same value share one cell, within the cells shared to the left. */
  merge: z.boolean().default(false),
});
export type Column = z.output<typeof columnSchema>;

const ofBlock = {
  /** Space above, in mm. */
  gap: z.number().min(0).max(100).default(0),
  when: name.optional(),
  /** Not parted from the block after it, as long as a page holds both. */
  withNext: z.boolean().default(false),
};

const blockSchema = z.discriminatedUnion('kind', [
  /** A row for each entry of a list, the head again on each page. */
  z.object({
    kind: z.literal('rows'),
    ...ofBlock,
    list: name,
    columns: z.array(columnSchema).min(1).max(20),
    /** Of texts in cells, unless a column says otherwise. */
    size: type.size,
    /** The least; a row grows with what is in it. */
    rowHeight: z.number().min(1).max(100),
    head: z.object({ height: z.number().min(1).max(50), size: type.size, fill: colour.optional() }).optional(),
    rules: z.enum(['grid', 'rows', 'none']).default('grid'),
    thickness: z.number().min(0.05).max(2).default(0.15),
    colour: colour.default('#17212b'),
    /** Empty rows are added up to this many, to be written in by hand. */
    atLeast: z.int().min(0).max(100).default(0),
  }),
  /** Elements that stay together on one page. */
  z.object({ kind: z.literal('group'), ...ofBlock, height: millimetres.positive(), elements: z.array(leafSchema).max(200) }),
]);
export type Block = z.output<typeof blockSchema>;
export type RowsBlock = Extract<Block, { readonly kind: 'rows' }>;

/** Blocks one beneath the other; where the box is full, the page is drawn again for the rest. At most one on a page. */
const flowSchema = z.object({
  kind: z.literal('flow'),
  ...common,
  /** Where it begins on the pages after the first, which have less above it; its bottom stays. Left out: as on the first. */
  laterY: millimetres.optional(),
  blocks: z.array(blockSchema).min(1).max(30),
});
export type Flow = z.output<typeof flowSchema>;

const elementSchema = z.union([leafSchema, flowSchema]);
export type Element = z.output<typeof elementSchema>;

const pageSchema = z.object({ elements: z.array(elementSchema).max(300) });
export type LayoutPage = z.output<typeof pageSchema>;

/** Of one size for all pages; a card has a front and, where it is printed, a back. */
export const layoutSchema = z.object({
  kind: z.enum(documentKinds),
  paper: z.object({ width: z.number().min(10).max(450), height: z.number().min(10).max(450) }),
  pages: z.array(pageSchema).min(1).max(10),
});

/** The design of a document as data: drawn in order, edited by a designer, published in versions. */
export type Layout = z.output<typeof layoutSchema>;

/** As a designer writes it: what has a default may be left out. */
export type LayoutInput = z.input<typeof layoutSchema>;
export type ElementInput = z.input<typeof elementSchema>;
export type LeafInput = z.input<typeof leafSchema>;
export type BlockInput = z.input<typeof blockSchema>;
