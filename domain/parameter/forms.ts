import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';

const institutionId = z.string().min(1).max(64).nullish();
const ofParameter = { institutionId, name: z.string().min(1).max(80) };
/** The proposal that was looked at. */
const looked = { ...ofParameter, edition: z.int().min(1).max(1_000_000) };
const counted = z.int().min(0).max(1_000_000);

export const parameterForms = {
  /** Null: back to what is declared, or, of an institution, to the city's. `edition`: how often it had been set when it was looked at. */
  setParameter: z.object({
    ...ofParameter,
    value: z.union([z.number(), z.boolean()]).nullish(),
    note: z.string().trim().max(500).nullish(),
    edition: counted.nullish(),
  }),
  withdrawParameterProposal: z.object(looked),
  returnParameterProposal: z.object({ ...looked, reason: z.string().trim().min(1).max(500) }),
  confirmParameterProposal: z.object(looked),
  /** `roleId` left out: everybody's. `places` left out: as the software has them. */
  arrangeMenu: z.object({
    roleId: z.string().min(1).max(64).nullish(),
    places: z
      .array(z.object({ place: z.string().min(1).max(60), shown: z.boolean() }).meta({ graphql: 'ArrangedPlace' }))
      .max(100)
      .nullish(),
    edition: counted.nullish(),
  }),
};

type Forms = typeof parameterForms;
export type ParameterCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];
export type ParameterCommandNamed<Type extends ParameterCommand['type']> = Extract<ParameterCommand, { readonly type: Type }>;
