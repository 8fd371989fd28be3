// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

/** Whose: null, the city's. */
const institutionId = z.string().nullable();
/** Null: as the declaration says, or, of an institution, as the city has it. */
const value = z.union([z.number(), z.boolean()]).nullable();
const ofParameter = { institutionId, name: z.string() };
/** Which proposal of this parameter, counted over its whole life. */
const edition = z.int().min(1);

export const parameterEvents = events('parameter', {
  /** In force from then on. `edition` counts the values; proposed by and why only where two persons decide. */
  ParameterSet: {
    version: 1,
    plain: z.object({ ...ofParameter, value, edition, note: z.string().nullable(), proposedBy: z.string().nullable() }),
  },
  ParameterProposed: {
    version: 1,
    plain: z.object({ ...ofParameter, value, edition, note: z.string(), proposedBy: z.string(), proposedAt: z.string() }),
  },
  ParameterProposalWithdrawn: { version: 1, plain: z.object({ ...ofParameter, edition }) },
  ParameterProposalReturned: {
    version: 1,
    plain: z.object({ ...ofParameter, edition, reason: z.string(), returnedBy: z.string(), returnedAt: z.string() }),
  },
  /** Which places the menu shows, in which order; of everybody where `roleId` is null. Places null: as the software has them. */
  MenuArranged: {
    version: 1,
    plain: z.object({
      roleId: z.string().nullable(),
      places: z.array(z.object({ place: z.string(), shown: z.boolean() })).nullable(),
      edition,
    }),
  },
});

export type ParameterEvent = EventOf<typeof parameterEvents>;
export type ParameterEventNamed<Type extends ParameterEvent['type']> = Extract<ParameterEvent, { readonly type: Type }>;
