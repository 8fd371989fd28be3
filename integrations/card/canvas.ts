/** A page being drawn. */
export interface Canvas {
  readonly doc: PDFKit.PDFDocument;
}

/** Millimetres to the points of PDF. */
export const points = (millimetres: number): number => (millimetres * 72) / 25.4;
