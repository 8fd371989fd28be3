import { fieldGroups, scopes, type Command } from '@healthcert/domain/kernel';
import { z } from 'zod';

const id = z.string().trim().min(1).max(64);
const word = z.string().trim().min(1).max(100);
const roleIds = z.array(id).max(20);
const operationGrant = z.object({ operation: id, scope: z.enum(scopes) });
const readGrant = z.object({
  readModel: id,
  scope: z.enum(scopes),
  groups: z.array(z.enum(fieldGroups)).max(3),
  restricted: z.boolean().optional(),
  purpose: z.boolean().optional(),
});
const role = z.object({
  roleId: id,
  name: z.object({ zh: word, en: word }),
  operations: z.array(operationGrant).max(400),
  reads: z.array(readGrant).max(100),
  secondFactor: z.boolean().optional(),
});
/** Whoever narrows their own rights says that they know it. */
const knowingly = { narrowsOwnRights: z.boolean().optional() };
const ofStaff = { staffId: id };
const person = { displayName: word, title: z.string().trim().max(60).nullish(), institutionId: id };

/** What each command carries. */
export const staffForms = {
  defineRole: role,
  /** `edition`: the one that was looked at; another one meanwhile is answered with a refusal. */
  changeRole: role.extend({ edition: z.number().int().positive().optional(), ...knowingly }),
  removeRole: z.object({ roleId: id }),
  addStaff: z.object({
    ...ofStaff,
    loginName: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z][a-z0-9._-]{2,39}$/),
    ...person,
    roleIds,
  }),
  changeStaff: z.object({ ...ofStaff, ...person }),
  assignRoles: z.object({ ...ofStaff, roleIds, ...knowingly }),
  appointStaff: z.object({ ...ofStaff, institutionId: id, roleIds }),
  endAppointment: z.object({ ...ofStaff, institutionId: id }),
  /** The password is for the credentials alone: it is in no event and no log. */
  resetPassword: z.object({ ...ofStaff, newPassword: z.string().min(1).max(200) }),
  resetSecondFactor: z.object(ofStaff),
  /** `subject`: what the office app calls them, for ever; for the links alone, as a password is for the credentials. */
  linkOfficeAccount: z.object({ ...ofStaff, subject: z.string().trim().min(1).max(255) }),
  unlinkOfficeAccount: z.object(ofStaff),
  /** Sent by the system alone, whenever a user has set one up or given the last one up. */
  recordSecondFactor: z.object({ ...ofStaff, has: z.boolean() }),
  endSessions: z.object(ofStaff),
  disableStaff: z.object({ ...ofStaff, reason: z.string().trim().max(500) }),
  enableStaff: z.object(ofStaff),
  disableOperation: z.object({ operation: id, reason: z.string().trim().max(500) }),
  enableOperation: z.object({ operation: id }),
};

type Forms = typeof staffForms;
export type StaffCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];
export type StaffCommandNamed<Type extends StaffCommand['type']> = Extract<StaffCommand, { readonly type: Type }>;
