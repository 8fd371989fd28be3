import { papersAtOnce } from '@healthcert/domain/parameter';
import { z } from 'zod';
import { printedKinds } from './open-papers.ts';

/** A day and two ids. */
const longestId = 140;

const switched = z.union([z.boolean(), z.stringbool()]).default(false);

/** How a printer takes it; millimetres, and the scale in parts of the true size. */
export const printing = z.object({
  overlay: switched,
  pages: z.enum(['first', 'all']).default('all'),
  x: z.coerce.number().min(-20).max(20).default(0),
  y: z.coerce.number().min(-20).max(20).default(0),
  scale: z.coerce.number().min(0.9).max(1.1).default(1),
});
export type Printing = z.output<typeof printing>;

export const kind = z.enum(printedKinds);

/** One paper as a file: "0199….pdf". */
export const onePaper = z.object({
  kind,
  file: z
    .string()
    .max(longestId + 4)
    .regex(/^[\w-]+\.(pdf|png)$/)
    .transform((file) => ({ id: file.slice(0, -4), format: file.slice(-3) as 'pdf' | 'png' })),
});

/** A version of a paper that is kept: "0199…/2.pdf". */
export const keptVersion = z.object({
  caseId: z.string().max(80),
  version: z
    .string()
    .max(12)
    .regex(/^\d+\.pdf$/)
    .transform((file) => Number(file.slice(0, -4))),
});

/** Papers by their ids, or of the cases that a filter of the case list finds, oldest first. */
export const manyPapers = printing.extend({
  ids: z.array(z.string().min(1).max(longestId)).max(papersAtOnce.range[1]).optional(),
  /** One wish to print: sent again under the same id, its papers count once. */
  job: z.uuid().optional(),
  filter: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

/** A design that is being made, with samples of nobody. */
export const preview = printing.extend({ design: z.unknown(), format: z.enum(['pdf', 'png']).default('pdf') });

export const testPage = printing.extend({
  printer: z.string().trim().max(60).default(''),
  institutionId: z.string().max(64).optional(),
});
