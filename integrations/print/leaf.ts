import type { DocumentData, Leaf } from '@healthcert/domain/layout';
import { drawBarcode } from './barcode.ts';
import { drawBoth } from './both.ts';
import { points, type Canvas } from './canvas.ts';
import { drawGrid } from './grid.ts';
import { drawLabel } from './label.ts';
import { drawMark, drawWaves } from './ornaments.ts';
import { drawPicture, drawSealPlace, type OpenedPicture } from './picture.ts';
import { drawPortrait } from './portrait.ts';
import { drawQr } from './qr.ts';
import { drawText } from './text.ts';

/** What is drawn from, and on. */
export interface Drawing extends Canvas {
  readonly data: DocumentData;
  /** pageNumber, pageCount, printedAt: known only while printing. */
  readonly paper: Readonly<Record<string, string>>;
  readonly open: (source: Uint8Array | string) => OpenedPicture;
  /** On pre-printed stock: only what differs from paper to paper. */
  readonly overlay: boolean;
}

/** Text of a field; empty where there is none. */
export const valueOf = ({ data, paper }: Pick<Drawing, 'data' | 'paper'>, field: string): string =>
  paper[field] ?? data.values[field] ?? '';

export const withPattern = (value: string, pattern: string | undefined): string =>
  value === '' || pattern === undefined ? value : pattern.replace('{}', () => value);

const differs = new Set<Leaf['kind']>(['field', 'portrait', 'qr', 'barcode']);

const isWanted = (drawing: Drawing, leaf: Leaf): boolean =>
  (!drawing.overlay || (leaf.overlay ?? differs.has(leaf.kind))) && (leaf.when === undefined || valueOf(drawing, leaf.when) !== '');

const drawRectangle = ({ doc }: Drawing, { box, fill, stroke, thickness, radius }: Extract<Leaf, { kind: 'rectangle' }>): void => {
  doc.roundedRect(points(box.x), points(box.y), points(box.width), points(box.height), points(radius));
  doc.lineWidth(points(thickness));
  if (fill && stroke) doc.fillAndStroke(fill, stroke);
  else if (stroke) doc.stroke(stroke);
  else doc.fill(fill ?? '#ffffff');
};

const drawLine = ({ doc }: Drawing, { box, colour, thickness, dashed }: Extract<Leaf, { kind: 'line' }>): void => {
  const across = box.width >= box.height;
  doc.save();
  if (dashed) doc.dash(points(1), { space: points(1) });
  doc
    .moveTo(points(box.x), points(box.y))
    .lineTo(points(box.x + (across ? box.width : 0)), points(box.y + (across ? 0 : box.height)))
    .lineWidth(points(thickness))
    .stroke(colour);
  doc.restore();
};

const drawImage = (drawing: Drawing, { box, picture, data }: Extract<Leaf, { kind: 'image' }>): void => {
  if (data !== undefined) return drawPicture(drawing, drawing.open(data), box);
  const bytes = picture === undefined ? null : (drawing.data.pictures[picture] ?? null);
  if (bytes) drawPicture(drawing, drawing.open(bytes), box);
  else if (picture === 'seal') drawSealPlace(drawing, box);
};

/** Draws one element where it stands. @throws CodeTooDense, and what a broken picture throws */
export const drawLeaf = (drawing: Drawing, leaf: Leaf): void => {
  if (!isWanted(drawing, leaf)) return;
  switch (leaf.kind) {
    case 'rectangle':
      return drawRectangle(drawing, leaf);
    case 'line':
      return drawLine(drawing, leaf);
    case 'waves':
      return drawWaves(drawing, leaf.box, leaf.colour, leaf.count);
    case 'mark':
      return drawMark(drawing, leaf.box, leaf.colour, leaf.ground);
    case 'text':
      return drawText(drawing, leaf.text, leaf);
    case 'label':
      return drawLabel(drawing, leaf.text, leaf);
    case 'field': {
      const value = withPattern(valueOf(drawing, leaf.field), leaf.pattern);
      if (value === '') return undefined;
      const english = leaf.english === undefined ? '' : valueOf(drawing, leaf.english);
      return drawBoth(drawing, { zh: value, en: english }, leaf);
    }
    case 'portrait': {
      const portrait = drawing.data.pictures.portrait ?? null;
      return drawPortrait(drawing, portrait && drawing.open(portrait), leaf.box, leaf.radius);
    }
    case 'qr': {
      const text = valueOf(drawing, leaf.field);
      return text === '' ? undefined : drawQr(drawing, text, leaf);
    }
    case 'barcode': {
      const text = valueOf(drawing, leaf.field);
      return text === '' ? undefined : drawBarcode(drawing, text, leaf);
    }
    case 'image':
      return drawImage(drawing, leaf);
    case 'grid':
      return drawGrid(drawing, leaf.box, leaf.colour);
  }
};
