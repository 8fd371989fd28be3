import { setTimeout as delay } from 'node:timers/promises';
import type { JobQueue, LeasedJob } from './job-queue.ts';

/** Does one kind of job. Whatever it does must stand being done again: a worker may die before it is noted as done. */
export type Executor = (job: LeasedJob) => Promise<void>;

/** Trying again will not help: `because` is a code that people are shown. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless';
  readonly because: string;

  constructor(because: string) {
    super(because);
    this.because = because;
  }
}

export interface WorkerSettings {
  readonly queue: JobQueue;
  readonly executors: Readonly<Record<string, Executor>>;
  /** Records that a job was given up, before the queue notes it; repeatable. */
  readonly onGivenUp: (job: LeasedJob, because: string) => Promise<void>;
  readonly onTrouble: (job: LeasedJob | null, error: unknown) => void;
  readonly onSettled?: (job: LeasedJob, how: 'done' | 'retried' | 'givenUp') => void;
  readonly clock: () => Date;
  readonly attempts?: number;
  readonly leaseSeconds?: number;
  /** Longest pause before the queue is looked at again, in milliseconds. */
  readonly pause?: number;
  readonly atOnce?: number;
  /** Where a test may stop the process: what is written by then differs. */
  readonly reached?: (point: 'leased' | 'executed', job: LeasedJob) => Promise<void> | void;
}

const second = 1000;
const longestBackoff = 3600 * second;
const keptDone = 30 * 86_400 * second;

/** Milliseconds before the next attempt: 2 s, 4 s, 8 s ... an hour at most. */
export const backoff = (attempts: number): number => Math.min(longestBackoff, second * 2 ** Math.min(attempts, 20));

/** A code without anybody's data: the name of the error, or the code that it carries. */
const codeOf = (error: unknown): string => {
  if (error instanceof Hopeless) return error.because;
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  if (typeof code === 'string') return code.slice(0, 100);
  return typeof name === 'string' ? name.slice(0, 100) : 'unknown';
};

/** Takes jobs from the queue and does them, some at once; any number of workers may share a queue. */
export class Worker {
  readonly #settings: WorkerSettings;
  readonly #stopping = new AbortController();
  #finished: Promise<void> = Promise.resolve();
  #wake = Promise.withResolvers<void>();
  #tidiedAt = 0;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  start(): void {
    this.#finished = this.#run();
  }

  /** There may be something to do: does not wait for the pause to end. */
  wake(): void {
    this.#wake.resolve();
  }

  /** Finishes what it has taken. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#finished;
  }

  /** Does everything whose time has come, or what it has taken when it is to stop; how many. */
  async workOff(): Promise<number> {
    const { queue, clock, atOnce = 8, leaseSeconds = 60 } = this.#settings;
    let count = 0;
    for (;;) {
      if (this.#stopping.signal.aborted) return count;
      const jobs = await queue.lease(clock(), atOnce, leaseSeconds);
      if (jobs.length === 0) return count;
      await Promise.all(jobs.map((job) => this.#do(job)));
      count += jobs.length;
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#wake = Promise.withResolvers();
      try {
        await this.workOff();
        await this.#tidy();
      } catch (error) {
        if (signal.aborted) return;
        this.#settings.onTrouble(null, error);
      }
      const pause = new AbortController();
      const over = delay(this.#settings.pause ?? 500, undefined, { signal: pause.signal }).catch(() => undefined);
      await Promise.race([over, this.#wake.promise]);
      pause.abort();
    }
  }

  async #do(job: LeasedJob): Promise<void> {
    const { queue, executors, clock, reached, onSettled } = this.#settings;
    try {
      await reached?.('leased', job);
      const executor = executors[job.kind];
      if (!executor) throw new Hopeless('UnknownKind');
      await executor(job);
      await reached?.('executed', job);
      await queue.done(job.id, clock());
      onSettled?.(job, 'done');
    } catch (error) {
      await this.#failed(job, error);
    }
  }

  /** What cannot even be noted is left to its lease. */
  async #failed(job: LeasedJob, error: unknown): Promise<void> {
    const { queue, clock, attempts = 12, onGivenUp, onTrouble, onSettled } = this.#settings;
    onTrouble(job, error);
    const because = codeOf(error);
    try {
      if (error instanceof Hopeless || job.attempts >= attempts) {
        await onGivenUp(job, because);
        await queue.giveUp(job.id, clock(), because);
        onSettled?.(job, 'givenUp');
      } else {
        await queue.retryAt(job.id, new Date(clock().getTime() + backoff(job.attempts)), because);
        onSettled?.(job, 'retried');
      }
    } catch (second) {
      onTrouble(job, second);
    }
  }

  async #tidy(): Promise<void> {
    const now = this.#settings.clock().getTime();
    if (now - this.#tidiedAt < 3600 * second) return;
    this.#tidiedAt = now;
    await this.#settings.queue.forgetDone(new Date(now - keptDone));
  }
}
