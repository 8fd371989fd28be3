import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FontUnusable, openFonts, type Fonts } from './index.ts';
import { oneGlyphFont } from './testing/one-glyph-font.ts';

/** Characters of real given names that Noto Sans SC lacks. */
const rare = '\u{2C386}';
const rarer = '\u{2000B}';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  writeFileSync(join(folder, 'rare.ttf'), oneGlyphFont(rare, 'RareNames-Regular'));
  writeFileSync(join(folder, 'README.txt'), 'not a font');
});
afterAll(() => rmSync(folder, { recursive: true }));

const named = (fonts: Fonts, text: string) => fonts.runs(text).map(({ text, face }) => [text, face.font.postscriptName]);

describe('the embedded fonts', () => {
  const fonts = openFonts();

  it.each(['王芳', '欧阳娜娜', '阿卜杜热合曼·买买提', '喆', '㐀', '邬𫖮', 'Müller-Nguyễn', '冯\u{E0100}'])(
    'have every character of %s',
    (name) => {
      expect(fonts.missingCharacters(name)).toEqual([]);
      expect(fonts.findFont(name)?.font.postscriptName).toBe('NotoSansSC-Regular');
    },
  );

  it('lack some characters of names, each named once', () => {
    expect(fonts.missingCharacters(`王${rare}${rarer}${rare}`)).toEqual([rare, rarer]);
    expect(fonts.findFont(`王${rare}`)).toBeNull();
  });

  it('come in three weights with the same characters', () => {
    expect(fonts.findFont('健康证明', 'bold')?.font.postscriptName).toBe('NotoSansSC-Bold');
    expect(fonts.findFont('健康证明', 'medium')?.font.postscriptName).toBe('NotoSansSC-Medium');
  });

  it('are read once', () => expect(openFonts().findFont('王')).toBe(fonts.findFont('王')));

  it('draw a box where no font has the character', () => expect(named(fonts, `王${rare}`)).toEqual([[`王${rare}`, 'NotoSansSC-Regular']]));
});

describe('a fallback directory', () => {
  it('serves what the embedded font lacks, and only that', () => {
    const fonts = openFonts({ fallbackDirectory: folder });
    expect(fonts.missingCharacters(`王${rare}${rarer}`)).toEqual([rarer]);
    expect(fonts.findFont(rare)?.font.postscriptName).toBe('RareNames-Regular');
    expect(named(fonts, `王${rare}芳`)).toEqual([
      ['王', 'NotoSansSC-Regular'],
      [rare, 'RareNames-Regular'],
      ['芳', 'NotoSansSC-Regular'],
    ]);
  });

  it('that is missing is an error that names it', () =>
    expect(() => openFonts({ fallbackDirectory: join(folder, 'none') })).toThrow('none'));

  it('with a broken font is an error that names the file', () => {
    const broken = mkdtempSync(join(tmpdir(), 'fonts-'));
    writeFileSync(join(broken, 'broken.otf'), 'nothing');
    try {
      expect(() => openFonts({ fallbackDirectory: broken })).toThrow(FontUnusable);
      expect(() => openFonts({ fallbackDirectory: broken })).toThrow('broken.otf');
    } finally {
      rmSync(broken, { recursive: true });
    }
  });
});
