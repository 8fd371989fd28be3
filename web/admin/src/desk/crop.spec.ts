import { describe, expect, it } from 'vitest';
import { cutOf, settled } from './crop.ts';

const wide = { width: 1280, height: 720 };
const middle = { zoom: 1, x: 0, y: 0 };

describe('cropping a portrait', () => {
  it('takes the middle in 25:35 first', () => {
    const cut = cutOf(wide, middle);
    expect(cut).toMatchObject({ y: 0, height: 720 });
    expect(cut.width / cut.height).toBeCloseTo(25 / 35);
    expect(cut.x * 2 + cut.width).toBeCloseTo(1280);
  });

  it('never leaves a part of the frame empty', () => {
    const placement = settled(wide, { zoom: 1, x: 9999, y: 9999 });
    const cut = cutOf(wide, placement);
    expect(placement.y).toBe(0);
    expect(cut.x).toBeCloseTo(0);
  });

  it('moves the picture with the hand', () => expect(cutOf(wide, { ...middle, x: 10 }).x).toBeLessThan(cutOf(wide, middle).x));

  it('zooms within bounds', () =>
    expect([settled(wide, { ...middle, zoom: 0.2 }).zoom, settled(wide, { ...middle, zoom: 50 }).zoom]).toEqual([1, 5]));
});
