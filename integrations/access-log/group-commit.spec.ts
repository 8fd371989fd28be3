import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

const gate = () => {
  const batches: { items: readonly number[]; done: PromiseWithResolvers<void> }[] = [];
  const submit = groupCommit<number>((items) => {
    const done = Promise.withResolvers<void>();
    batches.push({ items, done });
    return done.promise;
  });
  return { batches, submit };
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a group commit', () => {
  it('takes what came in the same tick at once, and what comes meanwhile in the next batch', async () => {
    const { batches, submit } = gate();
    const first = [submit(1), submit(2)];
    await turn();
    const second = [submit(3), submit(4), submit(5)];
    batches[0]!.done.resolve();
    await Promise.all(first);
    await turn();
    batches[1]!.done.resolve();
    await Promise.all(second);
    expect(batches.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('answers nobody before the commit', async () => {
    const { batches, submit } = gate();
    let answered = false;
    const first = submit(1).then(() => (answered = true));
    await turn();
    expect(answered).toBe(false);
    batches[0]!.done.resolve();
    await first;
    expect(answered).toBe(true);
  });

  it('tells all of a failed batch, and goes on with the next', async () => {
    const { batches, submit } = gate();
    const failed = Promise.allSettled([submit(1), submit(2)]);
    await turn();
    const next = submit(3);
    batches[0]!.done.reject(new Error('no disk'));
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await turn();
    batches[1]!.done.resolve();
    await expect(next).resolves.toBeUndefined();
  });

  it('never makes a batch of more than five hundred', async () => {
    const { batches, submit } = gate();
    const all = Array.from({ length: 1200 }, (_, n) => submit(n));
    for (let n = 0; n < 3; n++) {
      await turn();
      batches[n]!.done.resolve();
    }
    await Promise.all(all);
    expect(batches.map(({ items }) => items.length)).toEqual([500, 500, 200]);
  });
});
