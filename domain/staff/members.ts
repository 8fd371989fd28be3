import { isDeepStrictEqual } from 'node:util';
import type { CommandMeta } from '@healthcert/domain/kernel';
import type { StaffDirectory, StaffMember } from './directory.ts';
import type { StaffCommandNamed } from './forms.ts';
import { rolesOfSender, standsAbove, whyNotGiven } from './giving.ts';
import { reachWith } from './reach.ts';
import { reject } from './rejections.ts';
import { keepingAnAdministrator, knowingOfOwnLoss, type Happened } from './roles.ts';

const member = ({ staff }: StaffDirectory, staffId: string): StaffMember =>
  staff.get(staffId) ?? reject('UnknownStaff', { field: 'staffId' });

const knownRoles = ({ roles }: StaffDirectory, roleIds: readonly string[]): string[] => {
  if (roleIds.length === 0) return reject('NoRole', { field: 'roleIds' });
  const unknown = roleIds.find((id) => !roles.has(id));
  return unknown === undefined ? [...new Set(roleIds)] : reject('UnknownRole', { field: 'roleIds', with: { role: unknown } });
};

/** Nobody gives a role that they may not, and callers that are no users of the directory are not limited. */
const given = (directory: StaffDirectory, roleIds: readonly string[], meta: CommandMeta): string[] => {
  const own = rolesOfSender(directory, meta);
  for (const id of own === null ? [] : roleIds) {
    const role = directory.roles.get(id);
    const whyNot = role && whyNotGiven(own ?? [], role);
    if (whyNot) return reject(whyNot, { field: 'roleIds', with: { role: role.name.zh } });
  }
  return [...roleIds];
};

/** The sender stands above this user, or is the user. */
const below = (directory: StaffDirectory, staffId: string, meta: CommandMeta): StaffMember => {
  const found = member(directory, staffId);
  const own = rolesOfSender(directory, meta);
  return own === null || staffId === meta.actorId || standsAbove(directory, own, found)
    ? found
    : reject('OutranksYou', { field: 'staffId' });
};

/** A user takes their roles along: who moves them must reach both ends, and only the whole city surely holds both. */
const movesAnywhere = (directory: StaffDirectory, meta: CommandMeta): boolean => {
  const own = rolesOfSender(directory, meta);
  return own === null || reachWith(own, 'changeStaff') === 'city';
};

export const addStaff = ({ data, meta }: StaffCommandNamed<'AddStaff'>, directory: StaffDirectory): Happened => {
  const added = { ...data, title: data.title || null };
  const before = directory.staff.get(data.staffId);
  if (before) {
    const { enabled: _enabled, appointments: _appointments, secondFactor: _secondFactor, ...rest } = before;
    return isDeepStrictEqual(rest, added) ? [] : reject('StaffExists', { field: 'staffId' });
  }
  if ([...directory.staff.values()].some(({ loginName }) => loginName === data.loginName))
    return reject('LoginNameTaken', { field: 'loginName' });
  return [{ type: 'StaffAdded', data: { ...added, roleIds: given(directory, knownRoles(directory, data.roleIds), meta) } }];
};

export const changeStaff = ({ data, meta }: StaffCommandNamed<'ChangeStaff'>, directory: StaffDirectory): Happened => {
  const { displayName, title, institutionId } = member(directory, data.staffId);
  const changed = { staffId: data.staffId, displayName: data.displayName, title: data.title || null, institutionId: data.institutionId };
  if (isDeepStrictEqual({ staffId: data.staffId, displayName, title, institutionId }, changed)) return [];
  if (institutionId !== data.institutionId && !movesAnywhere(directory, meta)) return reject('MoveNeedsCity', { field: 'institutionId' });
  return [{ type: 'StaffChanged', data: changed }];
};

export const assignRoles = ({ data, meta }: StaffCommandNamed<'AssignRoles'>, directory: StaffDirectory): Happened => {
  const { roleIds: before } = member(directory, data.staffId);
  const roleIds = knownRoles(directory, data.roleIds);
  if (isDeepStrictEqual(before.toSorted(), roleIds.toSorted())) return [];
  given(
    directory,
    roleIds.filter((id) => !before.includes(id)),
    meta,
  );
  const assigned = keepingAnAdministrator(directory, { type: 'RolesAssigned', data: { staffId: data.staffId, roleIds } });
  return knowingOfOwnLoss(directory, assigned, meta, data.narrowsOwnRights);
};

/** At another institution than their own: its administrator appoints whom they like, with roles that they may give. */
export const appointStaff = ({ data, meta }: StaffCommandNamed<'AppointStaff'>, directory: StaffDirectory): Happened => {
  const { institutionId, appointments, displayName, loginName, title, enabled, secondFactor } = member(directory, data.staffId);
  if (institutionId === data.institutionId) return reject('HomeInstitution', { field: 'institutionId' });
  const before = appointments.get(data.institutionId) ?? [];
  const roleIds = knownRoles(directory, data.roleIds);
  if (isDeepStrictEqual(before.toSorted(), roleIds.toSorted())) return [];
  given(
    directory,
    roleIds.filter((id) => !before.includes(id)),
    meta,
  );
  const of = { staffId: data.staffId, institutionId: data.institutionId };
  const appointed = { ...of, roleIds, displayName, loginName, title, enabled, secondFactor };
  return keepingAnAdministrator(directory, { type: 'StaffAppointed', data: appointed });
};

export const endAppointment = ({ data }: StaffCommandNamed<'EndAppointment'>, directory: StaffDirectory): Happened => {
  const { appointments } = member(directory, data.staffId);
  if (!appointments.has(data.institutionId)) return [];
  return keepingAnAdministrator(directory, { type: 'AppointmentEnded', data });
};

export const disableStaff = ({ data, meta }: StaffCommandNamed<'DisableStaff'>, directory: StaffDirectory): Happened => {
  if (!below(directory, data.staffId, meta).enabled) return [];
  if (data.reason === '') return reject('ReasonMissing', { field: 'reason' });
  const disabled = keepingAnAdministrator(directory, { type: 'StaffDisabled', data });
  return data.staffId === meta.actorId ? reject('DisablesOneself') : disabled;
};

export const enableStaff = ({ data, meta }: StaffCommandNamed<'EnableStaff'>, directory: StaffDirectory): Happened =>
  below(directory, data.staffId, meta).enabled ? [] : [{ type: 'StaffEnabled', data }];

/** Said each time: every one of them is a new password. */
export const resetPassword = ({ data: { staffId }, meta }: StaffCommandNamed<'ResetPassword'>, directory: StaffDirectory): Happened => [
  { type: 'PasswordReset', data: { staffId: below(directory, staffId, meta).staffId } },
];

export const resetSecondFactor = (
  { data: { staffId }, meta }: StaffCommandNamed<'ResetSecondFactor'>,
  directory: StaffDirectory,
): Happened => [{ type: 'SecondFactorReset', data: { staffId: below(directory, staffId, meta).staffId } }];

export const linkOfficeAccount = (
  { data: { staffId }, meta }: StaffCommandNamed<'LinkOfficeAccount'>,
  directory: StaffDirectory,
): Happened => [{ type: 'OfficeAccountLinked', data: { staffId: below(directory, staffId, meta).staffId } }];

export const unlinkOfficeAccount = (
  { data: { staffId }, meta }: StaffCommandNamed<'UnlinkOfficeAccount'>,
  directory: StaffDirectory,
): Happened => [{ type: 'OfficeAccountUnlinked', data: { staffId: below(directory, staffId, meta).staffId } }];

export const recordSecondFactor = (
  { data: { staffId, has } }: StaffCommandNamed<'RecordSecondFactor'>,
  directory: StaffDirectory,
): Happened => (member(directory, staffId).secondFactor === has ? [] : [{ type: 'SecondFactorChanged', data: { staffId, has } }]);

export const endSessions = ({ data: { staffId }, meta }: StaffCommandNamed<'EndSessions'>, directory: StaffDirectory): Happened => [
  { type: 'SessionsEnded', data: { staffId: below(directory, staffId, meta).staffId } },
];
