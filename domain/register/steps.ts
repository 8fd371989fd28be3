import { z } from 'zod';

/** What an entry is called by. */
export const entryCode = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)
  .max(60);

/** The code it shall stand before; at the end of its list where it is left out. */
const standing = { parent: entryCode.nullish(), before: entryCode.nullish() };

const move = z.object({ code: entryCode, ...standing }).meta({ graphql: 'MoveEntry' });
const named = z.object({ code: entryCode }).meta({ graphql: 'NamedEntry' });

/** One change of a list: exactly one of the five. */
export const stepOf = <Value extends z.ZodObject>(value: Value) =>
  z
    .object({
      add: z.object({ code: entryCode, value, ...standing }).optional(),
      /** `edition`: the one that the person saw; another is refused. */
      change: z.object({ code: entryCode, value, edition: z.int().min(1).nullish() }).optional(),
      move: move.optional(),
      retire: named.optional(),
      restore: named.optional(),
    })
    .refine(
      (step) => Object.values(step).filter((part) => part !== undefined).length === 1,
      'exactly one of add, change, move, retire, restore',
    );

export interface Step {
  readonly add?: Adding | undefined;
  readonly change?: Changing | undefined;
  readonly move?: Moving | undefined;
  readonly retire?: { readonly code: string } | undefined;
  readonly restore?: { readonly code: string } | undefined;
}

interface Standing {
  readonly parent?: string | null | undefined;
  readonly before?: string | null | undefined;
}
type Value = Readonly<Record<string, unknown>>;
export type Moving = { readonly code: string } & Standing;
export type Adding = Moving & { readonly value: Value };
export type Changing = { readonly code: string; readonly value: Value; readonly edition?: number | null | undefined };
