import type { TextStyle } from '@healthcert/domain/layout';
import type { FontRun } from '../fonts/index.ts';
import { points, type Canvas } from './canvas.ts';
import { fitText, lineHeight, type Fitted } from './fit-text.ts';

/** Where the letters stand within their em: the baseline of Chinese fonts, measured from the em's top. */
const baseline = 0.88;

const widthOfRun = ({ text, face }: FontRun, spacing: number): number =>
  face.font.layout(text).advanceWidth / face.font.unitsPerEm + spacing * Array.from(text).length;

/** The width of a text at an em of 1, with the faces that it will be drawn in. */
const measureWith =
  ({ fonts }: Canvas, { weight, spacing }: Pick<TextStyle, 'weight' | 'spacing'>) =>
  (line: string): number =>
    fonts.runs(line, weight).reduce((sum, run) => sum + widthOfRun(run, spacing), 0) - (line ? spacing : 0);

/** How a text will stand in its box. */
export const setText = (canvas: Canvas, text: string, style: TextStyle): Fitted => {
  const { width, height } = style.box;
  return fitText(text, { width, height, size: style.size, mostLines: style.lines }, measureWith(canvas, style));
};

/** How wide a text is on one line, in mm. */
export const widthOfText = (canvas: Canvas, text: string, style: Pick<TextStyle, 'weight' | 'spacing' | 'size'>): number =>
  measureWith(canvas, style)(text) * style.size;

/** Draws a text into its box, each character in a face that has it. */
export const drawText = (canvas: Canvas, text: string, style: TextStyle): void => {
  const { doc, fonts } = canvas;
  const { box, weight, spacing } = style;
  const measure = measureWith(canvas, style);
  const { size, lines } = setText(canvas, text, style);
  const free = box.height - size - (lines.length - 1) * size * lineHeight;
  const top = box.y + { top: 0, middle: free / 2, bottom: free }[style.vertical];

  doc.fillColor(style.colour);
  lines.forEach((line, n) => {
    const rest = box.width - measure(line) * size;
    let x = box.x + { left: 0, center: rest / 2, right: rest }[style.align];
    const y = top + (baseline + n * lineHeight) * size;
    for (const run of fonts.runs(line, weight)) {
      // pdfkit takes a parsed font as it takes a file; its types know only files.
      doc.registerFont(run.face.id, run.face.font as unknown as Uint8Array);
      doc
        .font(run.face.id)
        .fontSize(points(size))
        .text(run.text, points(x), points(y), { lineBreak: false, baseline: 'alphabetic', characterSpacing: points(spacing * size) });
      x += widthOfRun(run, spacing) * size;
    }
  });
};
