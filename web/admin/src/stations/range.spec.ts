import { describe, expect, it } from 'vitest';
import { arrowOf, rangeFor, standingOf } from './range.ts';

describe('a measured value', () => {
  it.each([
    [8.9, 'low', '↓'],
    [9, 'within', ''],
    [50, 'within', ''],
    [50.1, 'high', '↑'],
  ] as const)('of %d is %s', (value, standing, arrow) => {
    expect(standingOf(value, [9, 50])).toBe(standing);
    expect(arrowOf[standing]).toBe(arrow);
  });

  it('is held against the range of the person’s sex', () => {
    const alt = { maleRange: [9, 50], femaleRange: [7, 40] };
    expect(standingOf(45, rangeFor(alt, 'male'))).toBe('within');
    expect(standingOf(45, rangeFor(alt, 'female'))).toBe('high');
  });
});
