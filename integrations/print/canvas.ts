import type { Fonts } from '../fonts/index.ts';

/** A page being drawn. */
export interface Canvas {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: Fonts;
}

/** Millimetres to the points of PDF. */
export const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** The edge of a dot nearest to a place, in mm: a bar that begins on a dot is as wide as it should be. */
export const onDot = (millimetres: number, dotsPerInch: number): number =>
  (Math.round((millimetres * dotsPerInch) / 25.4) * 25.4) / dotsPerInch;
