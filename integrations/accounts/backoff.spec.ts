import { describe, expect, it } from 'vitest';
import { perName, waits } from './backoff.ts';

describe('the wait after failed sign-ins', () => {
  it('is none for the first four, then doubles from 15 seconds to a quarter of an hour', () => {
    expect(waits(perName)).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900]);
  });

  it('leaves a guesser under a hundred and twenty tries a day', () => {
    const steps = waits(perName);
    const day = 24 * 3600;
    let elapsed = 0;
    let tries = 0;
    while (elapsed < day) {
      elapsed += steps[Math.min(tries, steps.length - 1)]!;
      tries += 1;
    }
    expect(tries).toBe(105);
  });
});
