import Document from 'pdfkit';
import { usualSize, type PrintKind } from './kinds.ts';

const millimetres = (points: number): number => (points * 25.4) / 72;
const points = (mm: number): number => (mm * 72) / 25.4;

/** In bytes. A hundred cards with their portraits have some six megabytes. */
export const mostPdfBytes = 20 * 1024 * 1024;

/** Whether this is a PDF from its first bytes to its last: one that broke off on its way would print in part. */
export const isWholePdf = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.subarray(0, 5).toString('latin1') === '%PDF-' && file.subarray(-1024).includes('%%EOF');
};

/** The size of its first page; null: it does not say so in plain text. */
export const pageSize = (bytes: Uint8Array): readonly [width: number, height: number] | null => {
  const text = Buffer.from(bytes).toString('latin1');
  const [, left, bottom, right, top] = /\/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]/.exec(text) ?? [];
  if (right === undefined || top === undefined) return null;
  const [width, height] = [millimetres(Number(right) - Number(left)), millimetres(Number(top) - Number(bottom))];
  return width > 0 && height > 0 ? [width, height] : null;
};

const drawn = (document: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
    document.end();
  });

/** A frame and millimetres from each edge, to see by how much a printer misses. */
export const testPage = (kind: PrintKind): Promise<Uint8Array> => {
  const [width, height] = usualSize[kind];
  const document = new Document({ size: [points(width), points(height)], margin: 0, info: { Title: `Test page ${kind}` } });
  const line = (x: number, y: number, across: number, down: number): void => {
    document
      .moveTo(points(x), points(y))
      .lineTo(points(x + across), points(y + down))
      .stroke();
  };
  document
    .lineWidth(0.4)
    .rect(points(5), points(5), points(width - 10), points(height - 10))
    .stroke();
  for (let x = 5; x <= width - 5; x += 1) line(x, 5, 0, x % 5 === 0 ? 3 : 1.5);
  for (let y = 5; y <= height - 5; y += 1) line(5, y, y % 5 === 0 ? 3 : 1.5, 0);
  document
    .font('Helvetica')
    .fontSize(kind === 'label' ? 5 : 8)
    .text(`HealthCert test page: ${kind}, ${width} x ${height} mm. The frame is 5 mm from each edge.`, points(10), points(10), {
      width: points(width - 20),
    });
  return drawn(document);
};
