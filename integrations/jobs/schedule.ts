import { setTimeout as delay } from 'node:timers/promises';

/** Something that is to be done at certain times, whether or not anything happened. */
export interface ScheduledTask {
  readonly name: string;
  /** The last instant at or before this one at which it was due. */
  lastDue(now: Date): Date;
  /** Starts it for that instant. Any number of processes do so, and again after a restart: it must be recognised as repeated. */
  start(due: Date, stopping?: AbortSignal): Promise<void>;
}

interface ScheduleSettings {
  readonly tasks: readonly ScheduledTask[];
  readonly clock: () => Date;
  readonly onTrouble: (task: string, error: unknown) => void;
  /** Between two looks at the clock, in milliseconds. */
  readonly pause?: number;
}

/** Daily at this time of day in China, which keeps one zone all year: "00:10". */
export const dailyInChina =
  (time: string) =>
  (now: Date): Date => {
    const day = 86_400_000;
    const offset = 8 * 3_600_000;
    const inDay = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
    return new Date(Math.floor((now.getTime() + offset - inDay) / day) * day + inDay - offset);
  };

/** Looks at the clock and starts what is due. What was missed while nothing ran is started once, late. */
export const createSchedule = ({ tasks, clock, onTrouble, pause = 30_000 }: ScheduleSettings) => {
  const stopping = new AbortController();
  const started = new Map<string, number>();

  /** Once for each time that is due; what failed is tried at the next look. */
  const look = async (): Promise<void> => {
    for (const task of tasks) {
      const due = task.lastDue(clock());
      if (started.get(task.name) === due.getTime()) continue;
      try {
        await task.start(due, stopping.signal);
        started.set(task.name, due.getTime());
      } catch (error) {
        if (!stopping.signal.aborted) onTrouble(task.name, error);
      }
    }
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look();
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  let finished: Promise<void> = Promise.resolve();
  return {
    look,
    begin: (): void => {
      finished = run();
    },
    stop: async (): Promise<void> => {
      stopping.abort();
      await finished;
    },
  };
};
