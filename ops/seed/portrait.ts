import { Resvg } from '@resvg/resvg-js';
import { featuresOf, type Features, type PortraitTraits } from './portrait-features.ts';

/** A one-inch identity photo (25 x 35 mm) at 300 dpi. */
const width = 295;
const height = 413;
const centre = width / 2;
/** What of the drawing is shown: the head fills two thirds of the height, as identity photos ask. */
const frame = '23 44 249 348.6';
/** Middle and half height of the face. */
const face = { y: 182, half: 84 };

const outline = ({ faceWidth: w, jaw }: Features): string => {
  const [top, chin] = [face.y - face.half, face.y + face.half];
  const j = w * jaw;
  return (
    `M${centre - w},${face.y - 12} C${centre - w},${top + 8} ${centre - w * 0.62},${top} ${centre},${top} ` +
    `C${centre + w * 0.62},${top} ${centre + w},${top + 8} ${centre + w},${face.y - 12} ` +
    `C${centre + w},${face.y + 34} ${centre + j},${chin - 18} ${centre + w * 0.26},${chin - 3} ` +
    `Q${centre},${chin + 4} ${centre - w * 0.26},${chin - 3} ` +
    `C${centre - j},${chin - 18} ${centre - w},${face.y + 34} ${centre - w},${face.y - 12} Z`
  );
};

const hairBehind = ({ hairStyle, hair, faceWidth: w }: Features): string => {
  const reach = { bob: face.y + 78, long: face.y + 150, tied: 0, short: 0, parted: 0, crew: 0 }[hairStyle];
  if (hairStyle === 'tied') return `<ellipse cx="${centre}" cy="${face.y - face.half - 20}" rx="27" ry="19" fill="${hair}"/>`;
  if (reach === 0) return '';
  const [x, top] = [w + 17, face.y - face.half - 22];
  return (
    `<path fill="${hair}" d="M${centre - x},${reach} C${centre - x - 6},${face.y - 30} ${centre - x},${top} ${centre},${top} ` +
    `C${centre + x},${top} ${centre + x + 6},${face.y - 30} ${centre + x},${reach} Q${centre},${reach + 12} ${centre - x},${reach} Z"/>`
  );
};

/** The hair over the forehead: one closed shape from ear to ear over the crown and back along the hairline. */
const hairBefore = ({ hairStyle, hair, faceWidth: w }: Features): string => {
  const top = face.y - face.half;
  const side = { crew: -26, short: -6, parted: -4, bob: 14, long: 14, tied: -14 }[hairStyle];
  const crown = { crew: 13, short: 21, parted: 24, bob: 22, long: 22, tied: 20 }[hairStyle];
  const hairline = {
    crew: `C${centre + w * 0.7},${top + 24} ${centre - w * 0.7},${top + 24} ${centre - w + 3},${face.y + side}`,
    short: `C${centre + w * 0.86},${top + 44} ${centre + w * 0.4},${top + 30} ${centre},${top + 36} C${centre - w * 0.4},${top + 40} ${centre - w * 0.86},${top + 40} ${centre - w + 3},${face.y + side}`,
    parted: `C${centre + w * 0.9},${top + 40} ${centre + w * 0.5},${top + 40} ${centre - w * 0.32},${top + 18} C${centre - w * 0.6},${top + 34} ${centre - w * 0.84},${top + 44} ${centre - w + 3},${face.y + side}`,
    bob: `C${centre + w * 0.96},${top + 54} ${centre + w * 0.6},${top + 50} ${centre},${top + 50} C${centre - w * 0.6},${top + 50} ${centre - w * 0.96},${top + 54} ${centre - w + 3},${face.y + side}`,
    long: `C${centre + w * 0.8},${top + 50} ${centre + w * 0.3},${top + 30} ${centre},${top + 14} C${centre - w * 0.3},${top + 30} ${centre - w * 0.8},${top + 50} ${centre - w + 3},${face.y + side}`,
    tied: `C${centre + w * 0.84},${top + 32} ${centre + w * 0.4},${top + 20} ${centre},${top + 20} C${centre - w * 0.4},${top + 20} ${centre - w * 0.84},${top + 32} ${centre - w + 3},${face.y + side}`,
  }[hairStyle];
  const out = w + (hairStyle === 'crew' ? 2 : 7);
  return (
    `<path fill="${hair}" d="M${centre - w + 3},${face.y + side} C${centre - out - 3},${face.y - 50} ${centre - w * 0.8},${top - crown} ${centre},${top - crown} ` +
    `C${centre + w * 0.8},${top - crown} ${centre + out + 3},${face.y - 50} ${centre + w - 3},${face.y + side} ${hairline} Z"/>`
  );
};

const shoulders = ({ clothes, cloth, sex }: Features): string => {
  const [spread, top] = sex === 'male' ? [142, 306] : [124, 312];
  const body =
    `M${centre - spread},${height} C${centre - spread},${top + 34} ${centre - spread * 0.74},${top + 12} ${centre - 34},${top - 8} ` +
    `L${centre + 34},${top - 8} C${centre + spread * 0.74},${top + 12} ${centre + spread},${top + 34} ${centre + spread},${height} Z`;
  const dark = cloth === '#ffffff' ? '#c9d1db' : '#00000033';
  const collar = {
    suit: `<path fill="#fff" d="M${centre - 34},${top - 8} L${centre},${top + 92} L${centre + 34},${top - 8} Z"/><path fill="#7d2430" d="M${centre - 8},${top + 18} h16 l5,60 l-13,24 l-13,-24 Z"/><path fill="${dark}" d="M${centre - 36},${top - 8} L${centre - 2},${top + 96} L${centre - 46},${top + 50} Z M${centre + 36},${top - 8} L${centre + 2},${top + 96} L${centre + 46},${top + 50} Z"/>`,
    shirt: `<path fill="${dark}" d="M${centre - 36},${top - 10} L${centre},${top + 22} L${centre - 22},${top + 40} Z M${centre + 36},${top - 10} L${centre},${top + 22} L${centre + 22},${top + 40} Z"/><path stroke="${dark}" stroke-width="2" d="M${centre},${top + 24} V${height}"/>`,
    round: `<path fill="none" stroke="${dark}" stroke-width="7" d="M${centre - 37},${top - 6} Q${centre},${top + 40} ${centre + 37},${top - 6}"/>`,
    polo: `<path fill="${dark}" d="M${centre - 37},${top - 10} L${centre - 6},${top + 26} L${centre - 30},${top + 30} Z M${centre + 37},${top - 10} L${centre + 6},${top + 26} L${centre + 30},${top + 30} Z"/><path fill="none" stroke="${dark}" stroke-width="2" d="M${centre - 7},${top + 24} v34 h14 v-34"/>`,
  }[clothes];
  return `<path fill="${clothes === 'suit' && cloth === '#ffffff' ? '#2b3647' : cloth}" d="${body}"/>${collar}`;
};

const neck = ({ skin, shade, sex }: Features): string => {
  const w = sex === 'male' ? 33 : 27;
  const [top, low] = [face.y + 52, 304];
  const dip = (n: number): string => `L${centre + n},${low} Q${centre},${low + 34} ${centre - n},${low}`;
  return (
    `<path fill="${skin}" d="M${centre - w},${top} L${centre + w},${top} ${dip(w + 2)} Z"/>` +
    `<path fill="${shade}" d="M${centre - w},${top} L${centre + w},${top} V${face.y + 84} Q${centre},${face.y + 112} ${centre - w},${face.y + 84} Z"/>`
  );
};

const eye = (x: number, mirror: number, { eyeSize, browTilt, hair, sex, glasses }: Features): string => {
  const y = face.y - 6;
  const [w, h] = [eyeSize + 3, eyeSize * 0.52];
  const brow = sex === 'male' ? 5 : 3.2;
  const ring = glasses
    ? `<rect x="${x - 21}" y="${y - 15}" width="42" height="31" rx="11" fill="#ffffff22" stroke="#2c2c31" stroke-width="3"/>`
    : '';
  return (
    `<path fill="#fff" d="M${x - w},${y + 1} Q${x},${y - h * 2} ${x + w},${y} Q${x},${y + h * 1.7} ${x - w},${y + 1} Z"/>` +
    `<circle cx="${x}" cy="${y}" r="${h + 0.9}" fill="#2a1d18"/><circle cx="${x + 1.6}" cy="${y - 1.6}" r="1.3" fill="#fff"/>` +
    `<path fill="none" stroke="#2a1d18" stroke-width="${sex === 'male' ? 2 : 2.8}" stroke-linecap="round" d="M${x - w},${y + 1} Q${x},${y - h * 2 - 0.5} ${x + w},${y}"/>` +
    `<path fill="none" stroke="${hair}" stroke-width="${brow}" stroke-linecap="round" d="M${x - mirror * 13},${y - 19 - browTilt} Q${x},${y - 25} ${x + mirror * 15},${y - 18 + browTilt}"/>${ring}`
  );
};

const centreOfFace = ({ shade, nose, mouth, smile, sex, glasses, age }: Features): string => {
  const [noseY, mouthY] = [face.y + 8 + nose, face.y + 50];
  const lip = sex === 'male' ? '#b9715f' : '#c0565a';
  const lines =
    age > 50
      ? `<path fill="none" stroke="${shade}" stroke-width="2" stroke-linecap="round" d="M${centre - 21},${noseY + 3} q-9,8 -11,18 M${centre + 21},${noseY + 3} q9,8 11,18"/>`
      : '';
  const bridge = glasses ? `<path fill="none" stroke="#2c2c31" stroke-width="3" d="M${centre - 8},${face.y - 7} q8,-5 16,0"/>` : '';
  return (
    `<path fill="none" stroke="${shade}" stroke-width="3" stroke-linecap="round" d="M${centre - 9},${noseY} q4,5 9,4 q5,1 9,-4"/>${lines}${bridge}` +
    `<path fill="${lip}" d="M${centre - mouth},${mouthY - smile * 0.4} Q${centre - 6},${mouthY - 6} ${centre},${mouthY - 3} Q${centre + 6},${mouthY - 6} ${centre + mouth},${mouthY - smile * 0.4} Q${centre},${mouthY + 8 + smile} ${centre - mouth},${mouthY - smile * 0.4} Z"/>` +
    `<path fill="none" stroke="#8d4a42" stroke-width="1.4" d="M${centre - mouth},${mouthY - smile * 0.4} Q${centre},${mouthY + smile} ${centre + mouth},${mouthY - smile * 0.4}"/>`
  );
};

const ears = ({ skin, shade, faceWidth: w }: Features): string =>
  [-1, 1]
    .map((side) => {
      const x = centre + side * (w + 1);
      return `<ellipse cx="${x}" cy="${face.y + 4}" rx="9" ry="19" fill="${skin}"/><ellipse cx="${x + side}" cy="${face.y + 4}" rx="4" ry="11" fill="${shade}"/>`;
    })
    .join('');

/** The drawing itself, for whoever wants it larger. */
export const portraitSvg = (features: Features): string => {
  const shown = features.hairStyle === 'bob' || features.hairStyle === 'long' ? '' : ears(features);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${frame}">` +
    `<rect width="${width}" height="${height}" fill="${features.background}"/>` +
    hairBehind(features) +
    neck(features) +
    shoulders(features) +
    shown +
    `<path fill="${features.skin}" d="${outline(features)}"/>` +
    eye(centre - features.eyeGap, -1, features) +
    eye(centre + features.eyeGap, 1, features) +
    centreOfFace(features) +
    hairBefore(features) +
    '</svg>'
  );
};

/**
 * A drawn face of a person who does not exist, as a PNG of 295 x 413 pixels: plainly a drawing, one for each seed, the
 * same each time.
 */
export const syntheticPortrait = (seed: string | number, traits: Partial<PortraitTraits> = {}): Promise<Uint8Array> =>
  Promise.resolve(Uint8Array.from(new Resvg(portraitSvg(featuresOf(String(seed), traits))).render().asPng()));
