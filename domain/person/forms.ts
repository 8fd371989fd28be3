import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { documentTypes } from './document-number.ts';
import { erasureReasons, restrictionReasons } from './events.ts';
import { sexes } from './sex.ts';

const personId = z.uuid();
/** The institution whose desk enrols or corrects. */
const institutionId = z.string().min(1).max(64);

const identity = {
  name: z.string().trim().min(1).max(100),
  documentType: z.enum(documentTypes),
  documentNumber: z.string().trim().min(1).max(40),
  birthDate: z.iso.date().nullish(),
  sex: z.enum(sexes).nullish(),
  phone: z.string().trim().max(30).nullish(),
  nationality: z.string().trim().max(60).nullish(),
  address: z.string().trim().max(200).nullish(),
};

/** Whom the document names, by the blind index; the person themselves where it names nobody yet. */
const holder = z.object({ documentHolderId: personId });

export const personForms = {
  enrolPerson: { input: z.object({ personId, institutionId, ...identity }), facts: holder },
  correctPerson: { input: z.object({ personId, institutionId, ...identity }), facts: holder },
  releaseDocument: {
    input: z.object({ personId, institutionId, documentType: identity.documentType, documentNumber: identity.documentNumber }),
    /** Whom the number leads to; null: nobody. */
    facts: z.object({ documentHolderId: personId.nullable() }),
  },
  restrictPerson: { input: z.object({ personId, reason: z.enum(restrictionReasons) }) },
  liftRestriction: { input: z.object({ personId }) },
  erasePerson: {
    input: z.object({ personId, reason: z.enum(erasureReasons) }),
    /** The last day on which the law asks for the person's records; null: it asks no longer. */
    facts: z.object({ retainedUntil: z.iso.date().nullable() }),
  },
};

type Forms = typeof personForms;
type DataOf<Form> = Form extends { readonly input: infer Input extends z.ZodObject; readonly facts: infer Facts extends z.ZodObject }
  ? z.output<Input> & z.output<Facts>
  : Form extends { readonly input: infer Input extends z.ZodObject }
    ? z.output<Input>
    : never;

export type PersonCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, DataOf<Forms[Name]>> }[keyof Forms];
export type PersonCommandNamed<Type extends PersonCommand['type']> = Extract<PersonCommand, { readonly type: Type }>;
