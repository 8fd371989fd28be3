import type { Leaf, TextStyle } from '@healthcert/domain/layout';
import type { Text } from '@healthcert/domain/kernel';
import type { Canvas } from './canvas.ts';
import { drawText, widthOfText } from './text.ts';

/** The English is there for who needs it, and out of the way of who does not. */
const englishSize = 0.68;
/** Beneath a heading the English needs no heading's size. Em in mm. */
const largestEnglish = 2.8;
const englishColour = '#55636f';

export const englishOf = (size: number): number => Math.min(size * englishSize, largestEnglish);

type Label = Extract<Leaf, { readonly kind: 'label' }>;

export const asEnglish = (style: TextStyle): TextStyle => ({
  ...style,
  size: englishOf(style.size),
  weight: 'regular',
  colour: style.colour === '#ffffff' ? style.colour : englishColour,
  spacing: 0,
});

/** Both languages in one box: one above the other, or side by side. */
export const drawLabel = (canvas: Canvas, { zh, en }: Text, style: TextStyle & Pick<Label, 'arrange'>): void => {
  const { box, size, arrange } = style;
  if (en === '') return drawText(canvas, zh, style);
  if (arrange === 'beneath') {
    const english = englishOf(size) * 1.3;
    const free = { top: 0, middle: (box.height - size - english) / 2, bottom: box.height - size - english }[style.vertical];
    const upper = { ...box, y: box.y + Math.max(0, free), height: size * 1.02 };
    drawText(canvas, zh, { ...style, box: upper, vertical: 'top' });
    return drawText(canvas, en, { ...asEnglish(style), box: { ...box, y: upper.y + size * 1.22, height: english }, vertical: 'top' });
  }
  const small = asEnglish(style);
  const gap = size * 0.35;
  const chinese = widthOfText(canvas, zh, style);
  const whole = chinese + gap + widthOfText(canvas, en, small);
  const shift = { left: 0, center: Math.max(0, box.width - whole) / 2, right: Math.max(0, box.width - whole) }[style.align];
  const room = Math.min(chinese, box.width);
  drawText(canvas, zh, { ...style, box: { ...box, x: box.x + shift, width: room + 0.01 }, align: 'left' });
  const rest = box.width - shift - room - gap;
  // On the same baseline: what is smaller stands lower in the same height.
  const drop = style.vertical === 'top' ? (size - small.size) * 0.88 : (size - small.size) * 0.38;
  if (rest > 1) {
    drawText(canvas, en, {
      ...small,
      box: { ...box, x: box.x + shift + room + gap, y: box.y + drop, width: rest, height: Math.max(box.height - drop, small.size) },
      align: 'left',
      lines: 1,
    });
  }
};
