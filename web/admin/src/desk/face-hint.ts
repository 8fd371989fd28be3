import type { Size } from './crop.ts';

/** Where a face is expected in a portrait, as shares of its width and height: middle and half axes of an oval. */
export const faceOval = { x: 0.5, y: 0.44, across: 0.26, down: 0.25 } as const;

/** Below it nothing in the oval looks like a face; ears, hair and glasses leave more than this of any. */
export const leastSkin = 0.25;

/** Colours closer to grey than this, on average, tell nothing: the picture is black and white. */
const leastColour = 4;

/**
 * The share of the oval that has the colour of skin, light or dark: Cb 77 to 127 and Cr 133 to 173 (Chai and Ngan, 1999: Face
 * segmentation using skin-color map). No face is recognised; a licence, a wall or the back of a card is told from one.
 * Null: of a picture without colour nothing can be said.
 */
export const skinShareOf = (pixels: Uint8ClampedArray, { width, height }: Size): number | null => {
  let within = 0;
  let skin = 0;
  let colour = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [right, down] = [((x + 0.5) / width - faceOval.x) / faceOval.across, ((y + 0.5) / height - faceOval.y) / faceOval.down];
      if (right * right + down * down > 1) continue;
      const at = (y * width + x) * 4;
      const [r, g, b] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
      const cb = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
      const cr = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
      within += 1;
      colour += Math.abs(cb - 128) + Math.abs(cr - 128);
      if (cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173) skin += 1;
    }
  }
  return within === 0 || colour / within < leastColour ? null : skin / within;
};
