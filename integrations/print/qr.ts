import { fewestQrDots, moduleSize, qrQuietZone, roomOfQr, type Box } from '@healthcert/domain/layout';
import QRCode from 'qrcode';
import { onDot, points, type Canvas } from './canvas.ts';
import { CodeTooDense } from './unprintable.ts';

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
 * @throws CodeTooDense where a module would get fewer than three dots even so
 */
export const drawQr = ({ doc }: Canvas, text: string, { box, level, dotsPerInch }: QrElement): void => {
  const room = roomOfQr(box);
  const modules = create(text, level, moduleSize(room, 1, dotsPerInch).dots / fewestQrDots - 2 * qrQuietZone);
  const side = modules.size + 2 * qrQuietZone;
  const { dots, size } = moduleSize(room, side, dotsPerInch);
  if (dots < fewestQrDots) throw new CodeTooDense(`a QR code of ${modules.size} modules does not fit a box of ${room} mm`);
  const left = onDot(box.x + (box.width - side * size) / 2, dotsPerInch);
  const top = onDot(box.y + (box.height - side * size) / 2, dotsPerInch);

  doc.rect(points(left), points(top), points(side * size), points(side * size)).fill('#ffffff');
  for (const { x, y, length } of barsOf(modules)) {
    doc.rect(points(left + (qrQuietZone + x) * size), points(top + (qrQuietZone + y) * size), points(length * size), points(size));
  }
  doc.fill('#000000');
};
