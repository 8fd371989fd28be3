// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { institutionKinds, levels, reviewArrangements } from './institution.ts';
import { opening } from './opening-hours.ts';

const ofInstitution = z.object({ institutionId: z.string() });

const licence = z.object({ number: z.string(), scope: z.string(), validUntil: z.string(), copy: z.string().nullable() });

const details = ofInstitution.extend({
  code: z.string(),
  area: z.string(),
  name: z.string(),
  contact: z.string().nullable(),
  telephone: z.string().nullable(),
  address: z.string().nullable(),
  point: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
  items: z.array(z.string()),
  review: z.enum(reviewArrangements).nullable(),
  hours: z.array(opening),
  licence: licence.nullable(),
});

/** An institution is nobody: why something was done to it is plain, and published. */
const withReason = ofInstitution.extend({ reason: z.string() });

const place = { parentId: z.string().nullable(), level: z.enum(levels), kind: z.enum(institutionKinds) };

export const institutionEvents = events('institution', {
  InstitutionAdded: { version: 1, plain: details.extend(place) },
  InstitutionChanged: { version: 1, plain: details },
  InstitutionMoved: { version: 1, plain: ofInstitution.extend({ parentId: z.string(), level: z.enum(levels) }) },
  ReviewArranged: { version: 1, plain: ofInstitution.extend({ review: z.enum(reviewArrangements).nullable() }) },
  /** With the licence as it was applied with. */
  AdmissionApplied: { version: 1, plain: ofInstitution.extend({ licence }) },
  AdmittedByCounty: { version: 1, plain: ofInstitution },
  ApplicationReturned: { version: 1, plain: withReason },
  InstitutionAdmitted: { version: 1, plain: ofInstitution },
  /** `until`: its last day; null: until it is lifted. */
  InstitutionSuspended: { version: 1, plain: withReason.extend({ until: z.string().nullable() }) },
  SuspensionLifted: { version: 1, plain: ofInstitution },
  InstitutionRemoved: { version: 1, plain: withReason },
  InstitutionDisabled: { version: 1, plain: withReason },
  InstitutionEnabled: { version: 1, plain: ofInstitution },
});

export type InstitutionEvent = EventOf<typeof institutionEvents>;
