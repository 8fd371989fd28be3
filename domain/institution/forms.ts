import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { institutionKinds, levels, reviewArrangements } from './institution.ts';

const id = z.string().min(1).max(64);

const level = z.enum(levels);

const details = {
  institutionId: id,
  code: z.string().trim().min(1).max(40),
  area: z.string().regex(/^\d{6}$/),
  name: z.string().trim().min(1).max(200),
  contact: z.string().trim().max(100).nullish(),
  telephone: z.string().trim().max(30).nullish(),
  address: z.string().trim().max(200).nullish(),
  point: z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) }).nullish(),
  items: z.array(z.string().min(1).max(64)).max(200).nullish(),
  review: z.enum(reviewArrangements).nullish(),
};

export const institutionForms = {
  /** `parentId` is left out for the city's authority alone. */
  addInstitution: z.object({ ...details, parentId: id.nullish(), level, kind: z.enum(institutionKinds) }),
  changeInstitution: z.object(details),
  /** With the level it has at its new place. */
  moveInstitution: z.object({ institutionId: id, parentId: id, level }),
  /** Who reviews its conclusions: null as the programme says, remote by the authority above. */
  arrangeReview: z.object({ institutionId: id, review: z.enum(reviewArrangements).nullable() }),
  disableInstitution: z.object({ institutionId: id }),
  enableInstitution: z.object({ institutionId: id }),
};

type Forms = typeof institutionForms;

export type InstitutionCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];
export type InstitutionCommandNamed<Type extends InstitutionCommand['type']> = Extract<InstitutionCommand, { readonly type: Type }>;
