import { isDeepStrictEqual } from 'node:util';
import type { CommandMeta } from '@healthcert/domain/kernel';
import { administering, administrators, evolve, holdersOf, rolesOf, type StaffDirectory } from './directory.ts';
import type { StaffEvent, StaffEventNamed } from './events.ts';
import type { StaffCommandNamed } from './forms.ts';
import { narrowed } from './giving.ts';
import { reject } from './rejections.ts';

export type Happened = readonly StaffEvent[];
type RoleData = StaffEventNamed<'RoleDefined'>['data'];

const roleData = (
  { roleId, name, operations, reads, secondFactor }: StaffCommandNamed<'DefineRole'>['data'],
  edition: number,
): RoleData => ({
  roleId,
  name: { zh: name.zh, en: name.en },
  operations: Object.fromEntries(operations.map(({ operation, scope }) => [operation, scope])),
  reads: Object.fromEntries(reads.map(({ readModel, ...grant }) => [readModel, grant])),
  secondFactor: secondFactor ?? false,
  edition,
});

/** Whoever changes rights must leave somebody, in the whole city, who can change them back. */
export const keepingAnAdministrator = (directory: StaffDirectory, event: StaffEvent): Happened => {
  const after = evolve(directory, event);
  const lost = administering.some(
    (operation) => administrators(directory, operation).length > 0 && administrators(after, operation).length === 0,
  );
  return lost ? reject('LastAdministrator') : [event];
};

/** Whoever takes rights from themselves is asked first. */
export const knowingOfOwnLoss = (
  directory: StaffDirectory,
  [event]: Happened,
  { actorId, institutionId }: CommandMeta,
  knows: boolean | undefined,
): Happened => {
  if (!event) return [];
  const own = (of: StaffDirectory) => rolesOf(of, actorId, institutionId);
  const count = knows ? 0 : narrowed(own(directory), own(evolve(directory, event)));
  return count > 0 ? reject('NarrowsOwnRights', { with: { count } }) : [event];
};

export const defineRole = ({ data }: StaffCommandNamed<'DefineRole'>, { roles }: StaffDirectory): Happened => {
  const before = roles.get(data.roleId);
  if (!before) return [{ type: 'RoleDefined', data: roleData(data, 1) }];
  const { roleId: id, ...rest } = roleData(data, before.edition);
  return isDeepStrictEqual(before, { id, ...rest }) ? [] : reject('RoleExists', { field: 'roleId' });
};

export const changeRole = ({ data, meta }: StaffCommandNamed<'ChangeRole'>, directory: StaffDirectory): Happened => {
  const before = directory.roles.get(data.roleId) ?? reject('UnknownRole', { field: 'roleId', with: { role: data.roleId } });
  const { roleId: id, ...rest } = roleData(data, before.edition);
  if (isDeepStrictEqual(before, { id, ...rest })) return [];
  if (data.edition !== undefined && data.edition !== before.edition)
    return reject('RoleChangedMeanwhile', { field: 'edition', with: { edition: before.edition } });
  const changed: StaffEvent = { type: 'RoleChanged', data: { roleId: id, ...rest, edition: before.edition + 1 } };
  return knowingOfOwnLoss(directory, keepingAnAdministrator(directory, changed), meta, data.narrowsOwnRights);
};

export const removeRole = ({ data }: StaffCommandNamed<'RemoveRole'>, directory: StaffDirectory): Happened => {
  if (!directory.roles.has(data.roleId)) return [];
  const count = holdersOf(directory, data.roleId).length;
  return count > 0 ? reject('RoleInUse', { with: { count } }) : [{ type: 'RoleRemoved', data }];
};
