import type { AccessEntry } from './entry.ts';

/** A clerk reads the worklist, on which two persons stand. */
export const reading = (over: Partial<AccessEntry> = {}): AccessEntry => ({
  kind: 'read',
  what: 'station-worklist',
  actorId: 'staff-1',
  actorRoles: ['clerk', 'physician'],
  institutionId: 'clinic-1',
  subjectIds: ['person-1', 'person-2'],
  purpose: null,
  correlationId: 'request-1',
  ipPrefix: '203.0.113.0/24',
  ...over,
});
