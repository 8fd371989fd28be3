import { z } from 'zod';

/** All measures in millimetres from the top left corner of the side. */
const millimetres = z.number().min(-10).max(300);
const boxSchema = z.object({ x: millimetres, y: millimetres, width: millimetres.positive(), height: millimetres.positive() });
export type Box = z.output<typeof boxSchema>;

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** What of a certificate a field may show. `…En` is the English side of a bilingual value. */
// oxfmt-ignore
export const cardFields = [
  'title', 'titleEn', 'name', 'sex', 'sexEn', 'maskedDocument', 'category', 'categoryEn', 'job', 'jobEn',
  'number', 'institution', 'institutionEn', 'issuedOn', 'validFrom', 'validUntil', 'validity',
] as const;
export type CardField = (typeof cardFields)[number];

const styleSchema = z.object({
  box: boxSchema,
  /** Height of the em in mm. A text too long for its box is wrapped, then set smaller. */
  size: millimetres.positive(),
  weight: z.enum(['regular', 'medium', 'bold']).default('regular'),
  colour: colour.default('#17212b'),
  align: z.enum(['left', 'center', 'right']).default('left'),
  vertical: z.enum(['top', 'middle', 'bottom']).default('top'),
  /** Lines that the text may take. */
  lines: z.int().min(1).max(20).default(1),
  /** Extra space between characters, in em. */
  spacing: z.number().min(0).max(1).default(0),
});
export type TextStyle = z.output<typeof styleSchema>;

const elementSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rectangle'),
    box: boxSchema,
    fill: colour.optional(),
    stroke: colour.optional(),
    radius: millimetres.default(0),
  }),
  z.object({ kind: z.literal('line'), box: boxSchema, colour, thickness: millimetres.positive() }),
  /** Fine waves behind everything else, which a photocopy loses. */
  z.object({ kind: z.literal('waves'), box: boxSchema, colour, count: z.int().min(1).max(60) }),
  /** The mark of the platform: a cross whose foot is a tick. */
  z.object({ kind: z.literal('mark'), box: boxSchema, colour, ground: colour }),
  z.object({ kind: z.literal('text'), text: z.string().max(500), ...styleSchema.shape }),
  z.object({ kind: z.literal('field'), field: z.enum(cardFields), ...styleSchema.shape }),
  z.object({ kind: z.literal('portrait'), box: boxSchema, radius: millimetres.default(0) }),
  /** The largest whole number of printer dots a module that fits the box, with the quiet zone of four modules inside it. */
  z.object({ kind: z.literal('qr'), box: boxSchema, level: z.enum(['L', 'M', 'Q', 'H']).default('M'), dotsPerInch: z.int().default(300) }),
]);
export type CardElement = z.output<typeof elementSchema>;

export const cardLayoutSchema = z.object({
  width: millimetres.positive(),
  height: millimetres.positive(),
  front: z.array(elementSchema),
  /** Empty where the back is left as it is. */
  back: z.array(elementSchema).default([]),
});

/** The design of a card as data: drawn in order, edited by a designer, stored with its version. */
export type CardLayout = z.output<typeof cardLayoutSchema>;

/** As a designer writes it: what has a default may be left out. */
export type CardLayoutInput = z.input<typeof cardLayoutSchema>;
