import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

describe('turns', () => {
  it('are as many for each and for all as are set, and are given back once', () => {
    const take = createTurns({ each: 2, all: 3 });
    const first = take('a');
    expect([first, take('a'), take('a'), take('b'), take('c')].map((turn) => turn !== null)).toEqual([true, true, false, true, false]);
    first?.();
    first?.();
    expect([take('c'), take('a')].map((turn) => turn !== null)).toEqual([true, false]);
  });
});
