import type { Role } from '@healthcert/domain/kernel';
import type { StaffEvent, StaffEventNamed } from './events.ts';

export interface StaffMember {
  readonly staffId: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly title: string | null;
  readonly institutionId: string;
  readonly roleIds: readonly string[];
  readonly enabled: boolean;
}

/** Users and the roles in use: one stream, because "one administrator remains" and "sign-in names differ" span them all. */
export interface StaffDirectory {
  readonly roles: ReadonlyMap<string, Role>;
  readonly staff: ReadonlyMap<string, StaffMember>;
  /** Operations that nobody has for now. */
  readonly disabled: ReadonlySet<string>;
}

export const emptyDirectory: StaffDirectory = { roles: new Map(), staff: new Map(), disabled: new Set() };

/** The operation whose holders can repair everything else. */
export const administering = 'assignRoles';

const roleOf = ({ roleId, name, operations, reads }: StaffEventNamed<'RoleDefined'>['data']): Role => ({
  id: roleId,
  name,
  operations,
  reads,
});

const withRole = (directory: StaffDirectory, role: Role): StaffDirectory => ({
  ...directory,
  roles: new Map(directory.roles).set(role.id, role),
});

const withStaff = (directory: StaffDirectory, staffId: string, set: Partial<StaffMember>): StaffDirectory => {
  const before = directory.staff.get(staffId);
  return before ? { ...directory, staff: new Map(directory.staff).set(staffId, { ...before, ...set }) } : directory;
};

export const evolve = (directory: StaffDirectory, { type, data }: StaffEvent): StaffDirectory => {
  switch (type) {
    case 'RoleDefined':
    case 'RoleChanged':
      return withRole(directory, roleOf(data));
    case 'RoleRemoved':
      return { ...directory, roles: new Map([...directory.roles].filter(([id]) => id !== data.roleId)) };
    case 'StaffAdded':
      return { ...directory, staff: new Map(directory.staff).set(data.staffId, { ...data, enabled: true }) };
    case 'StaffChanged':
    case 'RolesAssigned':
      return withStaff(directory, data.staffId, data);
    case 'StaffDisabled':
      return withStaff(directory, data.staffId, { enabled: false });
    case 'StaffEnabled':
      return withStaff(directory, data.staffId, { enabled: true });
    case 'OperationDisabled':
      return { ...directory, disabled: new Set([...directory.disabled, data.operation]) };
    case 'OperationEnabled':
      return { ...directory, disabled: new Set([...directory.disabled].filter((operation) => operation !== data.operation)) };
  }
};

const rolesAsGiven = ({ roles, staff }: StaffDirectory, staffId: string): readonly Role[] => {
  const member = staff.get(staffId);
  return member?.enabled ? member.roleIds.flatMap((id) => roles.get(id) ?? []) : [];
};

/** The roles of an enabled user, without what the city has switched off; none for anyone else. */
export const rolesOf = (directory: StaffDirectory, staffId: string): readonly Role[] => {
  const isOn = ([operation]: readonly [string, unknown]): boolean => !directory.disabled.has(operation);
  const inForce = (role: Role): Role => ({ ...role, operations: Object.fromEntries(Object.entries(role.operations).filter(isOn)) });
  return rolesAsGiven(directory, staffId).map(inForce);
};

/** Operations that an enabled user's roles hold, and that the city has switched off. */
export const switchedOffFor = (directory: StaffDirectory, staffId: string): readonly string[] => {
  const held = new Set(rolesAsGiven(directory, staffId).flatMap((role) => Object.keys(role.operations)));
  return [...directory.disabled].filter((operation) => held.has(operation));
};

/** Enabled users who may give and take roles in the whole city. */
export const administrators = (directory: StaffDirectory): readonly string[] =>
  [...directory.staff.values()]
    .filter(({ staffId }) => rolesOf(directory, staffId).some((role) => role.operations[administering] === 'city'))
    .map(({ staffId }) => staffId);
