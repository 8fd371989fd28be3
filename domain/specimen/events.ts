// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

export const specimenKinds = ['blood', 'stool'] as const;
export type SpecimenKind = (typeof specimenKinds)[number];

/** What each kind is drawn into. */
export const containers = { blood: 'serumTube', stool: 'stoolContainer' } as const;

export const specimenStates = ['labelled', 'collected', 'received', 'rejected', 'finished', 'discarded'] as const;
export type SpecimenState = (typeof specimenStates)[number];

export const discardReasons = ['notNeeded', 'caseCancelled', 'personLeft', 'lost', 'other'] as const;
export type DiscardReason = (typeof discardReasons)[number];

export const collectors = ['staff', 'self'] as const;

const ofSpecimen = {
  personId: z.string(),
  institutionId: z.string(),
  number: z.string(),
  /** What stands of the case's specimens after the event: kinds that are still to be collected, and those that are. */
  toCollect: z.array(z.enum(specimenKinds)),
  collected: z.array(z.enum(specimenKinds)),
};

/** A container drawn from one person for some items: in the stream of its case. */
export const specimenEvents = events('specimen', {
  SpecimenLabelled: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...ofSpecimen,
      caseNumber: z.string(),
      kind: z.enum(specimenKinds),
      container: z.enum([containers.blood, containers.stool]),
      items: z.array(z.string()),
      /** The number of the rejected specimen that this one is drawn for. */
      replaces: z.string().nullable(),
      labelledAt: z.string(),
    }),
    identity: z.object({ name: z.string().nullable() }),
  },
  /** Another item is done on the same container, or one no longer is. */
  SpecimenItemsChanged: { version: 1, plain: z.object({ ...ofSpecimen, items: z.array(z.string()) }) },
  SpecimenCollected: {
    version: 1,
    plain: z.object({ ...ofSpecimen, by: z.enum(collectors), collectedBy: z.string(), collectedAt: z.string() }),
  },
  SpecimenReceived: { version: 1, plain: z.object({ ...ofSpecimen, receivedBy: z.string(), receivedAt: z.string() }) },
  SpecimenRejected: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...ofSpecimen,
      /** A code of the dictionary of reasons. */ reason: z.string(),
      rejectedBy: z.string(),
      rejectedAt: z.string(),
    }),
    clinical: z.object({ note: z.string().nullable() }),
  },
  /** Always followed in the same append by the SpecimenLabelled of `redrawnAs`. */
  SpecimenRedrawn: { version: 1, plain: z.object({ ...ofSpecimen, redrawnAs: z.string() }) },
  /** Every item of it has its result. */
  SpecimenFinished: { version: 1, plain: z.object({ ...ofSpecimen, finishedAt: z.string() }) },
  SpecimenDiscarded: { version: 1, plain: z.object({ ...ofSpecimen, reason: z.enum(discardReasons), discardedAt: z.string() }) },
  /** The last step was a slip of the scanner: the specimen stands where it stood before. */
  SpecimenStepUndone: {
    version: 1,
    plain: z.object({ ...ofSpecimen, undone: z.enum(specimenStates), state: z.enum(specimenStates), undoneAt: z.string() }),
  },
});

export type SpecimenEvent = EventOf<typeof specimenEvents>;
export type SpecimenEventNamed<Type extends SpecimenEvent['type']> = Extract<SpecimenEvent, { readonly type: Type }>;
