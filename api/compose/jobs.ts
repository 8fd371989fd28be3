import type { Codec, EventStore } from '@healthcert/domain/kernel';
import { reactions } from '@healthcert/domain/reactions';
import type { AccessLog } from '@healthcert/integrations/access-log';
import { createJobQueue, createSchedule, Reactor, Worker, type JobFigures, type WorkerSettings } from '@healthcert/integrations/jobs';
import { describeTrouble, type Reads } from '@healthcert/projections/kernel';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { dailyCapacityRun } from '../booking/daily-run.ts';
import { missedBookings } from '../booking/missed.ts';
import { jobExecutors, recordGivenUp } from '../jobs/executors.ts';
import { nightlyChainCheck } from '../log/nightly-check.ts';
import type { Parameters } from '../parameter/parameters.ts';
import { traceExecutors } from '../telemetry/parts.ts';
import type { Tracing } from '../telemetry/tracing.ts';
import type { Doors } from '../operations/index.ts';

interface JobsSettings {
  readonly appUrl: string;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly codec: Codec;
  readonly doors: Doors;
  readonly reads: Pick<Reads, 'list'>;
  readonly accessLog: AccessLog;
  readonly parameters: Pick<Parameters, 'value'>;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Whether this process reacts and works; any number may. */
  readonly work: boolean;
  readonly archiveForm: (caseId: string) => Promise<void>;
  readonly openDays: (run: { readonly runId: string; readonly institutionId: string | null }) => Promise<void>;
  /** Whether this process looks at the clock as well. */
  readonly schedule: boolean;
  readonly tracing: Tracing | null;
  readonly reached?: WorkerSettings['reached'];
}

export interface Jobs {
  figures(): Promise<JobFigures>;
  /** Does what is due now, rather than when the worker looks next. */
  workOff(): Promise<number>;
  /** Why reactions or jobs do not get on, in words for an operator; empty: they do. */
  warnings(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const lateSeconds = 120;

export const createJobs = ({
  appUrl,
  pool,
  store,
  codec,
  doors,
  reads,
  accessLog,
  parameters,
  log,
  clock,
  work,
  schedule,
  archiveForm,
  openDays,
  tracing,
  reached,
}: JobsSettings): Jobs => {
  const queue = createJobQueue(pool);
  const worker = new Worker({
    queue,
    clock,
    executors: traceExecutors(jobExecutors({ doors, queue, clock, archiveForm, openDays }), tracing),
    onGivenUp: recordGivenUp(doors, clock),
    onTrouble: (job, error) => log.warn({ job: job?.id, reaction: job?.reaction, trouble: describeTrouble(error) }, 'a job has trouble'),
    ...(reached && { reached }),
  });
  const reactor = new Reactor({
    connectionString: appUrl,
    store,
    codec,
    reactions,
    onJobs: () => worker.wake(),
    onTrouble: (error) => log.error({ trouble: describeTrouble(error) }, 'the reactions have trouble'),
  });
  const clockwork = createSchedule({
    tasks: [dailyCapacityRun(doors), missedBookings({ doors, reads, parameters }), nightlyChainCheck(accessLog)],
    clock,
    onTrouble: (task, error) => log.warn({ task, trouble: describeTrouble(error) }, 'a scheduled task was not started'),
  });
  if (work) {
    reactor.start();
    worker.start();
  }
  if (schedule) clockwork.begin();
  const figures = (): Promise<JobFigures> => queue.figures(clock());
  return {
    figures,
    workOff: () => worker.workOff(),
    warnings: async () => {
      const { givenUp, oldestDueSeconds } = await figures();
      return [
        ...(reactor.trouble === null ? [] : [`reactions do not get on: ${reactor.trouble}`]),
        ...(oldestDueSeconds > lateSeconds ? [`the oldest job waits since ${Math.round(oldestDueSeconds)} s`] : []),
        ...(givenUp > 0 ? [`jobs given up: ${givenUp}`] : []),
      ];
    },
    stop: async () => {
      await clockwork.stop();
      await reactor.stop();
      await worker.stop();
    },
  };
};
