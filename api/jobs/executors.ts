import { bookingOperations, bookingProcess } from '@healthcert/domain/booking';
import { capacityRunOperations, finishCapacityRun } from '@healthcert/domain/capacity';
import { caseProcess } from '@healthcert/domain/case';
import { feeOperations } from '@healthcert/domain/fee';
import { giveUpJob } from '@healthcert/domain/job';
import { derivedId, Rejection, type Actor, type Operation } from '@healthcert/domain/kernel';
import { notificationProcess } from '@healthcert/domain/notification';
import { Hopeless, type Executor, type JobQueue, type LeasedJob } from '@healthcert/integrations/jobs';
import { DocumentUnprintable } from '@healthcert/integrations/print';
import { execute, type Doors } from '../operations/index.ts';

/** The system's own steps, which no person is granted; and what people do, too, where a job makes up for a broken-off process. */
export const systemOperations: readonly Operation[] = [
  ...Object.values(caseProcess),
  ...Object.values(notificationProcess),
  ...Object.values(bookingProcess),
  giveUpJob,
  finishCapacityRun,
  capacityRunOperations.runCapacityGeneration,
  bookingOperations.openBookingDay,
  feeOperations.chargeFee,
] as readonly Operation[];

const byName: ReadonlyMap<string, Operation> = new Map(systemOperations.map((operation) => [operation.name, operation]));

/** Who a job acts as. */
export const worker: Actor = { id: 'worker', kind: 'system', name: 'worker', institutionId: null, roles: [] };

interface ExecutorNeeds {
  readonly doors: Doors;
  readonly queue: JobQueue;
  readonly clock: () => Date;
  /** Keeps the examination form of a case as it stands; kept already, it is not kept again. */
  readonly archiveForm: (caseId: string) => Promise<void>;
  /** Opens the days that a run is for; what is opened already stays. */
  readonly openDays: (run: { readonly runId: string; readonly institutionId: string | null }) => Promise<void>;
}

interface SentCommand {
  readonly operation: string;
  readonly input: object;
}

/** How each kind of job is done. */
export const jobExecutors = ({ doors, queue, clock, archiveForm, openDays }: ExecutorNeeds): Readonly<Record<string, Executor>> => ({
  /** The command's id is the job's: done twice, it is recognised as repeated. A rule that says no says it for good. */
  command: async ({ id, payload, cause, correlationId }) => {
    const { operation: name, input } = payload as SentCommand;
    const operation = byName.get(name) ?? (await Promise.reject<Operation>(new Hopeless('UnknownOperation')));
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw new Hopeless('InvalidInput');
    try {
      const request = { actor: worker, commandId: id, correlationId, causationId: cause, now: clock().toISOString() };
      await execute(doors, operation, parsed.data, request);
    } catch (error) {
      if (error instanceof Rejection) throw new Hopeless(error.code);
      throw error;
    }
  },
  archive: async ({ payload }) => {
    try {
      await archiveForm((payload as { readonly caseId: string }).caseId);
    } catch (error) {
      // A code or picture that does not fit is the same the next time: it waits for another design, and a replay.
      if (error instanceof DocumentUnprintable) throw new Hopeless('Unprintable');
      throw error;
    }
  },
  openDays: ({ payload }) => openDays(payload as { readonly runId: string; readonly institutionId: string | null }),
  replay: async ({ payload }) => {
    await queue.replay((payload as { readonly jobId: string }).jobId, clock());
  },
});

/** Records that a job was given up; once for each time it was queued. */
export const recordGivenUp =
  (doors: Doors, clock: () => Date) =>
  async ({ id, reaction, kind, payload, cause, correlationId, attempts, replays }: LeasedJob, because: string): Promise<void> => {
    const operation = (payload as Partial<SentCommand>).operation ?? null;
    const input = giveUpJob.input.parse({ jobId: id, reaction, kind, operation, cause, attempts, because });
    const commandId = derivedId(id, `given up ${replays}`);
    await execute(doors, giveUpJob, input, { actor: worker, commandId, correlationId, causationId: cause, now: clock().toISOString() });
  };
