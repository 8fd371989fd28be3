import type { InstitutionTree } from '@healthcert/domain/institution';
import type { Actor, InstitutionScope } from '@healthcert/domain/kernel';
import { rolesOf, type StaffDirectory, type StaffMember } from '@healthcert/domain/staff';

/** Everybody of the staff, and where they stand. */
export interface Directory {
  readonly directory: StaffDirectory;
  readonly tree: InstitutionScope;
  readonly institutions: InstitutionTree;
}

const actorOf = (directory: StaffDirectory, { staffId, displayName, institutionId }: StaffMember): Actor => ({
  id: staffId,
  kind: 'staff',
  name: displayName,
  institutionId,
  roles: rolesOf(directory, staffId),
});

/** Whoever may sign in today, with their roles. */
export const working = ({ directory }: Pick<Directory, 'directory'>): readonly Actor[] =>
  [...directory.staff.values()].filter(({ enabled }) => enabled).map((member) => actorOf(directory, member));

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
