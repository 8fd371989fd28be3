export { FontUnusable, weights, type FontFace, type Weight } from './font-file.ts';
export { openFonts, type FontRun, type Fonts } from './fonts.ts';
