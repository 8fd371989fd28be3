// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

const ofInstitution = { institutionId: z.string() };

export const paperFormEvents = events('paperforms', {
  /** Numbered blank forms, printed in advance for a day without the system. `from` and `to` are serials, inclusive. */
  PaperFormsNumbered: {
    version: 1,
    plain: z.object({
      ...ofInstitution,
      batchId: z.string(),
      programmeId: z.string(),
      from: z.int(),
      to: z.int(),
      numberedAt: z.string(),
      numberedBy: z.string(),
    }),
  },
  /** Spoilt, lost or void: nothing may be entered from it any more. */
  PaperFormVoided: {
    version: 1,
    plain: z.object({ ...ofInstitution, number: z.string(), because: z.enum(['spoilt', 'lost', 'unused']), voidedAt: z.string() }),
  },
});

export type PaperFormEvent = EventOf<typeof paperFormEvents>;
