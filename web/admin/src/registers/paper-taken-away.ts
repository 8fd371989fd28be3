/** Bytes of red, green, blue and alpha, as a canvas gives them. */
type Pixels = Uint8ClampedArray;

/** Whether nothing shines through anywhere: a scan on white paper, which would hide what it is printed upon. */
export const isOpaque = (pixels: Pixels): boolean => {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at]! < 250) return false;
  return true;
};

/**
 * White becomes transparent: each colour as thin as it can be that still looks the same on white paper. What was scanned
 * a little grey counts as white.
 */
export const withoutPaper = (pixels: Pixels, paper = 235): Pixels => {
  const made = new Uint8ClampedArray(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue] = [0, 1, 2].map((n) => Math.min(255, (pixels[at + n]! * 255) / paper)) as [number, number, number];
    const white = Math.min(red, green, blue);
    const alpha = 255 - white;
    if (alpha === 0) continue;
    made[at] = ((red - white) * 255) / alpha;
    made[at + 1] = ((green - white) * 255) / alpha;
    made[at + 2] = ((blue - white) * 255) / alpha;
    made[at + 3] = alpha;
  }
  return made;
};
