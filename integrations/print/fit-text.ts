/** A text set in a box: how tall its em is, and what stands on each line. Sizes in the unit that the width is given in. */
export interface Fitted {
  readonly size: number;
  readonly lines: readonly string[];
}

export interface Room {
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly mostLines: number;
}

/** Distance of baselines, in em. */
export const lineHeight = 1.25;

/** A line break that somebody typed stands, where there is room for more than one line. */
const paragraphsOf = (text: string): readonly string[] => text.split(/\s*\n\s*/);

/** Width of a text at an em of 1. */
export type Measure = (text: string) => number;

/** Pieces that stay together: words; parts of a name between its dots, each dot staying with the part before it. */
const softPieces = (text: string): readonly string[] => text.match(/[^ ·•・]*[ ·•・]+|[^ ·•・]+/g) ?? [];

/** Single characters of the Han script and of kana may be parted; words of letters and digits may not. */
const anyPieces = (text: string): readonly string[] =>
  softPieces(text).flatMap(
    (piece) => piece.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}][\p{P} ]*|[^\p{Script=Han}\p{P}]+[\p{P} ]*/gu) ?? [],
  );

const wrap = (pieces: readonly string[], width: number, measure: Measure): readonly string[] | null => {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (measure(piece.trimEnd()) > width) return null;
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
};

/** Below this the text gives up its natural breaks before it shrinks further. */
const smallestWithNaturalBreaks = 0.8;
/** What may take this many lines is a paragraph, not a name: it is broken wherever its script allows before it shrinks. */
const linesOfParagraph = 3;
const step = 0.02;
const smallest = 0.2;

/**
 * Sets a text as large as it goes: on one line where it fits, else wrapped at spaces and at the dots of a name, else
 * anywhere between characters, and smaller and smaller. Nothing is ever cut off.
 */
export const fitText = (text: string, room: Room, measure: Measure): Fitted => {
  const paragraphs = paragraphsOf(text);
  const oneLine = paragraphs.join(' ');
  for (let scale = 1; scale > smallest; scale -= step) {
    const size = room.size * scale;
    const fitting = Math.min(room.mostLines, Math.max(1, Math.floor(room.height / (size * lineHeight) + 0.001)));
    const whole = scale >= smallestWithNaturalBreaks && room.mostLines < linesOfParagraph;
    const ways = (whole ? [softPieces] : [softPieces, anyPieces]).map((piecesOf) => paragraphs.map(piecesOf));
    for (const way of fitting === 1 ? [[[oneLine]]] : ways) {
      const wrapped = way.map((pieces) => wrap(pieces, room.width / size, measure));
      const lines = wrapped.flatMap((of) => of ?? []);
      if (!wrapped.includes(null) && lines.length <= fitting) return { size, lines };
    }
  }
  return { size: room.size * smallest, lines: [oneLine] };
};
