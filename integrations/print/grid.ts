import type { Box } from '@healthcert/domain/layout';
import { points, type Canvas } from './canvas.ts';
import { drawText } from './text.ts';

const thickness = (n: number): number => (n % 10 === 0 ? 0.25 : n % 5 === 0 ? 0.12 : 0.04);
/** The finest lines are paler too, so that a figure stands out. */
const opacity = (n: number): number => (n % 10 === 0 ? 1 : n % 5 === 0 ? 0.7 : 0.4);

/** Squared paper in mm from the page's own corner, so that a ruler reads how far a printer is off. */
export const drawGrid = (canvas: Canvas, { x, y, width, height }: Box, colour: string): void => {
  const { doc } = canvas;
  const line = (from: readonly [number, number], to: readonly [number, number], n: number): void => {
    doc
      .moveTo(points(from[0]), points(from[1]))
      .lineTo(points(to[0]), points(to[1]))
      .lineWidth(points(thickness(n)))
      .strokeOpacity(opacity(n))
      .stroke(colour);
  };
  const figure = (n: number, at: Pick<Box, 'x' | 'y'>): void =>
    drawText(canvas, String(n), {
      box: { ...at, width: 8, height: 2 },
      size: 1.8,
      weight: 'regular',
      colour: '#17212b',
      align: 'left',
      vertical: 'top',
      lines: 1,
      spacing: 0,
    });
  for (let n = Math.ceil(x); n <= x + width; n += 1) {
    line([n, y], [n, y + height], n);
    if (n % 10 === 0) figure(n, { x: n + 0.4, y: y + 0.4 });
  }
  for (let n = Math.ceil(y); n <= y + height; n += 1) {
    line([x, n], [x + width, n], n);
    if (n % 10 === 0) figure(n, { x: x + 0.4, y: n + 0.4 });
  }
};
