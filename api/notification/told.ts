import { mayDo, readScope, type Actor, type InstitutionScope } from '@healthcert/domain/kernel';
import type { ReminderLevel } from '@healthcert/domain/notification';
import { nearestAbove, working, type Above, type Directory } from '../staff/nearest-above.ts';

const sees = (actor: Actor, institutionId: string, tree: InstitutionScope): boolean =>
  (readScope(actor, 'notification-list', tree)?.groupsOf({ institutionId }).size ?? 0) > 0;

/** Those who may record a report of this institution; at the institution itself first. */
export const reportersOf = (all: Directory, institutionId: string): readonly Actor[] =>
  working(all)
    .filter((actor) => mayDo(actor, 'reportNotification', { institutionId }, all.tree))
    .toSorted((one, other) => Number(other.institutionId === institutionId) - Number(one.institutionId === institutionId));

/** Who is told when the time is over: the authority above, or above that where it has nobody. */
export const toldAbove = (all: Directory, institutionId: string): Above | null =>
  nearestAbove(
    all,
    institutionId,
    working(all).filter((actor) => sees(actor, institutionId, all.tree)),
  );

/**
 * Ids of those whom a reminder reaches, because their lists show the task: whoever handles it (else all at the
 * institution who may report), those who run the institution, the authority above it.
 */
export const toldAt = (all: Directory, level: ReminderLevel, institutionId: string, assigneeId: string | null): readonly string[] => {
  const here = working(all).filter((actor) => actor.institutionId === institutionId && sees(actor, institutionId, all.tree));
  const may = (operation: string) => (actor: Actor) => mayDo(actor, operation, { institutionId }, all.tree);
  const told = {
    handler: () => (assigneeId === null ? here.filter(may('reportNotification')) : here.filter(({ id }) => id === assigneeId)),
    institution: () => here.filter(may('changeInstitution')),
    county: () => toldAbove(all, institutionId)?.people ?? [],
  }[level]();
  return told.map(({ id }) => id);
};
