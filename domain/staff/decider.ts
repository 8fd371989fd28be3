import { isDeepStrictEqual } from 'node:util';
import type { CommandMeta, Decider, Role } from '@healthcert/domain/kernel';
import { administering, administrators, emptyDirectory, evolve, rolesOf, type StaffDirectory, type StaffMember } from './directory.ts';
import { staffEvents, type StaffEvent, type StaffEventNamed } from './events.ts';
import type { StaffCommand, StaffCommandNamed } from './forms.ts';
import { isWider, reachOf, reachWith } from './reach.ts';
import { reject } from './rejections.ts';

type Happened = readonly StaffEvent[];
type RoleData = StaffEventNamed<'RoleDefined'>['data'];

const roleData = ({ roleId, name, operations, reads }: StaffCommandNamed<'DefineRole'>['data']): RoleData => ({
  roleId,
  name,
  operations: Object.fromEntries(operations.map(({ operation, scope }) => [operation, scope])),
  reads: Object.fromEntries(reads.map(({ readModel, ...grant }) => [readModel, grant])),
});

const member = ({ staff }: StaffDirectory, staffId: string): StaffMember =>
  staff.get(staffId) ?? reject('UnknownStaff', { field: 'staffId' });

const knownRoles = ({ roles }: StaffDirectory, roleIds: readonly string[]): readonly string[] => {
  if (roleIds.length === 0) return reject('NoRole', { field: 'roleIds' });
  const unknown = roleIds.find((id) => !roles.has(id));
  return unknown === undefined ? [...new Set(roleIds)] : reject('UnknownRole', { field: 'roleIds', with: { role: unknown } });
};

/**
 * Nobody gives a role that reaches further than their own grant to give roles: else an institution's administrator could
 * make themselves the city's. Callers that are no users of the directory (the start of a city) are not limited.
 */
const grantable = (directory: StaffDirectory, roleIds: readonly string[], { actorId }: CommandMeta): readonly string[] => {
  if (!directory.staff.has(actorId)) return roleIds;
  const own = reachWith(rolesOf(directory, actorId), administering);
  const beyond = roleIds.find((id) => isWider(reachOf(directory.roles.get(id) ?? nowhere), own));
  return beyond === undefined ? roleIds : reject('RoleReachesFurther', { field: 'roleIds', with: { role: beyond } });
};

const nowhere: Role = { id: '', name: { zh: '', en: '' }, operations: {}, reads: {} };

/** Whoever changes roles must leave somebody who can change them back. */
const keepingAnAdministrator = (directory: StaffDirectory, event: StaffEvent): Happened => {
  const before = administrators(directory).length;
  return before > 0 && administrators(evolve(directory, event)).length === 0 ? reject('LastAdministrator') : [event];
};

const defineRole = ({ data }: StaffCommandNamed<'DefineRole'>, { roles }: StaffDirectory): Happened => {
  const event: StaffEvent = { type: 'RoleDefined', data: roleData(data) };
  const before = roles.get(data.roleId);
  if (!before) return [event];
  const { roleId: id, ...rest } = event.data;
  return isDeepStrictEqual(before, { id, ...rest }) ? [] : reject('RoleExists', { field: 'roleId' });
};

const changeRole = ({ data }: StaffCommandNamed<'ChangeRole'>, directory: StaffDirectory): Happened => {
  const before = directory.roles.get(data.roleId) ?? reject('UnknownRole', { field: 'roleId', with: { role: data.roleId } });
  const { roleId: id, ...rest } = roleData(data);
  if (isDeepStrictEqual(before, { id, ...rest })) return [];
  return keepingAnAdministrator(directory, { type: 'RoleChanged', data: { roleId: id, ...rest } });
};

const removeRole = ({ data }: StaffCommandNamed<'RemoveRole'>, { roles, staff }: StaffDirectory): Happened => {
  if (!roles.has(data.roleId)) return [];
  const count = [...staff.values()].filter(({ roleIds }) => roleIds.includes(data.roleId)).length;
  return count > 0 ? reject('RoleInUse', { with: { count } }) : [{ type: 'RoleRemoved', data }];
};

const addStaff = ({ data, meta }: StaffCommandNamed<'AddStaff'>, directory: StaffDirectory): Happened => {
  const added = { ...data, title: data.title || null };
  const before = directory.staff.get(data.staffId);
  if (before) return isDeepStrictEqual(before, { ...added, enabled: before.enabled }) ? [] : reject('StaffExists', { field: 'staffId' });
  if ([...directory.staff.values()].some(({ loginName }) => loginName === data.loginName))
    return reject('LoginNameTaken', { field: 'loginName' });
  return [{ type: 'StaffAdded', data: { ...added, roleIds: [...grantable(directory, knownRoles(directory, data.roleIds), meta)] } }];
};

const changeStaff = ({ data, meta }: StaffCommandNamed<'ChangeStaff'>, directory: StaffDirectory): Happened => {
  const { displayName, title, institutionId } = member(directory, data.staffId);
  const changed = { staffId: data.staffId, displayName: data.displayName, title: data.title || null, institutionId: data.institutionId };
  if (isDeepStrictEqual({ staffId: data.staffId, displayName, title, institutionId }, changed)) return [];
  if (institutionId !== data.institutionId && !movesAnywhere(directory, meta)) return reject('MoveNeedsCity', { field: 'institutionId' });
  return [{ type: 'StaffChanged', data: changed }];
};

/** A user takes their roles along: who moves them must reach both ends, and only the whole city surely holds both. */
const movesAnywhere = (directory: StaffDirectory, { actorId }: CommandMeta): boolean =>
  !directory.staff.has(actorId) || reachWith(rolesOf(directory, actorId), 'changeStaff') === 'city';

const assignRoles = ({ data, meta }: StaffCommandNamed<'AssignRoles'>, directory: StaffDirectory): Happened => {
  const { roleIds: before } = member(directory, data.staffId);
  const roleIds = [...knownRoles(directory, data.roleIds)];
  if (isDeepStrictEqual(before.toSorted(), roleIds.toSorted())) return [];
  const given = roleIds.filter((id) => !before.includes(id));
  grantable(directory, given, meta);
  return keepingAnAdministrator(directory, { type: 'RolesAssigned', data: { staffId: data.staffId, roleIds } });
};

const disable = ({ data }: StaffCommandNamed<'DisableStaff'>, directory: StaffDirectory): Happened => {
  if (!member(directory, data.staffId).enabled) return [];
  if (data.reason === '') return reject('ReasonMissing', { field: 'reason' });
  return keepingAnAdministrator(directory, { type: 'StaffDisabled', data });
};

const enable = ({ data }: StaffCommandNamed<'EnableStaff'>, directory: StaffDirectory): Happened =>
  member(directory, data.staffId).enabled ? [] : [{ type: 'StaffEnabled', data }];

/** Without these nobody could switch anything on again. */
const needed: ReadonlySet<string> = new Set([administering, 'changeRole', 'disableOperation', 'enableOperation']);

const disableOperation = ({ data }: StaffCommandNamed<'DisableOperation'>, { disabled }: StaffDirectory): Happened => {
  if (disabled.has(data.operation)) return [];
  if (needed.has(data.operation)) return reject('OperationNeeded', { field: 'operation' });
  return data.reason === '' ? reject('ReasonMissing', { field: 'reason' }) : [{ type: 'OperationDisabled', data }];
};

const enableOperation = ({ data }: StaffCommandNamed<'EnableOperation'>, { disabled }: StaffDirectory): Happened =>
  disabled.has(data.operation) ? [{ type: 'OperationEnabled', data }] : [];

const decide = (command: StaffCommand, directory: StaffDirectory): Happened => {
  switch (command.type) {
    case 'DefineRole':
      return defineRole(command, directory);
    case 'ChangeRole':
      return changeRole(command, directory);
    case 'RemoveRole':
      return removeRole(command, directory);
    case 'AddStaff':
      return addStaff(command, directory);
    case 'ChangeStaff':
      return changeStaff(command, directory);
    case 'AssignRoles':
      return assignRoles(command, directory);
    case 'DisableStaff':
      return disable(command, directory);
    case 'EnableStaff':
      return enable(command, directory);
    case 'DisableOperation':
      return disableOperation(command, directory);
    case 'EnableOperation':
      return enableOperation(command, directory);
  }
};

export const staffDecider: Decider<StaffDirectory, StaffCommand, StaffEvent> = {
  events: staffEvents,
  initial: emptyDirectory,
  decide,
  evolve,
};
