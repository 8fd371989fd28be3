import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

/** Work that is answered when the test says so, and remembers what went together. */
const held = () => {
  const batches: { readonly items: readonly number[]; answer(): void; fail(error: Error): void }[] = [];
  const arrived: (() => void)[] = [];
  const work = (items: readonly number[]): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      batches.push({ items, answer: () => resolve(items.map((item) => `got ${item}`)), fail: reject });
      arrived.shift()?.();
    });
  const next = (): Promise<void> => new Promise((resolve) => arrived.push(resolve));
  return { batches, work, next };
};

describe('gathered items', () => {
  it('that are asked for in one turn go together, and each gets its own answer', async () => {
    const { batches, work, next } = held();
    const ask = gather(work);
    const begun = next();
    const answers = Promise.all([1, 2, 3].map(ask));
    await begun;
    expect(batches.map(({ items }) => items)).toEqual([[1, 2, 3]]);
    batches[0]!.answer();
    expect(await answers).toEqual(['got 1', 'got 2', 'got 3']);
  });

  it('that arrive while all lanes are busy travel in the next batch', async () => {
    const { batches, work, next } = held();
    const ask = gather(work, { lanes: 1 });
    const begun = next();
    const first = ask(1);
    await begun;
    const later = [ask(2), ask(3)];
    const second = next();
    batches[0]!.answer();
    expect(await first).toBe('got 1');
    await second;
    expect(batches[1]!.items).toEqual([2, 3]);
    batches[1]!.answer();
    expect(await Promise.all(later)).toEqual(['got 2', 'got 3']);
  });

  it('use a second lane while the first is held up', async () => {
    const { batches, work, next } = held();
    const ask = gather(work);
    const begun = next();
    const first = ask(1);
    await begun;
    const begunToo = next();
    const second = ask(2);
    await begunToo;
    batches[1]!.answer();
    expect(await second).toBe('got 2');
    batches[0]!.answer();
    expect(await first).toBe('got 1');
  });

  it('are no more in a batch than its size', async () => {
    const sizes: number[] = [];
    const ask = gather(
      (items: readonly number[]) => {
        sizes.push(items.length);
        return Promise.resolve(items);
      },
      { largest: 2, lanes: 1 },
    );
    await Promise.all([1, 2, 3, 4, 5].map(ask));
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('fail with their batch, and with no other', async () => {
    const { batches, work, next } = held();
    const ask = gather(work, { lanes: 1 });
    const begun = next();
    const first = ask(1);
    await begun;
    const second = ask(2);
    const begunToo = next();
    batches[0]!.fail(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await begunToo;
    batches[1]!.answer();
    expect(await second).toBe('got 2');
  });
});
