import type { CommandMeta, Role, Scope } from '@healthcert/domain/kernel';
import { rolesOf, workplacesOf, type StaffDirectory, type StaffMember } from './directory.ts';
import { isWider, reachWith } from './reach.ts';

/** Power over other people's rights: nobody hands it on who does not hold it. */
const powers: ReadonlySet<string> = new Set([
  'defineRole',
  'changeRole',
  'removeRole',
  'addStaff',
  'changeStaff',
  'assignRoles',
  'appointStaff',
  'endAppointment',
  'disableStaff',
  'enableStaff',
  'resetPassword',
  'resetSecondFactor',
  'linkOfficeAccount',
  'unlinkOfficeAccount',
  'endSessions',
  'disableOperation',
  'enableOperation',
]);
/** Shows who did what: as a power. */
const watching: ReadonlySet<string> = new Set(['access-log']);

export type WhyNot = 'RoleReachesFurther' | 'RoleHoldsPower';

/**
 * Why these people may not give a role. They give what reaches no further than their own grant to give roles, or what
 * they hold themselves that far; power over others and the sight of restricted persons only where they hold it. A clinic's
 * administrator makes no examination and still appoints examiners: for the clinic, never beyond. Null: they may.
 */
export const whyNotGiven = (own: readonly Role[], { operations, reads }: Role): WhyNot | null => {
  const far = reachWith(own, 'assignRoles');
  if (far === null) return 'RoleReachesFurther';
  const readsThatFar = (readModel: string): readonly Scope[] => own.flatMap((role) => role.reads[readModel]?.scope ?? []);
  const holdsRead = (readModel: string, scope: Scope): boolean => readsThatFar(readModel).some((held) => !isWider(scope, held));
  const seesRestricted = (scope: Scope): boolean =>
    own.some((role) => Object.values(role.reads).some((held) => held.restricted === true && !isWider(scope, held.scope)));
  const further =
    Object.entries(operations).some(([name, scope]) => isWider(scope, far) && isWider(scope, reachWith(own, name))) ||
    Object.entries(reads).some(
      ([name, { scope, groups }]) => groups.some((group) => group !== 'plain') && isWider(scope, far) && !holdsRead(name, scope),
    );
  if (further) return 'RoleReachesFurther';
  const powerful =
    Object.entries(operations).some(([name, scope]) => powers.has(name) && isWider(scope, reachWith(own, name))) ||
    Object.entries(reads).some(
      ([name, { scope, restricted }]) => (watching.has(name) && !holdsRead(name, scope)) || (restricted === true && !seesRestricted(scope)),
    );
  return powerful ? 'RoleHoldsPower' : null;
};

/** The roles of whoever sends a command, where they act. Null: no user of the directory (the start of a city), not limited. */
export const rolesOfSender = (directory: StaffDirectory, { actorId, institutionId }: CommandMeta): readonly Role[] | null =>
  directory.staff.has(actorId) ? rolesOf(directory, actorId, institutionId) : null;

/**
 * Whether these people stand above a user: could give every role that the user has, wherever. Else a new password would
 * be a way to become somebody with more rights.
 */
export const standsAbove = (directory: StaffDirectory, own: readonly Role[], member: StaffMember): boolean => {
  const elsewhere = member.appointments.size > 0 && reachWith(own, 'assignRoles') !== 'city';
  const held = workplacesOf(member).flatMap(([, ids]) => ids.flatMap((id) => directory.roles.get(id) ?? []));
  return !elsewhere && held.every((role) => whyNotGiven(own, role) === null);
};

/** What somebody's roles hold together: each operation, and each list by field group, at its widest scope. */
const rights = (roles: readonly Role[]): ReadonlyMap<string, Scope> => {
  const widest = new Map<string, Scope>();
  const hold = (name: string, scope: Scope): void => {
    if (isWider(scope, widest.get(name) ?? null)) widest.set(name, scope);
  };
  for (const { operations, reads } of roles) {
    for (const [name, scope] of Object.entries(operations)) hold(`operation ${name}`, scope);
    for (const [name, { scope, groups }] of Object.entries(reads)) for (const group of groups) hold(`read ${name} ${group}`, scope);
  }
  return widest;
};

/** How many rights of these are gone or narrower in those. */
export const narrowed = (before: readonly Role[], after: readonly Role[]): number => {
  const left = rights(after);
  return [...rights(before)].filter(([name, scope]) => isWider(scope, left.get(name) ?? null)).length;
};
