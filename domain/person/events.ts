// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { sexes } from './sex.ts';

/** Reasons are chosen, not written: free text could hold a name, and these events outlive their person. */
export const restrictionReasons = ['requested', 'purposeEnded', 'disputed'] as const;
export const erasureReasons = ['retentionEnded', 'requested', 'enrolledTwice', 'importUndone'] as const;

const particulars = z.object({
  personId: z.string(),
  sex: z.enum(sexes),
  birthYear: z.int(),
  /** A code of `documentTypes`. */
  documentType: z.string(),
});

const identity = z.object({
  name: z.string(),
  documentType: z.string(),
  documentNumber: z.string(),
  birthDate: z.string(),
  phone: z.string().nullable(),
  nationality: z.string().nullable(),
  address: z.string().nullable(),
});

const person = z.object({ personId: z.string() });

export const personEvents = events('person', {
  PersonEnrolled: { version: 1, subject: 'personId', plain: particulars.extend({ institutionId: z.string().nullable() }), identity },
  PersonCorrected: { version: 1, subject: 'personId', plain: particulars, identity },
  /** A number that led to the person before it was corrected leads to them no longer. */
  DocumentReleased: {
    version: 1,
    subject: 'personId',
    plain: z.object({ personId: z.string(), documentType: z.string() }),
    identity: z.object({ documentNumber: z.string() }),
  },
  ProcessingRestricted: { version: 1, plain: person.extend({ reason: z.enum(restrictionReasons) }) },
  RestrictionLifted: { version: 1, plain: person },
  PersonErased: { version: 1, plain: person.extend({ reason: z.enum(erasureReasons) }) },
});

export type PersonEvent = EventOf<typeof personEvents>;
