import type { Text } from '@healthcert/domain/kernel';
import type { TextStyle } from '@healthcert/domain/layout';
import type { Canvas } from './canvas.ts';
import { lineHeight, type Fitted } from './fit-text.ts';
import { asEnglish, drawLabel } from './label.ts';
import { drawText, setText, widthOfText } from './text.ts';

/** Between the Chinese and the English beneath it, in em of the English. */
const between = 0.3;
/** For the tails of its last line, in em. */
const below = 0.15;

const heightOf = ({ size, lines }: Fitted): number => size * (1 + (lines.length - 1) * lineHeight);

/** As high as its lines ask for. */
const free = (style: TextStyle): TextStyle => ({ ...style, box: { ...style.box, height: (style.lines + 0.05) * style.size * lineHeight } });

/** How a text and its English stand together: on one line where there is room, else one beneath the other. */
const set = (canvas: Canvas, { zh, en }: Text, style: TextStyle) => {
  const upper = setText(canvas, zh, free(style));
  if (en === '' || en === zh) return { upper, lower: null, beside: false, height: heightOf(upper) };
  const small = asEnglish(style);
  const across = widthOfText(canvas, zh, style) + style.size * 0.35 + widthOfText(canvas, en, small);
  if (upper.lines.length === 1 && across <= style.box.width) return { upper, lower: null, beside: true, height: heightOf(upper) };
  const lower = setText(canvas, en, free({ ...small, lines: Math.max(2, style.lines) }));
  return { upper, lower, beside: false, height: heightOf(upper) + (between + below) * lower.size + heightOf(lower) };
};

/** The height in mm that a text takes with its English. */
export const heightOfBoth = (canvas: Canvas, text: Text, style: TextStyle): number => set(canvas, text, style).height;

/** Draws a text into its box and, small beside or beneath it, the English where it says something else. */
export const drawBoth = (canvas: Canvas, text: Text, style: TextStyle): void => {
  const { lower, beside, height } = set(canvas, text, style);
  if (beside) return drawLabel(canvas, text, { ...style, arrange: 'beside' });
  if (lower === null) return drawText(canvas, text.zh, style);
  const { box } = style;
  const beneath = heightOf(lower);
  const top = box.y + Math.max(0, { top: 0, middle: (box.height - height) / 2, bottom: box.height - height }[style.vertical]);
  // What a page cannot hold is set smaller; the Chinese gives way.
  const room = Math.min(box.height, height) - beneath - (between + below) * lower.size;
  drawText(canvas, text.zh, { ...style, vertical: 'top', box: { ...box, y: top, height: room + 0.25 * style.size + 0.01 } });
  const small = asEnglish(style);
  drawText(canvas, text.en, {
    ...small,
    vertical: 'top',
    lines: Math.max(2, style.lines),
    box: { ...box, y: top + room + between * lower.size, height: beneath + small.size * 0.3 },
  });
};
