import { encodePng } from '@healthcert/integrations/print';
import { describe, expect, it } from 'vitest';
import { checkSeal } from './check-seal.ts';

const square = (side: number) => encodePng({ width: side, height: side, data: new Uint8Array(side * side * 4) }, 300);
const refusal = (bytes: Uint8Array) => {
  try {
    checkSeal(bytes, 'image');
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a seal', () => {
  it('is a picture of a sensible size', () => expect(refusal(square(300))).toBeNull());

  it.each([
    ['of words', new TextEncoder().encode('<svg/>'), 'SealNotAnImage'],
    ['that is cut off', square(300).subarray(0, 40), 'SealNotAnImage'],
    ['too small to print', square(40), 'SealWrongSize'],
    ['too large a file', new Uint8Array(300 * 1024), 'SealTooLarge'],
  ])('%s is refused', (_what, bytes, code) => expect(refusal(bytes)).toBe(code));
});
