import { describe, expect, it } from 'vitest';
import { mostAt } from './most-at.ts';

const sum = (institutionId: string, detail: string, count: number, undone = 0) => ({
  keys: [institutionId],
  measure: 'unfitReason',
  detail,
  count,
  undone,
});
const sums = [sum('east', 'skin', 3, 2), sum('west', 'skin', 2), sum('east', 'alt', 1), sum('west', 'chest', 1, 1)];

describe('most of one reason', () => {
  it('is where most of it stands, less what was taken back', () =>
    expect(mostAt(sums, 'skin')).toEqual({ institutionId: 'west', count: 2 }));
  it('is of two alike the first', () =>
    expect(mostAt([sum('west', 'skin', 1), sum('east', 'skin', 1)], 'skin')?.institutionId).toBe('east'));
  it('is nowhere where all was taken back, or nothing was', () =>
    expect([mostAt(sums, 'chest'), mostAt(sums, 'hand')]).toEqual([null, null]));
});
