// Stored for ever: add a version, never edit. A value keeps the form of its kind: new fields of a kind are optional.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

/** Which entry of which list; `institutionId` null: the city's. */
const entry = { kind: z.string(), institutionId: z.string().nullable(), code: z.string() };

/** Configuration holds nobody's data: everything is plain. */
const value = z.record(z.string(), z.unknown());
const standing = { parent: z.string().nullable(), place: z.string() };

export const registerEvents = events('register', {
  EntryAdded: { version: 1, plain: z.object({ ...entry, ...standing, value }) },
  /** `edition`: how many values the entry has had, with this one; the first is 1. */
  EntryChanged: { version: 1, plain: z.object({ ...entry, edition: z.int(), value }) },
  EntryMoved: { version: 1, plain: z.object({ ...entry, ...standing }) },
  /** Offered no more; what refers to it still finds its name. */
  EntryRetired: { version: 1, plain: z.object(entry) },
  EntryRestored: { version: 1, plain: z.object(entry) },
});

export type RegisterEvent = EventOf<typeof registerEvents>;
