import type { Box } from './layout.ts';

const millimetresPerInch = 25.4;

/** Below three dots a module card printers smear, and phones give up on a module of less than a quarter of a millimetre. */
export const fewestQrDots = 3;
export const smallestQrModule = 0.25;
/** ISO/IEC 15417 leaves it to the scanner; two dots of 300 dpi is what hand scanners still read. */
export const fewestBarDots = 2;
export const smallestBarModule = 0.165;

/** ISO/IEC 18004: the empty margin on each side, in modules. */
export const qrQuietZone = 4;
/** ISO/IEC 15417: the empty margin on each side, in modules. */
export const barQuietZone = 10;

/** How wide each module is drawn: a whole number of printer dots, none if not one fits. Sizes in mm. */
export const moduleSize = (room: number, modules: number, dotsPerInch: number): { readonly dots: number; readonly size: number } => {
  const dot = millimetresPerInch / dotsPerInch;
  const dots = Math.floor(room / dot / modules + 0.001);
  return { dots, size: dots * dot };
};

/** Modules across a QR of a text of many digits at level M (byte prefix and digits mixed), rounded up: 4 more for each version. */
export const qrModules = (text: string): number => {
  const digits = /\d*$/.exec(text)?.[0].length ?? 0;
  const bits = (text.length - digits) * 8 + Math.ceil(digits * 3.34) + 40;
  const version = mediumBits.findIndex((most) => bits <= most);
  return 17 + 4 * ((version < 0 ? 39 : version) + 1);
};

/** Data bits of versions 1 to 40 at error correction M (ISO/IEC 18004:2015, table 7). */
// oxfmt-ignore
const mediumBits = [
  128, 224, 352, 512, 688, 864, 992, 1232, 1456, 1728, 2032, 2320, 2672, 2920, 3320, 3624, 4056, 4504, 5016, 5352,
  5712, 6256, 6880, 7312, 8000, 8496, 9024, 9544, 10136, 10984, 11640, 12328, 13048, 13800, 14496, 15312, 15936, 16816, 17728, 18672,
];

/** Modules of a Code 128: pairs of digits share a symbol of 11. An upper bound. */
export const barModules = (text: string): number => {
  const symbols = /^\d+$/.test(text) ? Math.ceil(text.length / 2) + (text.length % 2) : text.length;
  return 11 * (symbols + 2) + 13;
};

export const roomOfQr = ({ width, height }: Box): number => Math.min(width, height);
