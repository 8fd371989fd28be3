import { describe, expect, it } from 'vitest';
import { cutOf, paperFrame, portraitFrame as frame, settled } from './crop.ts';

const wide = { width: 1280, height: 720 };
const middle = { zoom: 1, x: 0, y: 0 };

describe('the frame for a paper', () => {
  it('is the card’s own shape for an ID card, lying as the picture lies', () => {
    expect(paperFrame(wide, true)).toEqual({ width: 420, height: 265 });
    expect(paperFrame({ width: 720, height: 1280 }, true)).toEqual({ width: 265, height: 420 });
  });
  it('is the picture’s for anything else: nothing is cut off unasked', () => {
    const frameOfAll = paperFrame(wide, false);
    expect(cutOf(wide, middle, frameOfAll).width).toBeCloseTo(1280, -1);
  });
});

describe('cropping a portrait', () => {
  it('takes the middle in 25:35 first', () => {
    const cut = cutOf(wide, middle, frame);
    expect(cut).toMatchObject({ y: 0, height: 720 });
    expect(cut.width / cut.height).toBeCloseTo(25 / 35);
    expect(cut.x * 2 + cut.width).toBeCloseTo(1280);
  });

  it('never leaves a part of the frame empty', () => {
    const placement = settled(wide, { zoom: 1, x: 9999, y: 9999 }, frame);
    const cut = cutOf(wide, placement, frame);
    expect(placement.y).toBe(0);
    expect(cut.x).toBeCloseTo(0);
  });

  it('moves the picture with the hand', () =>
    expect(cutOf(wide, { ...middle, x: 10 }, frame).x).toBeLessThan(cutOf(wide, middle, frame).x));

  it('zooms within bounds', () =>
    expect([settled(wide, { ...middle, zoom: 0.2 }, frame).zoom, settled(wide, { ...middle, zoom: 50 }, frame).zoom]).toEqual([1, 5]));
});
