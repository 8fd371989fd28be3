import { readScope } from '@healthcert/domain/kernel';
import { overdueBefore, waitingStates, type WaitingState } from '@healthcert/domain/specimen';
import { specimenListModel } from '@healthcert/projections/specimen-list';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { specimenHoursOf } from './hours.ts';

/** How many specimens stand in a state for longer than they should. */
export interface Overdue {
  readonly state: WaitingState;
  readonly hours: number;
  /** ISO instant: those that came into the state before it are overdue. */
  readonly before: string;
  readonly count: number;
}

const countedAtMost = 10_000;

/** One for each state in which something is still to be done, within the actor's reach. @throws refused */
export const overdueSpecimens = async ({ actor, system }: RequestContext): Promise<readonly Overdue[]> => {
  const scope = actor && readScope(actor, specimenListModel.name, await system.tree());
  if (!scope) throw refused(specimenListModel.name);
  const hours = await specimenHoursOf(system, actor.institutionId);
  const now = system.now();
  return Promise.all(
    waitingStates.map(async (state) => {
      const before = overdueBefore(hours[state], now);
      // A rejected one for which another was drawn waits no more.
      const filter = { state: { eq: state }, since: { to: before }, redrawnAs: { isNull: true } };
      return {
        state,
        hours: hours[state],
        before,
        count: await system.reads.count({ model: specimenListModel, scope, filter }, countedAtMost),
      };
    }),
  );
};
