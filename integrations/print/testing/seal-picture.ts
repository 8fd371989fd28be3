import { Resvg } from '@resvg/resvg-js';

/** Of the seal's ink. */
export const sealRed = [200, 20, 30] as const;

/** A ring with a star as seals have them; what lies beneath shows through. PNG. */
export const sealPicture = (): Uint8Array => {
  const ink = `rgb(${sealRed.join()})`;
  const star = 'M150 95l13 39h41l-33 24 13 39-34-24-34 24 13-39-33-24h41z';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="140" fill="none" stroke="${ink}" stroke-width="10"/><path d="${star}" fill="${ink}"/></svg>`;
  return Uint8Array.from(new Resvg(svg).render().asPng());
};
