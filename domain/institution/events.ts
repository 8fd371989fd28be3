// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { institutionKinds, levels, reviewArrangements } from './institution.ts';

const ofInstitution = z.object({ institutionId: z.string() });

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
});

const place = { parentId: z.string().nullable(), level: z.enum(levels), kind: z.enum(institutionKinds) };

export const institutionEvents = events('institution', {
  InstitutionAdded: { version: 1, plain: details.extend(place) },
  InstitutionChanged: { version: 1, plain: details },
  InstitutionMoved: { version: 1, plain: ofInstitution.extend({ parentId: z.string(), level: z.enum(levels) }) },
  ReviewArranged: { version: 1, plain: ofInstitution.extend({ review: z.enum(reviewArrangements).nullable() }) },
  InstitutionDisabled: { version: 1, plain: ofInstitution },
  InstitutionEnabled: { version: 1, plain: ofInstitution },
});

export type InstitutionEvent = EventOf<typeof institutionEvents>;
