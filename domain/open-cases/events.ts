// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

export const openCasesEvents = events('opencases', {
  /** Written before the case itself: whose it is, where, under which programme. */
  CaseOpened: {
    version: 1,
    plain: z.object({
      personId: z.string(),
      caseId: z.string(),
      institutionId: z.string(),
      programmeId: z.string(),
      openedAt: z.string(),
      /** Cases of the same person, institution and programme that were open then, too: somebody gave a reason. */
      besides: z.array(z.string()),
    }),
  },
});

export type OpenCasesEvent = EventOf<typeof openCasesEvents>;
