export const frame = { width: 250, height: 350 } as const;
/** Pixels of the stored portrait: 25 x 35 mm at 508 dpi. */
export const portraitPixels = { width: 500, height: 700 } as const;

/** How a picture lies under the frame: `zoom` 1 just covers it; `x` and `y` are the shift of its middle in frame pixels. */
export interface Placement {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const largestZoom = 5;

/** Frame pixels per picture pixel. */
export const scaleOf = ({ width, height }: Size, { zoom }: Placement): number =>
  Math.max(frame.width / width, frame.height / height) * zoom;

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));

/** The placement nearest to the one asked for that leaves no part of the frame empty. */
export const settled = (size: Size, asked: Placement): Placement => {
  const zoom = Math.min(largestZoom, Math.max(1, asked.zoom));
  const scale = scaleOf(size, { ...asked, zoom });
  return {
    zoom,
    x: within(asked.x, Math.max(0, (size.width * scale - frame.width) / 2)),
    y: within(asked.y, Math.max(0, (size.height * scale - frame.height) / 2)),
  };
};

/** The part of the picture that the frame shows, in picture pixels. */
export const cutOf = (size: Size, placement: Placement): Size & { readonly x: number; readonly y: number } => {
  const scale = scaleOf(size, placement);
  const width = frame.width / scale;
  const height = frame.height / scale;
  return { x: (size.width - width) / 2 - placement.x / scale, y: (size.height - height) / 2 - placement.y / scale, width, height };
};
