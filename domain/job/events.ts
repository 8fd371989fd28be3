// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

export const jobEvents = events('job', {
  /** A job was given up: its attempts are spent, or a rule said no. `because` is a code, never a text with somebody in it. */
  JobGivenUp: {
    version: 1,
    plain: z.object({
      jobId: z.string(),
      reaction: z.string(),
      kind: z.string(),
      operation: z.string().nullable(),
      cause: z.string(),
      attempts: z.int(),
      because: z.string(),
      givenUpAt: z.string(),
    }),
  },
  JobReplayed: { version: 1, plain: z.object({ jobId: z.string(), replayedBy: z.string(), replayedAt: z.string() }) },
});

export type JobEvent = EventOf<typeof jobEvents>;
