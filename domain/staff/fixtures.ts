import { commandMeta } from '@healthcert/domain/testing';
import type { Role, Scope } from '@healthcert/domain/kernel';
import type { StaffEvent, StaffEventNamed } from './events.ts';
import type { StaffCommandNamed } from './forms.ts';

type RoleInput = StaffCommandNamed<'DefineRole'>['data'];
type StaffInput = StaffCommandNamed<'AddStaff'>['data'];

/** A role as it is sent: grants as a list, for a form has no maps. */
export const roleInput = ({ id, name, operations, reads }: Role): RoleInput => ({
  roleId: id,
  name: { ...name },
  operations: Object.entries(operations).map(([operation, scope]) => ({ operation, scope })),
  reads: Object.entries(reads).map(([readModel, grant]) => ({ readModel, ...grant, groups: [...grant.groups] })),
});

export const roleDefined = ({ id, name, operations, reads, secondFactor = false }: Role, edition = 1): StaffEventNamed<'RoleDefined'> => ({
  type: 'RoleDefined',
  data: {
    secondFactor,
    edition,
    roleId: id,
    name: { ...name },
    operations: { ...operations },
    reads: Object.fromEntries(Object.entries(reads).map(([readModel, grant]) => [readModel, { ...grant, groups: [...grant.groups] }])),
  },
});

const simpleRole = (id: string, operation: string, scope: Scope): Role => ({
  id,
  name: { zh: id, en: id },
  operations: { [operation]: scope },
  reads: {},
});

export const cityAdministrator: Role = {
  ...simpleRole('city-administrator', 'assignRoles', 'city'),
  operations: { assignRoles: 'city', addStaff: 'city', changeStaff: 'city' },
};
export const clinicAdministrator: Role = {
  ...simpleRole('clinic-administrator', 'assignRoles', 'institution'),
  operations: { assignRoles: 'institution', addStaff: 'institution', changeStaff: 'institution' },
};
export const desk: Role = simpleRole('desk', 'registerCase', 'institution');
/** Does nothing, but sees people of the whole city. */
export const inspector: Role = {
  ...simpleRole('inspector', 'x', 'own'),
  operations: {},
  reads: { 'certificate-register': { scope: 'city', groups: ['plain', 'identity'] } },
};

const member = (staffId: string, roleIds: readonly string[], institutionId: string): StaffInput => ({
  staffId,
  loginName: staffId,
  displayName: `${staffId}（演示）`,
  title: null,
  institutionId,
  roleIds: [...roleIds],
});

export const people = {
  lin: member('lin', ['city-administrator'], 'city'),
  wang: member('wang', ['clinic-administrator'], 'clinic-1'),
  zhao: member('zhao', ['desk'], 'clinic-1'),
};

export const staffAdded = ({ title, ...data }: StaffInput, overrides: Partial<StaffInput> = {}): StaffEventNamed<'StaffAdded'> => ({
  type: 'StaffAdded',
  data: { ...data, ...overrides, title: overrides.title ?? title ?? null },
});

/** Roles, a city administrator, a clinic's administrator and its desk. */
export const theOffice = (): StaffEvent[] => [
  ...[cityAdministrator, clinicAdministrator, desk, inspector].map((role) => roleDefined(role)),
  ...Object.values(people).map((person) => staffAdded(person)),
];

export const by = (actorId: string) => commandMeta({ actorId });

export const defineRole = (role: Role): StaffCommandNamed<'DefineRole'> => ({ type: 'DefineRole', data: roleInput(role), meta: by('lin') });
export const changeRole = (role: Role, more: Partial<StaffCommandNamed<'ChangeRole'>['data']> = {}): StaffCommandNamed<'ChangeRole'> => ({
  type: 'ChangeRole',
  data: { ...roleInput(role), ...more },
  meta: by('lin'),
});
export const removeRole = (roleId: string): StaffCommandNamed<'RemoveRole'> => ({ type: 'RemoveRole', data: { roleId }, meta: by('lin') });

export const addStaff = (person: StaffInput, overrides: Partial<StaffInput> = {}, actor = 'lin'): StaffCommandNamed<'AddStaff'> => ({
  type: 'AddStaff',
  data: { ...person, ...overrides },
  meta: by(actor),
});

export const newcomer: StaffInput = member('sun', ['desk'], 'clinic-1');

type Change = StaffCommandNamed<'ChangeStaff'>['data'];

export const changeStaff = (person: StaffInput, overrides: Partial<Change> = {}, actor = 'lin'): StaffCommandNamed<'ChangeStaff'> => {
  const { staffId, displayName, title, institutionId } = person;
  return { type: 'ChangeStaff', data: { staffId, displayName, title, institutionId, ...overrides }, meta: by(actor) };
};

export const staffChanged = (person: StaffInput, overrides: Partial<Change> = {}): StaffEventNamed<'StaffChanged'> => {
  const { staffId, displayName, institutionId } = { ...person, ...overrides };
  return { type: 'StaffChanged', data: { staffId, displayName, institutionId, title: overrides.title ?? person.title ?? null } };
};

export const assignRoles = (staffId: string, roleIds: string[], actor = 'lin'): StaffCommandNamed<'AssignRoles'> => ({
  type: 'AssignRoles',
  data: { staffId, roleIds },
  meta: by(actor),
});

export const appointStaff = (
  staffId: string,
  institutionId: string,
  roleIds: string[],
  actor = 'lin',
): StaffCommandNamed<'AppointStaff'> => ({ type: 'AppointStaff', data: { staffId, institutionId, roleIds }, meta: by(actor) });

export const staffAppointed = (staffId: string, institutionId: string, roleIds: string[]): StaffEventNamed<'StaffAppointed'> => ({
  type: 'StaffAppointed',
  data: { ...member(staffId, roleIds, institutionId), title: null, enabled: true, secondFactor: false },
});

export const endAppointment = (staffId: string, institutionId: string): StaffCommandNamed<'EndAppointment'> => ({
  type: 'EndAppointment',
  data: { staffId, institutionId },
  meta: by('lin'),
});

export const resetPassword = (staffId: string, actor: string): StaffCommandNamed<'ResetPassword'> => ({
  type: 'ResetPassword',
  data: { staffId, newPassword: 'purple elephant 7' },
  meta: by(actor),
});

export const rolesAssigned = (staffId: string, roleIds: string[]): StaffEventNamed<'RolesAssigned'> => ({
  type: 'RolesAssigned',
  data: { staffId, roleIds },
});

export const disableStaff = (staffId: string, reason = '离职'): StaffCommandNamed<'DisableStaff'> => ({
  type: 'DisableStaff',
  data: { staffId, reason },
  meta: by('lin'),
});

export const staffDisabled = (staffId: string): StaffEventNamed<'StaffDisabled'> => ({
  type: 'StaffDisabled',
  data: { staffId, reason: '离职' },
});

export const enableStaff = (staffId: string): StaffCommandNamed<'EnableStaff'> => ({
  type: 'EnableStaff',
  data: { staffId },
  meta: by('lin'),
});
export const staffEnabled = (staffId: string): StaffEventNamed<'StaffEnabled'> => ({ type: 'StaffEnabled', data: { staffId } });
