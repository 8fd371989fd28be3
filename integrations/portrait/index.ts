export { checkSeal, sealLimits } from './check-seal.ts';
export { checkPortrait, portraitHash, portraitLimits } from './check-portrait.ts';
export type { Image } from './read-image.ts';
