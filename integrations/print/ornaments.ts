import { points, type Canvas } from './canvas.ts';
import type { Box } from '@healthcert/domain/layout';

/** Fine waves across a box, each a little out of step with the one above. */
export const drawWaves = ({ doc }: Canvas, { x, y, width, height }: Box, colour: string, count: number): void => {
  doc.save();
  doc.rect(points(x), points(y), points(width), points(height)).clip();
  const [length, swing] = [width / 3, height / 9];
  for (let n = 0; n < count; n += 1) {
    const middle = y + (height * (n + 0.5)) / count;
    const shift = Math.sin((n / count) * Math.PI * 2) * length * 0.5;
    doc.moveTo(points(x - length * 2 + shift), points(middle));
    for (let at = -2; at < 5; at += 1) {
      const from = x + at * length + shift;
      doc.bezierCurveTo(
        points(from + length * 0.36),
        points(middle - swing),
        points(from + length * 0.64),
        points(middle + swing),
        points(from + length),
        points(middle),
      );
    }
  }
  doc.lineWidth(points(0.09)).stroke(colour);
  doc.restore();
};

/** The mark: a rounded ground, a cross, and a tick in it. Drawn in a square of 32 units, as on the pages. */
export const drawMark = ({ doc }: Canvas, { x, y, width }: Box, colour: string, ground: string): void => {
  const [arm, reach, corner] = [7.6, 19, 1.2];
  doc.save();
  doc.translate(points(x), points(y)).scale(points(width) / 32);
  doc.circle(16, 16, 16).fill(ground);
  doc
    .roundedRect(16 - arm / 2, 16 - reach / 2, arm, reach, corner)
    .roundedRect(16 - reach / 2, 16 - arm / 2, reach, arm, corner)
    .fill(colour);
  doc.moveTo(11.8, 16.2).lineTo(14.8, 19.2).lineTo(20.4, 13).lineWidth(1.9).lineCap('round').lineJoin('round').stroke(ground);
  doc.restore();
};
