import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { programmeForm } from './programme-form.ts';

/** Which proposal, counted over the programme's whole life: a proposal changed by its author is another edition. */
const edition = z.int().min(1);

/** Stored for ever: add a version, never edit. Whole versions, plain: they are the city's own rule book. */
export const programmeEvents = events('programme', {
  ProgrammeProposed: {
    version: 1,
    plain: z.object({ programme: programmeForm, edition, note: z.string(), proposedBy: z.string(), proposedAt: z.string() }),
  },
  ProgrammeProposalWithdrawn: { version: 1, plain: z.object({ edition }) },
  ProgrammeProposalReturned: {
    version: 1,
    plain: z.object({ edition, reason: z.string(), returnedBy: z.string(), returnedAt: z.string() }),
  },
  /** `proposedBy` and `note` are null of the version that a city was founded with. */
  ProgrammePublished: {
    version: 1,
    plain: z.object({
      programme: programmeForm,
      note: z.string().nullable(),
      proposedBy: z.string().nullable(),
      publishedBy: z.string(),
      publishedAt: z.string(),
    }),
  },
});

export type ProgrammeEvent = EventOf<typeof programmeEvents>;
