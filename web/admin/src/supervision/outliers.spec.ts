import { describe, expect, it } from 'vitest';
import { outliersOf } from './outliers.ts';

const marks = (institutionId: string, unfit: number | null, cases = 10) => ({ institutionId, cases, values: { unfit } });

describe('who stands out', () => {
  it('has more than twice what is in the middle', () =>
    expect(outliersOf([marks('a', 0.02), marks('b', 0.03), marks('c', 0.09), marks('d', 0.04)])).toEqual([
      { institutionId: 'c', name: 'unfit', value: 0.09, usual: 0.035 },
    ]));

  it('is nobody among two, of few cases, or where little is known', () => {
    expect(outliersOf([marks('a', 0.02), marks('b', 0.5)])).toEqual([]);
    expect(outliersOf([marks('a', 0.02), marks('b', 0.02), marks('c', 0.9, 4)])).toEqual([]);
    expect(outliersOf([marks('a', 0.02), marks('b', null), marks('c', 0.9)])).toEqual([]);
  });

  it('is nobody where nothing happened anywhere', () => expect(outliersOf([marks('a', 0), marks('b', 0), marks('c', 0)])).toEqual([]));
});
