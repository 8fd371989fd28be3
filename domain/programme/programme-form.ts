import { z } from 'zod';
import { itemForm, jobForm, programmeCode as code, programmeText as text, workingAge } from './item-form.ts';
import type { Condition, DecisionRow, Programme } from './programme.ts';

const note = z.string().trim().min(1).max(1000);

/** A finding, or a field and how it lies, or the item refused: exactly one of the three. */
const when = z
  .object({
    finding: code.optional(),
    field: code.optional(),
    is: z.enum(['above', 'below', 'outside']).optional(),
    item: z.enum(['refused']).optional(),
  })
  .refine(
    ({ finding, field, is, item }) =>
      [finding, field, item].filter((given) => given !== undefined).length === 1 && (field === undefined) === (is === undefined),
    'one of: finding; field with is; item',
  );

const rule = z.object({
  id: code,
  item: code,
  when,
  outcome: z.enum(['fit', 'recheck', 'unfit']),
  furtherItems: z.array(code).max(20).optional(),
  reason: text,
  legalBasis: note,
  doubt: note.optional(),
});

/** A whole version as it is sent and as it is stored; lists and objects only, so that any door can derive its form. */
export const programmeForm = z.object({
  id: code,
  version: z.int().min(1).max(100_000),
  name: text,
  category: code,
  categoryCode: z.string().regex(/^\d{2}$/),
  area: z.string().regex(/^\d{6}$/),
  validFrom: z.iso.date(),
  legalBasis: z.array(note).min(1).max(20),
  jobs: z.array(jobForm).min(1).max(200),
  items: z.array(itemForm).min(1).max(100),
  rules: z.array(rule).max(500),
  validityMonths: z.int().min(1).max(120),
  review: z.enum(['secondPerson', 'remote']),
  minimumAge: workingAge,
});

export type ProgrammeForm = z.output<typeof programmeForm>;

const conditionOf = ({ finding, field, is, item }: z.output<typeof when>): Condition => {
  if (item !== undefined) return { item };
  return field === undefined ? { finding: finding ?? '' } : { field, is: is ?? 'outside' };
};

const ruleOf = (form: z.output<typeof rule>): DecisionRow => ({ ...form, when: conditionOf(form.when) });

/** The version that a form describes. */
export const programmeOf = (form: ProgrammeForm): Programme => ({
  ...form,
  rules: form.rules.map(ruleOf),
});
