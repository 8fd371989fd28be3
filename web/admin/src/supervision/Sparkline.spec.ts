import { describe, expect, it } from 'vitest';
import { lineOf } from './Sparkline.tsx';

describe('a small line', () => {
  it('runs from left to right, the most at the top and nothing at the foot', () =>
    expect(lineOf([0, 2, 4])).toBe('2.0,20.0 48.0,11.0 94.0,2.0'));
  it('lies at the foot where nothing happened', () => expect(lineOf([0, 0])).toBe('2.0,20.0 94.0,20.0'));
  it('is a point of one value, and nothing of none', () => expect([lineOf([3]), lineOf([])]).toEqual(['2.0,2.0', '']));
});
