import { fieldGroups, operation, scopes, type Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { staffDecider } from './decider.ts';
import type { StaffDirectory } from './directory.ts';

const id = z.string().trim().min(1).max(64);
const word = z.string().trim().min(1).max(100);
const roleIds = z.array(id).max(20);
const operationGrant = z.object({ operation: id, scope: z.enum(scopes) });
const readGrant = z.object({ readModel: id, scope: z.enum(scopes), groups: z.array(z.enum(fieldGroups)).max(3) });
const role = z.object({
  roleId: id,
  name: z.object({ zh: word, en: word }),
  operations: z.array(operationGrant).max(200),
  reads: z.array(readGrant).max(100),
});
const ofStaff = { staffId: id };
const person = { displayName: word, title: z.string().trim().max(60).nullish(), institutionId: id };

/** What each command carries. */
export const staffForms = {
  defineRole: role,
  changeRole: role,
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
  assignRoles: z.object({ ...ofStaff, roleIds }),
  disableStaff: z.object({ ...ofStaff, reason: z.string().trim().max(500) }),
  enableStaff: z.object(ofStaff),
};

type Forms = typeof staffForms;
export type StaffCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];
export type StaffCommandNamed<Type extends StaffCommand['type']> = Extract<StaffCommand, { readonly type: Type }>;

/** The one directory of the city. */
export const staffDirectoryId = 'directory';

const common = { decider: staffDecider, stream: () => staffDirectoryId, retryOnConflict: true } as const;
const city = () => ({ institutionId: null });
const ofInstitution = ({ institutionId }: { readonly institutionId: string }) => ({ institutionId });
const ofMember = ({ staffId }: { readonly staffId: string }, { staff }: StaffDirectory) => ({
  institutionId: staff.get(staffId)?.institutionId ?? null,
});

export const staffOperations = {
  defineRole: operation({
    ...common,
    name: 'defineRole',
    title: { zh: '新建角色', en: 'Define a role' },
    input: staffForms.defineRole,
    target: city,
  }),
  changeRole: operation({
    ...common,
    name: 'changeRole',
    title: { zh: '修改角色', en: 'Change a role' },
    input: staffForms.changeRole,
    target: city,
  }),
  removeRole: operation({
    ...common,
    name: 'removeRole',
    title: { zh: '删除角色', en: 'Remove a role' },
    input: staffForms.removeRole,
    target: city,
  }),
  addStaff: operation({
    ...common,
    name: 'addStaff',
    title: { zh: '新建用户', en: 'Add a user' },
    input: staffForms.addStaff,
    target: ofInstitution,
  }),
  changeStaff: operation({
    ...common,
    name: 'changeStaff',
    title: { zh: '修改用户', en: 'Change a user' },
    input: staffForms.changeStaff,
    target: ofMember,
  }),
  assignRoles: operation({
    ...common,
    name: 'assignRoles',
    title: { zh: '分配角色', en: 'Assign roles' },
    input: staffForms.assignRoles,
    target: ofMember,
  }),
  disableStaff: operation({
    ...common,
    name: 'disableStaff',
    title: { zh: '停用用户', en: 'Disable a user' },
    input: staffForms.disableStaff,
    target: ofMember,
  }),
  enableStaff: operation({
    ...common,
    name: 'enableStaff',
    title: { zh: '启用用户', en: 'Enable a user' },
    input: staffForms.enableStaff,
    target: ofMember,
  }),
};
