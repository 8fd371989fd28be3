// Stored for ever: add a version, never edit.
import { events, fieldGroups, scopes, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

const text = z.object({ zh: z.string(), en: z.string() });

/** Names and how far each grant reaches; by operation and by read model. */
const role = {
  roleId: z.string(),
  name: text,
  operations: z.record(z.string(), z.enum(scopes)),
  reads: z.record(
    z.string(),
    z.object({
      scope: z.enum(scopes),
      groups: z.array(z.enum(fieldGroups)),
      restricted: z.boolean().optional(),
      purpose: z.boolean().optional(),
    }),
  ),
  /** Whoever has the role needs a second factor to sign in. */
  secondFactor: z.boolean(),
  /** Counts the role's definitions: who changes it names the one they looked at. */
  edition: z.number().int(),
};

const staff = {
  staffId: z.string(),
  displayName: z.string(),
  title: z.string().nullable(),
  institutionId: z.string(),
};

/** Staff act in an office: their names at work are plain, their passwords are elsewhere. */
export const staffEvents = events('staff', {
  RoleDefined: { version: 1, plain: z.object(role) },
  RoleChanged: { version: 1, plain: z.object(role) },
  RoleRemoved: { version: 1, plain: z.object({ roleId: z.string() }) },
  StaffAdded: { version: 1, plain: z.object({ ...staff, loginName: z.string(), roleIds: z.array(z.string()) }) },
  StaffChanged: { version: 1, plain: z.object(staff) },
  /** At the user's own institution. */
  RolesAssigned: { version: 1, plain: z.object({ staffId: z.string(), roleIds: z.array(z.string()) }) },
  /** Works at another institution besides, in roles of their own. Said again: in these roles from now on. As they are named then. */
  StaffAppointed: {
    version: 1,
    plain: z.object({ ...staff, loginName: z.string(), roleIds: z.array(z.string()), enabled: z.boolean(), secondFactor: z.boolean() }),
  },
  AppointmentEnded: { version: 1, plain: z.object({ staffId: z.string(), institutionId: z.string() }) },
  /** By an administrator; the password itself is never in an event. */
  PasswordReset: { version: 1, plain: z.object({ staffId: z.string() }) },
  /** By the user: what there is beside the password itself is never in an event. */
  SecondFactorChanged: { version: 1, plain: z.object({ staffId: z.string(), has: z.boolean() }) },
  SecondFactorReset: { version: 1, plain: z.object({ staffId: z.string() }) },
  /** By an administrator; what the office app calls them is never in an event. */
  OfficeAccountLinked: { version: 1, plain: z.object({ staffId: z.string() }) },
  OfficeAccountUnlinked: { version: 1, plain: z.object({ staffId: z.string() }) },
  SessionsEnded: { version: 1, plain: z.object({ staffId: z.string() }) },
  StaffDisabled: { version: 1, plain: z.object({ staffId: z.string(), reason: z.string() }) },
  /** Switched off for the whole city, whatever the roles say. */
  OperationDisabled: { version: 1, plain: z.object({ operation: z.string(), reason: z.string() }) },
  OperationEnabled: { version: 1, plain: z.object({ operation: z.string() }) },
  StaffEnabled: { version: 1, plain: z.object({ staffId: z.string() }) },
});

export type StaffEvent = EventOf<typeof staffEvents>;
export type StaffEventNamed<Type extends StaffEvent['type']> = Extract<StaffEvent, { readonly type: Type }>;
