import type { CommandMeta } from '@healthcert/domain/kernel';

/** The instant at which specs happen: a Monday morning in the city. */
export const fixedNow = '2026-03-02T01:30:00.000Z';

/** Ids for specs: the nth is always the same UUIDv7. */
export const fixedId = (n: number): string => `019ca000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The circumstances of a command in a spec: fixed clock, fixed ids. */
export const commandMeta = (overrides: Partial<CommandMeta> = {}): CommandMeta => ({
  commandId: fixedId(0xc0),
  actorId: 'staff-desk',
  actorRoles: ['desk'],
  institutionId: 'clinic-1',
  now: fixedNow,
  correlationId: fixedId(0xc1),
  causationId: null,
  ...overrides,
});
