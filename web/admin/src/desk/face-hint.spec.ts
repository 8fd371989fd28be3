import { describe, expect, it } from 'vitest';
import { faceOval, leastSkin, skinShareOf } from './face-hint.ts';

const size = { width: 50, height: 70 };
type Colour = readonly [red: number, green: number, blue: number];

/** A head of this colour before a ground of that one, `off` to the right by this share of the width. */
const portrait = (head: Colour, ground: Colour, off = 0): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const [right, down] = [(x / size.width - faceOval.x - off) / faceOval.across, (y / size.height - faceOval.y) / faceOval.down];
      pixels.set(right * right + down * down <= 1 ? head : ground, (y * size.width + x) * 4);
    }
  return pixels;
};
const white: Colour = [255, 255, 255];
const blue: Colour = [67, 142, 219];

describe('the hint that a portrait shows no face (A7)', () => {
  it.each<[string, Colour]>([
    ['light', [241, 194, 160]],
    ['tanned', [198, 134, 96]],
    ['dark', [92, 57, 40]],
  ])('is not given for %s skin, before white or blue', (_name, skin) => {
    for (const ground of [white, blue]) expect(skinShareOf(portrait(skin, ground), size)).toBeGreaterThan(0.9);
  });

  it('is given for a paper, a wall, and a head that stands beside the frame', () => {
    const paper = portrait([250, 246, 240], [235, 60, 50]);
    const wall = portrait(blue, blue);
    const beside = portrait([241, 194, 160], blue, 0.5);
    for (const pixels of [paper, wall, beside]) expect(skinShareOf(pixels, size)).toBeLessThan(leastSkin);
  });

  it('is not given where there is no colour to tell by', () => {
    expect(skinShareOf(portrait([180, 180, 180], [90, 90, 90]), size)).toBeNull();
    expect(skinShareOf(portrait(white, white), size)).toBeNull();
  });
});
