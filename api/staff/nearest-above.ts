import type { InstitutionTree } from '@healthcert/domain/institution';
import type { Actor, InstitutionScope } from '@healthcert/domain/kernel';
import { rolesOf, workplacesOf, type StaffDirectory, type StaffMember } from '@healthcert/domain/staff';

/** Everybody of the staff, and where they stand. */
export interface Directory {
  readonly directory: StaffDirectory;
  readonly tree: InstitutionScope;
  readonly institutions: InstitutionTree;
}

/** Somebody at each of the institutions that they work for. */
const actorsOf = (directory: StaffDirectory, member: StaffMember): readonly Actor[] =>
  workplacesOf(member).map(([institutionId]) => ({
    id: member.staffId,
    kind: 'staff',
    name: member.displayName,
    institutionId,
    roles: rolesOf(directory, member.staffId, institutionId),
  }));

/** Whoever may sign in today, with their roles where they work. */
export const working = ({ directory }: Pick<Directory, 'directory'>): readonly Actor[] =>
  [...directory.staff.values()].filter(({ enabled }) => enabled).flatMap((member) => actorsOf(directory, member));

export interface Above {
  readonly institutionId: string;
  readonly people: readonly Actor[];
  /** Directly above; otherwise those between have nobody for it. */
  readonly direct: boolean;
}

/** Who of these people stands nearest above an institution: a county that has none of them leaves it to the city. Null: nobody. */
export const nearestAbove = (
  { institutions }: Pick<Directory, 'institutions'>,
  institutionId: string,
  able: readonly Actor[],
): Above | null => {
  const direct = institutions.get(institutionId)?.parentId ?? null;
  for (let above = direct; above !== null; above = institutions.get(above)?.parentId ?? null) {
    const people = able.filter((actor) => actor.institutionId === above);
    if (people.length > 0) return { institutionId: above, people, direct: above === direct };
  }
  return null;
};
