import { points, type Canvas } from './canvas.ts';
import type { Box } from '@healthcert/domain/layout';
import type { OpenedPicture } from './picture.ts';

const silhouette = { ground: '#e4eaf0', figure: '#b4c1cd' } as const;

/** A head and shoulders, so that a card without a portrait shows that nobody is to be compared. */
const drawSilhouette = (doc: PDFKit.PDFDocument, { x, y, width, height }: Box): void => {
  const centre = x + width / 2;
  doc.rect(points(x), points(y), points(width), points(height)).fill(silhouette.ground);
  doc.ellipse(points(centre), points(y + height * 0.4), points(width * 0.19), points(height * 0.17));
  doc.ellipse(points(centre), points(y + height * 1.02), points(width * 0.38), points(height * 0.36));
  doc.fill(silhouette.figure);
};

/** Fills the box with the portrait, its sides cut where it is too wide, its foot where it is too tall. */
export const drawPortrait = ({ doc }: Canvas, portrait: OpenedPicture | null, box: Box, radius: number): void => {
  const { x, y, width, height } = box;
  doc.save();
  doc.roundedRect(points(x), points(y), points(width), points(height), points(radius)).clip();
  if (portrait) {
    doc.image(portrait as unknown as string, points(x), points(y), { cover: [points(width), points(height)], align: 'center' });
  } else drawSilhouette(doc, box);
  doc.restore();
  doc.roundedRect(points(x), points(y), points(width), points(height), points(radius)).lineWidth(points(0.15)).stroke('#9fb0c0');
};
