import { barQuietZone, fewestBarDots, moduleSize, type Box } from '@healthcert/domain/layout';
import bwip from 'bwip-js';
import { onDot, points, type Canvas } from './canvas.ts';
import { drawText } from './text.ts';
import { CodeTooDense } from './unprintable.ts';

export interface BarcodeElement {
  readonly box: Box;
  readonly readable: boolean;
  readonly dotsPerInch: number;
}

/** Widths of bars and gaps in turn, in modules, beginning with a bar. */
const widthsOf = (text: string): readonly number[] => {
  const [drawn] = bwip.raw({ bcid: 'code128', text }) as readonly { readonly sbs?: readonly number[] }[];
  return drawn?.sbs ?? [];
};

/** Beneath the bars: em and distance, in parts of the box. */
const readableSize = (height: number): number => Math.min(3, height * 0.26);

/**
 * Code 128 (ISO/IEC 15417), its modules a whole number of printer dots and beginning on a dot, in the middle of its box
 * with the quiet zones inside it.
 * @throws CodeTooDense where a module would get fewer than two dots
 */
export const drawBarcode = (canvas: Canvas, text: string, { box, readable, dotsPerInch }: BarcodeElement): void => {
  const { doc } = canvas;
  const widths = widthsOf(text);
  const modules = widths.reduce((sum, width) => sum + width, 0);
  const { dots, size } = moduleSize(box.width, modules + 2 * barQuietZone, dotsPerInch);
  if (dots < fewestBarDots) throw new CodeTooDense(`a barcode of ${modules} modules does not fit a box of ${box.width} mm`);
  const letters = readable ? readableSize(box.height) : 0;
  const height = box.height - letters * 1.25;
  let x = onDot(box.x + (box.width - modules * size) / 2, dotsPerInch);
  widths.forEach((width, n) => {
    if (n % 2 === 0) doc.rect(points(x), points(box.y), points(width * size), points(height));
    x += width * size;
  });
  doc.fill('#000000');
  if (!readable) return;
  drawText(canvas, text, {
    box: { x: box.x, y: box.y + height + letters * 0.2, width: box.width, height: letters * 1.05 },
    size: letters,
    weight: 'regular',
    colour: '#000000',
    align: 'center',
    vertical: 'top',
    lines: 1,
    spacing: 0.08,
  });
};
