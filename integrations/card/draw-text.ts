import type { FontRun, Fonts } from '../fonts/index.ts';
import { fitText, lineHeight } from './fit-text.ts';
import type { TextStyle } from './layout.ts';
import { points, type Canvas } from './canvas.ts';

/** Where the letters stand within their em: the baseline of Chinese fonts, measured from the em's top. */
const baseline = 0.88;

const widthOfRun = ({ text, face }: FontRun, spacing: number): number =>
  face.font.layout(text).advanceWidth / face.font.unitsPerEm + spacing * Array.from(text).length;

/** Draws a text into its box, each character in a face that has it. */
export const drawText = ({ doc }: Canvas, fonts: Fonts, text: string, style: TextStyle): void => {
  const { box, weight, spacing } = style;
  const runsOf = (line: string): readonly FontRun[] => fonts.runs(line, weight);
  const measure = (line: string): number => runsOf(line).reduce((sum, run) => sum + widthOfRun(run, spacing), 0) - (line ? spacing : 0);
  const { size, lines } = fitText(text, { width: box.width, height: box.height, size: style.size, mostLines: style.lines }, measure);
  const free = box.height - size - (lines.length - 1) * size * lineHeight;
  const top = box.y + { top: 0, middle: free / 2, bottom: free }[style.vertical];

  doc.fillColor(style.colour);
  lines.forEach((line, n) => {
    const rest = box.width - measure(line) * size;
    let x = box.x + { left: 0, center: rest / 2, right: rest }[style.align];
    const y = top + (baseline + n * lineHeight) * size;
    for (const run of runsOf(line)) {
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
