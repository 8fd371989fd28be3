export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Frame of the portrait on the screen; 25:35 as on the card. */
export const portraitFrame: Size = { width: 250, height: 350 };
/** Pixels of the stored portrait: 25 x 35 mm at 508 dpi. */
export const portraitPixels: Size = { width: 500, height: 700 };

/** How a picture lies under the frame: `zoom` 1 just covers it; `x` and `y` are the shift of its middle in frame pixels. */
export interface Placement {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const largestZoom = 5;

/** Frame pixels per picture pixel. */
export const scaleOf = ({ width, height }: Size, { zoom }: Placement, frame: Size): number =>
  Math.max(frame.width / width, frame.height / height) * zoom;

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

/** The placement nearest to the one asked for that leaves no part of the frame empty. */
export const settled = (size: Size, asked: Placement, frame: Size): Placement => {
  const zoom = Math.min(largestZoom, Math.max(1, asked.zoom));
  const scale = scaleOf(size, { ...asked, zoom }, frame);
  return {
    zoom,
    x: within(asked.x, Math.max(0, (size.width * scale - frame.width) / 2)),
    y: within(asked.y, Math.max(0, (size.height * scale - frame.height) / 2)),
  };
};

/** The part of the picture that the frame shows, in picture pixels. */
export const cutOf = (size: Size, placement: Placement, frame: Size): Size & { readonly x: number; readonly y: number } => {
  const scale = scaleOf(size, placement, frame);
  const width = frame.width / scale;
  const height = frame.height / scale;
  return { x: (size.width - width) / 2 - placement.x / scale, y: (size.height - height) / 2 - placement.y / scale, width, height };
};

/** ID-1, as ID cards are. */
const card: Size = { width: 85.6, height: 54 };
const widest = 420;
const tallest = 420;

const fitted = ({ width, height }: Size): Size => {
  const scale = Math.min(widest / width, tallest / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
};

/** The frame for a paper: an ID card's own shape; else the picture's, so that nothing of a licence is cut off unasked. */
export const paperFrame = (picture: Size, idCard: boolean): Size => {
  if (!idCard) return fitted(picture);
  return fitted(picture.width >= picture.height ? card : { width: card.height, height: card.width });
};
