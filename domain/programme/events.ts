import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { programmeForm } from './programme-form.ts';

/** Stored for ever: add a version, never edit. The whole published version, plain: it is the city's own rule book. */
export const programmeEvents = events('programme', {
  ProgrammePublished: { version: 1, plain: z.object({ programme: programmeForm }) },
});

export type ProgrammeEvent = EventOf<typeof programmeEvents>;
