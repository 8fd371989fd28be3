import { describe, expect, it } from 'vitest';
import { leastSharp, sharpnessOf } from './sharpness.ts';

const size = 40;
const picture = (grey: (x: number, y: number) => number): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) pixels.set([grey(x, y), grey(x, y), grey(x, y), 255], (y * size + x) * 4);
  return pixels;
};

describe('the sharpness of a picture (A7)', () => {
  it('is nothing where all is of one grey, or a slope of greys', () => {
    expect(
      sharpnessOf(
        picture(() => 128),
        size,
        size,
      ),
    ).toBeCloseTo(0, 6);
    expect(
      sharpnessOf(
        picture((x) => x * 5),
        size,
        size,
      ),
    ).toBeCloseTo(0, 6);
  });
  it('falls as an edge is blurred', () => {
    const edge = (blur: number) =>
      sharpnessOf(
        picture((x) => Math.max(0, Math.min(255, 128 + ((x - size / 2) * 255) / blur))),
        size,
        size,
      );
    expect(edge(1)).toBeGreaterThan(edge(4));
    expect(edge(4)).toBeGreaterThan(edge(20));
    expect([edge(1) > leastSharp, edge(20) > leastSharp]).toEqual([true, false]);
  });
});
