// Stored for ever: add a version, never edit.
import type { EventDefinition } from '@healthcert/domain/kernel';
import { outcomes } from '@healthcert/domain/programme';
import { z } from 'zod';
import { person, reasonGiven, staged } from './common.ts';

const reviewed = { reviewedBy: z.string(), reviewedAt: z.string(), remote: z.boolean() };

/** What was concluded from it, and who reviewed that. */
export const conclusionEvents = {
  CaseConcluded: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...person,
      outcome: z.enum(outcomes),
      by: z.enum(['rules', 'hand']),
      /** Rows of the rule table that fired, also when concluded by hand. */
      ruleIds: z.array(z.string()),
      legalBasis: z.array(z.string()),
      concludedBy: z.string(),
      concludedAt: z.string(),
      /** Last day of a certificate on this conclusion; null unless fit. */
      validUntil: z.string().nullable(),
      /** Whose seal stands below the opinion: the institution's that gave it. */
      sealOf: z.string().nullable(),
    }),
    clinical: z.object({
      reasons: z.array(z.object({ zh: z.string(), en: z.string() })),
      /** The institution's opinion. */
      opinion: z.string().nullable(),
      handReason: z.string().nullable(),
    }),
  },
  ConclusionReturned: { version: 1, subject: 'personId', plain: z.object({ ...person, ...staged }), clinical: reasonGiven },
  CaseReopened: { version: 1, subject: 'personId', plain: z.object({ ...person, ...staged }), clinical: reasonGiven },
  ConclusionReviewed: { version: 1, plain: z.object({ ...reviewed, outcome: z.enum(outcomes) }) },
} as const satisfies Record<string, EventDefinition>;
