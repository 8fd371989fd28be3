import { describe, expect, it } from 'vitest';
import type { JobQueue, LeasedJob } from './job-queue.ts';
import { Worker } from './worker.ts';

const job = (n: number): LeasedJob => ({
  id: `job-${n}`,
  reaction: 'keep-form',
  kind: 'archive',
  payload: {},
  cause: 'event',
  correlationId: 'one',
  attempts: 1,
  replays: 0,
});

/** A queue in memory, in order. */
const queueOf = (jobs: readonly LeasedJob[]): JobQueue & { readonly waiting: LeasedJob[]; readonly done: JobQueue['done'] } => {
  const waiting = [...jobs];
  return {
    waiting,
    lease: (_now, most) => Promise.resolve(waiting.splice(0, most)),
    done: () => Promise.resolve(),
    retryAt: () => Promise.resolve(),
    giveUp: () => Promise.resolve(),
    replay: () => Promise.resolve(false),
    forgetDone: () => Promise.resolve(0),
    figures: () => Promise.resolve({ due: waiting.length, later: 0, givenUp: 0, oldestDueSeconds: 0 }),
  };
};

describe('a worker', () => {
  it('that is to stop finishes what it has taken, and leaves the rest of a long queue to the next', async () => {
    const queue = queueOf(Array.from({ length: 100 }, (_, n) => job(n)));
    const done: string[] = [];
    const taken = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const worker = new Worker({
      queue,
      executors: {
        archive: async () => {
          taken.resolve();
          await goOn.promise;
        },
      },
      onGivenUp: () => Promise.resolve(),
      onTrouble: () => undefined,
      onSettled: ({ id }) => done.push(id),
      clock: () => new Date('2026-11-22T01:00:00.000Z'),
      atOnce: 4,
    });
    worker.start();
    await taken.promise;
    const stopped = worker.stop();
    goOn.resolve();
    await stopped;
    expect(done).toEqual(['job-0', 'job-1', 'job-2', 'job-3']);
    expect(queue.waiting).toHaveLength(96);
  });
});
