/**
 * How sharp a picture is: the variance of its Laplacian (after Pech-Pacheco and others, 2000) over the grey values of RGBA
 * pixels. Of a blurred one it is small.
 */
export const sharpnessOf = (pixels: Uint8ClampedArray, width: number, height: number): number => {
  const grey = (x: number, y: number): number => {
    const at = (y * width + x) * 4;
    return 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
  };
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const value = grey(x - 1, y) + grey(x + 1, y) + grey(x, y - 1) + grey(x, y + 1) - 4 * grey(x, y);
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
};

/** Of a picture 240 pixels wide; below it faces and print are hard to make out. */
export const leastSharp = 40;
const sampleWidth = 240;

/** Measured on a small copy, so that it does not hold up the page. Null: there is no picture yet. */
export const measureSharpness = (picture: CanvasImageSource, width: number, height: number): number | null => {
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = sampleWidth;
  canvas.height = Math.max(3, Math.round((sampleWidth * height) / width));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return sharpnessOf(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
};
