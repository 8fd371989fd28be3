import type { InstitutionTree } from '@healthcert/domain/institution';
import { mayDo, readScope, type Actor, type InstitutionScope } from '@healthcert/domain/kernel';
import type { ReminderLevel } from '@healthcert/domain/notification';
import { rolesOf, type StaffDirectory, type StaffMember } from '@healthcert/domain/staff';

interface Directory {
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

const working = ({ directory }: Directory): readonly Actor[] =>
  [...directory.staff.values()].filter(({ enabled }) => enabled).map((member) => actorOf(directory, member));

const sees = (actor: Actor, institutionId: string, tree: InstitutionScope): boolean =>
  (readScope(actor, 'notification-list', tree)?.groupsOf({ institutionId }).size ?? 0) > 0;

/** Those who may record a report of this institution; at the institution itself first. */
export const reportersOf = (all: Directory, institutionId: string): readonly Actor[] =>
  working(all)
    .filter((actor) => mayDo(actor, 'reportNotification', { institutionId }, all.tree))
    .toSorted((one, other) => Number(other.institutionId === institutionId) - Number(one.institutionId === institutionId));

/**
 * Ids of those whom a reminder reaches, because their lists show the task: whoever handles it (else all at the
 * institution who may report), those who run the institution, the authorities above it.
 */
export const toldAt = (all: Directory, level: ReminderLevel, institutionId: string, assigneeId: string | null): readonly string[] => {
  const seeing = working(all).filter((actor) => sees(actor, institutionId, all.tree));
  const here = seeing.filter((actor) => actor.institutionId === institutionId);
  const may = (operation: string) => (actor: Actor) => mayDo(actor, operation, { institutionId }, all.tree);
  const told = {
    handler: () => (assigneeId === null ? here.filter(may('reportNotification')) : here.filter(({ id }) => id === assigneeId)),
    institution: () => here.filter(may('changeInstitution')),
    county: () => seeing.filter((actor) => actor.institutionId === all.institutions.get(institutionId)?.parentId),
  }[level]();
  return told.map(({ id }) => id);
};
