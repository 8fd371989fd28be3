import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { institutionKinds, levels, reviewArrangements } from './institution.ts';
import { opening } from './opening-hours.ts';

const id = z.string().min(1).max(64);

const level = z.enum(levels);

const reason = z.string().trim().max(500);

const licence = z.object({
  number: z.string().trim().min(1).max(60),
  scope: z.string().trim().min(1).max(500),
  validUntil: z.iso.date(),
  copy: z.uuid().nullish(),
});

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
  hours: z.array(opening).max(70).nullish(),
  licence: licence.nullish(),
};

export const institutionForms = {
  /** `parentId` is left out for the city's authority alone. */
  addInstitution: z.object({ ...details, parentId: id.nullish(), level, kind: z.enum(institutionKinds) }),
  /** `edition`: the one that the person saw; another is refused. */
  changeInstitution: z.object({ ...details, edition: z.int().min(1).nullish() }),
  /** With the level it has at its new place. */
  moveInstitution: z.object({ institutionId: id, parentId: id, level }),
  /** Who reviews its conclusions: null as the programme says, remote by the authority above. */
  arrangeReview: z.object({ institutionId: id, review: z.enum(reviewArrangements).nullable() }),
  applyForAdmission: z.object({ institutionId: id }),
  admitByCounty: z.object({ institutionId: id }),
  admitInstitution: z.object({ institutionId: id }),
  returnApplication: z.object({ institutionId: id, reason }),
  /** `until`: the last day; null: until it is lifted. */
  suspendInstitution: z.object({ institutionId: id, reason, until: z.iso.date().nullish() }),
  liftSuspension: z.object({ institutionId: id }),
  removeInstitution: z.object({ institutionId: id, reason }),
  disableInstitution: z.object({ institutionId: id, reason }),
  enableInstitution: z.object({ institutionId: id }),
};

type Forms = typeof institutionForms;

export type InstitutionCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];
export type InstitutionCommandNamed<Type extends InstitutionCommand['type']> = Extract<InstitutionCommand, { readonly type: Type }>;
