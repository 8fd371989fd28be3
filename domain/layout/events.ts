// Stored for ever: add a version, never edit. A layout is the city's own design: plain, with nothing of a person.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { documentKinds, layoutSchema } from './layout.ts';

const place = {
  kind: z.enum(documentKinds),
  /** Null: for the whole city. */
  institutionId: z.string().nullable(),
  /** Null: for every programme. */
  programmeId: z.string().nullable(),
};

export const layoutEvents = events('layout', {
  LayoutDraftSaved: { version: 1, plain: z.object({ ...place, design: layoutSchema, restoredFrom: z.int().nullable() }) },
  LayoutDraftDiscarded: { version: 1, plain: z.object(place) },
  LayoutPublished: {
    version: 1,
    plain: z.object({
      ...place,
      number: z.int(),
      design: layoutSchema,
      note: z.string().nullable(),
      publishedBy: z.string(),
      publishedAt: z.string(),
    }),
  },
  /** The place falls back to what stands above it; its versions stay. */
  LayoutWithdrawn: { version: 1, plain: z.object(place) },
});

export type LayoutEvent = EventOf<typeof layoutEvents>;
