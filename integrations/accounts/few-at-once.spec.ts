import { describe, expect, it } from 'vitest';
import { fewAtOnce, oneAtATime, Overloaded } from './few-at-once.ts';

describe('few at once', () => {
  it('runs two side by side, lets one wait, and turns the rest away', async () => {
    const limited = fewAtOnce({ running: 2, waiting: 1 });
    const gates = Array.from({ length: 4 }, () => Promise.withResolvers<number>());
    const started: number[] = [];
    const tasks = gates.map((gate, n) =>
      limited(() => {
        started.push(n);
        return gate.promise;
      }),
    );
    await expect(tasks[3]).rejects.toBeInstanceOf(Overloaded);
    expect(started).toEqual([0, 1]);
    gates[0]!.resolve(0);
    await tasks[0];
    await Promise.resolve();
    expect(started).toEqual([0, 1, 2]);
    gates[1]!.resolve(1);
    gates[2]!.resolve(2);
    expect(await Promise.all(tasks.slice(0, 3))).toEqual([0, 1, 2]);
  });

  it('goes on after a task that failed', async () => {
    const limited = fewAtOnce({ running: 1, waiting: 1 });
    await expect(limited(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await limited(async () => 7)).toBe(7);
  });
});

describe('one at a time', () => {
  it('keeps those of one key in turn, turns away who would wait too long, and lets other keys pass', async () => {
    const inTurn = oneAtATime({ waiting: 1 });
    const gate = Promise.withResolvers<string>();
    const order: string[] = [];
    const first = inTurn('a', () => gate.promise);
    const second = inTurn('a', async () => void order.push('second of a'));
    await expect(inTurn('a', async () => undefined)).rejects.toBeInstanceOf(Overloaded);
    await inTurn('b', async () => void order.push('b'));
    gate.resolve('first of a');
    expect(await first).toBe('first of a');
    await second;
    expect(order).toEqual(['b', 'second of a']);
    // Nobody waits any more: the key is as new.
    await Promise.all([inTurn('a', async () => undefined), inTurn('a', async () => undefined)]);
  });
});
