/** Bar and space widths of the 106 characters and the stop (ISO/IEC 15417). */
const widths =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  );

const startB = 104;
const startC = 105;
const stop = 106;

/** Set C packs two digits into a character; anything else goes in set B. */
const charactersOf = (text: string): number[] => {
  if (/^(\d\d)+$/.test(text)) return [startC, ...text.match(/\d\d/g)!.map(Number)];
  return [startB, ...Array.from(text, (character) => character.charCodeAt(0) - 32)];
};

/** The bars of a Code 128 barcode, as offset and width in modules, and the whole width. ASCII 32 to 126. */
export const code128 = (
  text: string,
): { readonly bars: readonly (readonly [offset: number, width: number])[]; readonly modules: number } => {
  const characters = charactersOf(text);
  const check = characters.reduce((sum, value, n) => sum + value * Math.max(1, n), 0) % 103;
  const bars: (readonly [number, number])[] = [];
  let at = 0;
  for (const character of [...characters, check, stop]) {
    for (const [n, digit] of Array.from(widths[character]!).entries()) {
      if (n % 2 === 0) bars.push([at, Number(digit)]);
      at += Number(digit);
    }
  }
  return { bars, modules: at };
};
