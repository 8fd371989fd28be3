import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readFaces, type FontFace, type Weight } from './font-file.ts';

/** Noto Sans SC: 30,890 characters, but not every one that occurs in a person's name (no U+20BB7, no U+2C386). */
const embedded: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  medium: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

/** A stretch of text that one face draws. */
export interface FontRun {
  readonly text: string;
  readonly face: FontFace;
}

export interface Fonts {
  /** The first face that has every character of the text; null where none does alone. */
  readonly findFont: (text: string, weight?: Weight) => FontFace | null;
  /** The characters, each once, that no face has: to be shown at registration before anything is printed. */
  readonly missingCharacters: (text: string) => readonly string[];
  /** The text split by face, the embedded one wherever it can. What no face has stays with it, and shows as a box. */
  readonly runs: (text: string, weight?: Weight) => readonly FontRun[];
}

const require = createRequire(import.meta.url);
const embeddedFaces = new Map<Weight, FontFace>();

/** Read at first use and kept: most processes never print. */
const embeddedFace = (weight: Weight): FontFace => {
  const known = embeddedFaces.get(weight);
  if (known) return known;
  const face = readFaces(require.resolve(embedded[weight]))[0]!;
  embeddedFaces.set(weight, face);
  return face;
};

const fontFile = /\.(ttf|otf|ttc|otc)$/i;

const fallbackFaces = (directory: string | null): readonly FontFace[] =>
  directory === null
    ? []
    : readdirSync(directory)
        .filter((name) => fontFile.test(name))
        .toSorted()
        .flatMap((name) => readFaces(join(directory, name)));

/**
 * The fonts that a PDF is drawn with: the embedded ones, then those of the fallback directory in the order of their names
 * (a setting; Debian's `fonts-hanazono` has what Noto lacks). Open once and keep.
 * @throws FontUnusable, or the error of the file system, where the directory or a font in it cannot be read
 */
export const openFonts = ({ fallbackDirectory = null }: { readonly fallbackDirectory?: string | null } = {}): Fonts => {
  const fallbacks = fallbackFaces(fallbackDirectory);
  const facesOf = (weight: Weight): readonly FontFace[] => [embeddedFace(weight), ...fallbacks];

  return {
    findFont: (text, weight = 'regular') => facesOf(weight).find((face) => Array.from(text).every(face.covers)) ?? null,

    missingCharacters: (text) => {
      const faces = facesOf('regular');
      return [...new Set(text)].filter((character) => !faces.some((face) => face.covers(character)));
    },

    runs: (text, weight = 'regular') => {
      const faces = facesOf(weight);
      const runs: { text: string; face: FontFace }[] = [];
      for (const character of text) {
        const face = faces.find((face) => face.covers(character)) ?? faces[0]!;
        const last = runs.at(-1);
        if (last?.face === face) last.text += character;
        else runs.push({ text: character, face });
      }
      return runs;
    },
  };
};
