import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpaque, withoutPaper } from './paper-taken-away.ts';

const byte = fc.integer({ min: 0, max: 255 });

describe('the paper of a scanned seal', () => {
  it('becomes transparent, the ink stays', () => {
    const scan = Uint8ClampedArray.of(255, 255, 255, 255, 240, 240, 240, 255, 200, 0, 0, 255);
    expect([...withoutPaper(scan, 240)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 212, 0, 0, 255]);
    expect([isOpaque(scan), isOpaque(withoutPaper(scan))]).toEqual([true, false]);
  });

  it('looks on white paper as it was scanned, whatever its colours', () =>
    fc.assert(
      fc.property(byte, byte, byte, (red, green, blue) => {
        const [r, g, b, a] = withoutPaper(Uint8ClampedArray.of(red, green, blue, 255), 255) as unknown as [number, number, number, number];
        const onWhite = [r, g, b].map((colour) => (colour * a + 255 * (255 - a)) / 255);
        for (const [n, colour] of [red, green, blue].entries()) expect(Math.abs(onWhite[n]! - colour)).toBeLessThanOrEqual(1);
      }),
    ));
});
