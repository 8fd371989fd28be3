import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';

export const weights = ['regular', 'medium', 'bold'] as const;
export type Weight = (typeof weights)[number];

/** One face, read and held in memory (10 MB each for Noto Sans SC). */
export interface FontFace {
  /** Unique among the faces of one process. */
  readonly id: string;
  readonly covers: (character: string) => boolean;
  /** The parsed face, as pdfkit takes it, so that no document parses it again. */
  readonly font: Font;
}

export class FontUnusable extends Error {
  override readonly name = 'FontUnusable';
}

/** Joiners, variation selectors and controls draw nothing: no font is asked for them. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

const faceOf = (font: Font, path: string): FontFace => ({
  id: `${font.postscriptName}@${path}`,
  covers: (character) => invisible.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0)!),
  font,
});

/** The faces of a TrueType or OpenType file, or of a collection. @throws FontUnusable, which names the file */
export const readFaces = (path: string): readonly FontFace[] => {
  try {
    const read = create(readFileSync(path));
    return ('fonts' in read ? read.fonts : [read]).map((font) => faceOf(font, path));
  } catch (cause) {
    throw new FontUnusable(`the font ${path} cannot be read`, { cause });
  }
};
