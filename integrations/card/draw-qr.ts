import QRCode from 'qrcode';
import { points, type Canvas } from './canvas.ts';
import type { Box } from './layout.ts';

/** ISO/IEC 18004: the empty margin on each side, in modules. */
const quietZone = 4;
/** Below three dots a module card printers smear, and phones give up. */
const fewestDots = 3;

const millimetresPerInch = 25.4;

export class QrTooDense extends Error {
  override readonly name = 'QrTooDense';
}

export interface QrElement {
  readonly box: Box;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly dotsPerInch: number;
}

/** Runs of dark modules of one row: drawn as one bar each, so that no seam shows between modules. */
const barsOf = (modules: { readonly size: number; readonly data: Uint8Array }) => {
  const bars: { x: number; y: number; length: number }[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.data[y * modules.size + x]) continue;
      const last = bars.at(-1);
      if (last?.y === y && last.x + last.length === x) last.length += 1;
      else bars.push({ x, y, length: 1 });
    }
  }
  return bars;
};

/** The wished level, then the one that takes the least room: a larger code is better than a finer one. */
const create = (text: string, level: QrElement['level'], mostModules: number) => {
  const wished = QRCode.create(text, { errorCorrectionLevel: level }).modules;
  return wished.size <= mostModules ? wished : QRCode.create(text, { errorCorrectionLevel: 'L' }).modules;
};

/**
 * Draws a QR whose modules are a whole number of printer dots and begin on a dot, in the middle of its box, on white. A
 * text too long for the wished level of error correction is coded at level L.
 * @throws QrTooDense where a module would get fewer than three dots even so
 */
export const drawQr = ({ doc }: Canvas, text: string, { box, level, dotsPerInch }: QrElement): void => {
  const dot = millimetresPerInch / dotsPerInch;
  const room = Math.floor(Math.min(box.width, box.height) / dot + 0.001);
  const modules = create(text, level, Math.floor(room / fewestDots) - 2 * quietZone);
  const side = modules.size + 2 * quietZone;
  const dots = Math.floor(room / side);
  if (dots < fewestDots) {
    const need = (fewestDots * side * dot).toFixed(1);
    throw new QrTooDense(`a code of ${modules.size} modules needs a box of ${need} mm`);
  }
  const module = dots * dot;
  const onDot = (millimetres: number): number => Math.round(millimetres / dot) * dot;
  const left = onDot(box.x + (box.width - side * module) / 2);
  const top = onDot(box.y + (box.height - side * module) / 2);

  doc.rect(points(left), points(top), points(side * module), points(side * module)).fill('#ffffff');
  for (const { x, y, length } of barsOf(modules)) {
    doc.rect(points(left + (quietZone + x) * module), points(top + (quietZone + y) * module), points(length * module), points(module));
  }
  doc.fill('#000000');
};
