import type { Box } from '@healthcert/domain/layout';
import { points, type Canvas } from './canvas.ts';
import { drawText } from './text.ts';

/** What pdfkit makes of a picture once it was opened: drawn again it is not embedded again. */
export type OpenedPicture = object;

/** Opens each picture once for a whole document, by its bytes or as base64: a seal on 500 pages is in the file once. */
export const pictureBook = (doc: PDFKit.PDFDocument): ((source: Uint8Array | string) => OpenedPicture) => {
  const opened = { bytes: new WeakMap<Uint8Array, OpenedPicture>(), text: new Map<string, OpenedPicture>() };
  // pdfkit opens a picture by itself too, but its types do not say so.
  const open = (bytes: Uint8Array): OpenedPicture => (doc as unknown as { openImage(source: Uint8Array): OpenedPicture }).openImage(bytes);
  return (source) => {
    if (typeof source === 'string') {
      const known = opened.text.get(source) ?? open(Buffer.from(source, 'base64'));
      opened.text.set(source, known);
      return known;
    }
    const known = opened.bytes.get(source) ?? open(source);
    opened.bytes.set(source, known);
    return known;
  };
};

/** Whole, in the middle of its box. */
export const drawPicture = ({ doc }: Canvas, picture: OpenedPicture, { x, y, width, height }: Box): void => {
  doc.image(picture as unknown as string, points(x), points(y), {
    fit: [points(width), points(height)],
    align: 'center',
    valign: 'center',
  });
};

/** Where a seal is put by hand. */
export const drawSealPlace = (canvas: Canvas, { x, y, width, height }: Box): void => {
  const { doc } = canvas;
  const radius = Math.min(width, height) / 2 - 0.2;
  const colour = '#9aa5af';
  doc.save();
  doc
    .circle(points(x + width / 2), points(y + height / 2), points(radius))
    .lineWidth(points(0.15))
    .dash(points(0.8), { space: points(0.8) })
    .stroke(colour);
  doc.restore();
  const size = Math.min(3, radius / 3);
  drawText(canvas, '盖章处', {
    box: { x, y: y + height / 2 - size, width, height: size * 2 },
    size,
    weight: 'regular',
    colour,
    align: 'center',
    vertical: 'middle',
    lines: 1,
    spacing: 0.05,
  });
};
