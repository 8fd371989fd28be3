import { setTimeout as delay } from 'node:timers/promises';

export interface OpenLoop {
  /** Calls a second, begun whether or not earlier ones are answered. */
  readonly rate: number;
  readonly seconds: number;
}

const warmSeconds = 1;

/** Milliseconds that each call took, after a warm-up. */
export const openLoop = async ({ rate, seconds }: OpenLoop, call: () => Promise<unknown>): Promise<readonly number[]> => {
  const took: number[] = [];
  const calls: Promise<void>[] = [];
  const timed = async (counts: boolean): Promise<void> => {
    const began = performance.now();
    await call();
    if (counts) took.push(performance.now() - began);
  };
  const start = performance.now();
  for (let n = 0; n < rate * (warmSeconds + seconds);) {
    const due = Math.floor(((performance.now() - start) / 1000) * rate);
    for (; n < due && n < rate * (warmSeconds + seconds); n += 1) calls.push(timed(n >= rate * warmSeconds));
    await delay(1);
  }
  await Promise.all(calls);
  return took;
};

/** The value that this share of them does not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
