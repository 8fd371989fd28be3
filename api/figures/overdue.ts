import type { ReadScope } from '@healthcert/domain/kernel';
import { overdueBefore, waitingStates } from '@healthcert/domain/specimen';
import { notificationListModel } from '@healthcert/projections/notification-list';
import { countBy } from '@healthcert/projections/kernel';
import { specimenListModel } from '@healthcert/projections/specimen-list';
import { specimenHoursOf } from '../specimen/hours.ts';
import type { System } from '../system.ts';

/** What an institution has let wait too long, now. */
export interface OverdueOf {
  readonly institutionId: string;
  readonly specimens: number;
  readonly notifications: number;
}

type Needs = Pick<System, 'reads' | 'registers' | 'now' | 'institutions'>;

const mostInstitutions = 5000;

/** Specimens by each institution's own hours, notifiable diseases by the law's; those of which nothing is overdue are left out. */
export const overdueByInstitution = async (
  system: Needs,
  scope: ReadScope,
  of: readonly string[] | null,
): Promise<readonly OverdueOf[]> => {
  const now = system.now();
  const reached = (of ?? [...(await system.institutions()).keys()]).filter(
    (id) => scope.institutions === null || scope.institutions.includes(id),
  );
  const deadlines = await Promise.all(reached.map(async (id) => [id, await specimenHoursOf(system, id)] as const));
  const counted = { scope, column: 'institutionId', atMost: mostInstitutions };
  const specimens = new Map<string, number>();
  // Institutions of the same hours are counted together: mostly all of them.
  for (const [key, alike] of Map.groupBy(deadlines, ([, hours]) => JSON.stringify(hours))) {
    const hours = JSON.parse(key) as (typeof deadlines)[number][1];
    for (const state of waitingStates) {
      const since = { to: overdueBefore(hours[state], now) };
      const filter = { state: { eq: state }, since, redrawnAs: { isNull: true }, institutionId: { in: alike.map(([id]) => id) } };
      for (const [institutionId, count] of await countBy(system.reads, { ...counted, model: specimenListModel, filter }))
        specimens.set(institutionId, (specimens.get(institutionId) ?? 0) + count);
    }
  }
  const late = { state: { eq: 'open' }, dueAt: { to: now }, institutionId: { in: reached } };
  const notifications = await countBy(system.reads, { ...counted, model: notificationListModel, filter: late });
  return reached
    .map((institutionId) => ({
      institutionId,
      specimens: specimens.get(institutionId) ?? 0,
      notifications: notifications.get(institutionId) ?? 0,
    }))
    .filter((one) => one.specimens + one.notifications > 0);
};
