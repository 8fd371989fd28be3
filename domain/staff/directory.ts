import type { Role } from '@healthcert/domain/kernel';
import type { StaffEvent, StaffEventNamed } from './events.ts';

/** A role, and which of its definitions this is. */
export interface DefinedRole extends Role {
  readonly secondFactor: boolean;
  readonly edition: number;
}

export interface StaffMember {
  readonly staffId: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly title: string | null;
  /** Their own: for which they act unless they choose another. */
  readonly institutionId: string;
  /** At their own institution. */
  readonly roleIds: readonly string[];
  /** Where else they work, in which roles; by institution. */
  readonly appointments: ReadonlyMap<string, readonly string[]>;
  readonly enabled: boolean;
  /** Has more than a password to sign in with. */
  readonly secondFactor: boolean;
}

/** Users and the roles in use: one stream, because "one administrator remains" and "sign-in names differ" span them all. */
export interface StaffDirectory {
  readonly roles: ReadonlyMap<string, DefinedRole>;
  readonly staff: ReadonlyMap<string, StaffMember>;
  /** Operations that nobody has for now. */
  readonly disabled: ReadonlySet<string>;
}

export const emptyDirectory: StaffDirectory = { roles: new Map(), staff: new Map(), disabled: new Set() };

/** The operations whose holders can repair everything else: somebody has each of them, in the whole city. */
export const administering = ['assignRoles', 'changeRole'] as const;

const roleOf = ({ roleId, ...role }: StaffEventNamed<'RoleDefined'>['data']): DefinedRole => ({ id: roleId, ...role });

const withRole = (directory: StaffDirectory, role: DefinedRole): StaffDirectory => ({
  ...directory,
  roles: new Map(directory.roles).set(role.id, role),
});

const withStaff = (directory: StaffDirectory, staffId: string, set: Partial<StaffMember>): StaffDirectory => {
  const before = directory.staff.get(staffId);
  return before ? { ...directory, staff: new Map(directory.staff).set(staffId, { ...before, ...set }) } : directory;
};

const without = <Value>(of: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> =>
  new Map([...of].filter(([one]) => one !== key));

const appointmentsOf = ({ staff }: StaffDirectory, staffId: string): StaffMember['appointments'] =>
  staff.get(staffId)?.appointments ?? new Map();

export const evolve = (directory: StaffDirectory, { type, data }: StaffEvent): StaffDirectory => {
  switch (type) {
    case 'RoleDefined':
    case 'RoleChanged':
      return withRole(directory, roleOf(data));
    case 'RoleRemoved':
      return { ...directory, roles: without(directory.roles, data.roleId) };
    case 'StaffAdded':
      return {
        ...directory,
        staff: new Map(directory.staff).set(data.staffId, { ...data, appointments: new Map(), enabled: true, secondFactor: false }),
      };
    case 'StaffChanged':
      // Who moves to where they also worked has one appointment there, their own.
      return withStaff(directory, data.staffId, {
        ...data,
        appointments: without(appointmentsOf(directory, data.staffId), data.institutionId),
      });
    case 'RolesAssigned':
      return withStaff(directory, data.staffId, { roleIds: data.roleIds });
    case 'StaffAppointed': {
      const appointments = new Map(appointmentsOf(directory, data.staffId)).set(data.institutionId, data.roleIds);
      return withStaff(directory, data.staffId, { appointments });
    }
    case 'AppointmentEnded':
      return withStaff(directory, data.staffId, {
        appointments: without(appointmentsOf(directory, data.staffId), data.institutionId),
      });
    case 'StaffDisabled':
      return withStaff(directory, data.staffId, { enabled: false });
    case 'StaffEnabled':
      return withStaff(directory, data.staffId, { enabled: true });
    case 'OperationDisabled':
      return { ...directory, disabled: new Set([...directory.disabled, data.operation]) };
    case 'OperationEnabled':
      return { ...directory, disabled: new Set([...directory.disabled].filter((operation) => operation !== data.operation)) };
    case 'SecondFactorChanged':
      return withStaff(directory, data.staffId, { secondFactor: data.has });
    case 'SecondFactorReset':
      return withStaff(directory, data.staffId, { secondFactor: false });
    case 'PasswordReset':
    case 'OfficeAccountLinked':
    case 'OfficeAccountUnlinked':
    case 'SessionsEnded':
      return directory;
  }
};

/** Where a user works and in which roles, their own institution first. */
export const workplacesOf = ({ institutionId, roleIds, appointments }: StaffMember): readonly (readonly [string, readonly string[]])[] => [
  [institutionId, roleIds],
  ...appointments,
];

/** The institution that a user acts for: the one they chose, while they work there; else their own. */
export const actsFor = ({ institutionId, appointments }: StaffMember, chosen: string | null): string =>
  chosen !== null && appointments.has(chosen) ? chosen : institutionId;

const rolesAsGiven = ({ roles, staff }: StaffDirectory, staffId: string, chosen: string | null): readonly DefinedRole[] => {
  const member = staff.get(staffId);
  if (!member?.enabled) return [];
  const given = member.appointments.get(actsFor(member, chosen)) ?? member.roleIds;
  return given.flatMap((id) => roles.get(id) ?? []);
};

/** The roles of an enabled user where they act, without what the city has switched off; none for anyone else. */
export const rolesOf = (directory: StaffDirectory, staffId: string, chosen: string | null = null): readonly DefinedRole[] => {
  const isOn = ([operation]: readonly [string, unknown]): boolean => !directory.disabled.has(operation);
  const inForce = (role: DefinedRole): DefinedRole => ({
    ...role,
    operations: Object.fromEntries(Object.entries(role.operations).filter(isOn)),
  });
  return rolesAsGiven(directory, staffId, chosen).map(inForce);
};

/** Operations that an enabled user's roles hold, and that the city has switched off. */
export const switchedOffFor = (directory: StaffDirectory, staffId: string, chosen: string | null = null): readonly string[] => {
  const held = new Set(rolesAsGiven(directory, staffId, chosen).flatMap((role) => Object.keys(role.operations)));
  return [...directory.disabled].filter((operation) => held.has(operation));
};

/** Whether some role of a user, wherever they work, asks for more than a password. */
export const needsSecondFactor = ({ roles, staff }: StaffDirectory, staffId: string): boolean => {
  const member = staff.get(staffId);
  return member !== undefined && workplacesOf(member).some(([, ids]) => ids.some((id) => roles.get(id)?.secondFactor));
};

/** Who has a role, wherever. */
export const holdersOf = ({ staff }: StaffDirectory, roleId: string): readonly StaffMember[] =>
  [...staff.values()].filter((member) => workplacesOf(member).some(([, ids]) => ids.includes(roleId)));

/** Enabled users who may do this in the whole city. */
export const administrators = (directory: StaffDirectory, operation: string = administering[0]): readonly string[] =>
  [...directory.staff.values()]
    .filter((member) =>
      workplacesOf(member).some(([place]) =>
        rolesOf(directory, member.staffId, place).some((role) => role.operations[operation] === 'city'),
      ),
    )
    .map(({ staffId }) => staffId);
