import Document from 'pdfkit';
import { openFonts, type Fonts } from '../fonts/index.ts';
import { points, type Canvas } from './canvas.ts';
import { fieldText, type Card } from './card.ts';
import { drawMark, drawWaves } from './draw-ornaments.ts';
import { drawPortrait } from './draw-portrait.ts';
import { drawQr } from './draw-qr.ts';
import { drawText } from './draw-text.ts';
import type { CardElement, CardLayout } from './layout.ts';

export interface PrintSettings {
  /** Opened once by the process, with the fallback directory of the settings. */
  readonly fonts?: Fonts;
  /** `both`: front and back in turn, as printers that turn the card take them. */
  readonly sides?: 'front' | 'both';
  /** Millimetres to the right and down, for a printer that does not hit the middle. */
  readonly offset?: { readonly x: number; readonly y: number };
}

/** A card could not be drawn: its number, and why. Nothing of the person. */
export class CardUnprintable extends Error {
  override readonly name = 'CardUnprintable';
}

const drawElement = (canvas: Canvas, fonts: Fonts, card: Card, element: CardElement): void => {
  const { doc } = canvas;
  const { x, y, width, height } = element.box;
  switch (element.kind) {
    case 'rectangle':
      doc.roundedRect(points(x), points(y), points(width), points(height), points(element.radius));
      if (element.fill && element.stroke) doc.lineWidth(points(0.15)).fillAndStroke(element.fill, element.stroke);
      else if (element.stroke) doc.lineWidth(points(0.15)).stroke(element.stroke);
      else doc.fill(element.fill ?? '#ffffff');
      return;
    case 'line':
      doc
        .moveTo(points(x), points(y))
        .lineTo(points(x + width), points(y))
        .lineWidth(points(element.thickness))
        .stroke(element.colour);
      return;
    case 'waves':
      return drawWaves(canvas, element.box, element.colour, element.count);
    case 'mark':
      return drawMark(canvas, element.box, element.colour, element.ground);
    case 'text':
      return drawText(canvas, fonts, element.text, element);
    case 'field':
      return drawText(canvas, fonts, fieldText(card, element.field), element);
    case 'portrait':
      return drawPortrait(canvas, card.portrait, element.box, element.radius);
    case 'qr':
      return drawQr(canvas, card.qrUrl, element);
  }
};

const drawSide = (canvas: Canvas, fonts: Fonts, card: Card, elements: readonly CardElement[], offset: { x: number; y: number }): void => {
  canvas.doc.save().translate(points(offset.x), points(offset.y));
  for (const element of elements) drawElement(canvas, fonts, card, element);
  canvas.doc.restore();
};

const collect = (doc: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(Uint8Array.from(Buffer.concat(parts))));
    doc.on('error', reject);
  });

/**
 * A PDF with one page a card (two with `sides: 'both'`), each of the layout's true size, with the used characters of its
 * fonts embedded. The same cards give the same bytes.
 * @throws CardUnprintable with the number of the first card that cannot be drawn
 */
export const renderCards = async (cards: readonly Card[], layout: CardLayout, settings: PrintSettings = {}): Promise<Uint8Array> => {
  const { fonts = openFonts(), sides = 'front', offset = { x: 0, y: 0 } } = settings;
  const size: [number, number] = [points(layout.width), points(layout.height)];
  const CreationDate = new Date(`${cards[0]?.issuedOn ?? '2000-01-01'}T00:00:00Z`);
  const doc = new Document({ size, margin: 0, autoFirstPage: false, info: { Title: '健康证明 Health certificates', CreationDate } });
  const done = collect(doc);
  for (const card of cards) {
    for (const elements of sides === 'both' ? [layout.front, layout.back] : [layout.front]) {
      doc.addPage();
      try {
        drawSide({ doc }, fonts, card, elements, offset);
      } catch (cause) {
        throw new CardUnprintable(`certificate ${card.number} cannot be printed: ${(cause as Error).message}`, { cause });
      }
    }
  }
  doc.end();
  return done;
};
