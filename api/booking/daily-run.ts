import { capacityRunOperations } from '@healthcert/domain/capacity';
import { derivedId } from '@healthcert/domain/kernel';
import { dailyInChina, type ScheduledTask } from '@healthcert/integrations/jobs';
import { worker } from '../jobs/executors.ts';
import { execute, type Doors } from '../operations/index.ts';

/** Of the runs that are started by the clock; the rest of their ids is the time. */
const cause = 'daily capacity run';

/** Every night the days that have come within the horizon are opened for booking (A12); of several processes one starts the run. */
export const dailyCapacityRun = (doors: Doors): ScheduledTask => ({
  name: 'daily-capacity-run',
  lastDue: dailyInChina('00:10'),
  start: async (due) => {
    const runId = derivedId(cause, due.toISOString());
    const request = { actor: worker, commandId: runId, correlationId: runId, now: due.toISOString() };
    await execute(doors, capacityRunOperations.runCapacityGeneration, { runId, institutionId: null }, request);
  },
});
