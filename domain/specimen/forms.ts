import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { discardReasons, specimenKinds } from './events.ts';

const code = z.string().min(1).max(64);
const ofSpecimen = { caseId: z.uuid(), number: z.string().trim().min(1).max(40) };

export const specimenForms = {
  /** Labels what the case needs and has not; arrival does the same. */
  labelSpecimens: {
    input: z.object({ caseId: z.uuid(), institutionId: code }),
    facts: z.object({
      personId: z.string(),
      caseNumber: code,
      name: z.string().nullable(),
      cancelled: z.boolean(),
      /** The case's items that need a specimen; those refused, deferred or removed do not. */
      needs: z.array(z.object({ item: code, kind: z.enum(specimenKinds), state: z.enum(['pending', 'done']) })),
    }),
  },
  /** `bySelf`: the person brought it (stool). */
  collectSpecimen: { input: z.object({ ...ofSpecimen, bySelf: z.boolean().nullish() }) },
  receiveSpecimen: { input: z.object(ofSpecimen) },
  rejectSpecimen: {
    /** A reason that the city's dictionary has, looked up at the door. */
    input: z.object({ ...ofSpecimen, reason: code, note: z.string().trim().max(500).nullish() }),
  },
  redrawSpecimen: { input: z.object(ofSpecimen) },
  discardSpecimen: { input: z.object({ ...ofSpecimen, reason: z.enum(discardReasons) }) },
  undoSpecimenStep: { input: z.object(ofSpecimen) },
};

type Forms = typeof specimenForms;
type DataOf<Form> = Form extends { readonly input: infer Input extends z.ZodObject; readonly facts: infer Facts extends z.ZodObject }
  ? z.output<Input> & z.output<Facts>
  : Form extends { readonly input: infer Input extends z.ZodObject }
    ? z.output<Input>
    : never;

export type SpecimenCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, DataOf<Forms[Name]>> }[keyof Forms];
export type SpecimenCommandNamed<Type extends SpecimenCommand['type']> = Extract<SpecimenCommand, { readonly type: Type }>;
