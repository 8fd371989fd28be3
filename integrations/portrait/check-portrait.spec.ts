import { Rejection } from '@healthcert/domain/kernel';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkPortrait, portraitHash, portraitLimits } from './index.ts';
import { jpeg, jpegOfComponents, jpegOfFrame, jpegOfSize, phoneExif, png, withChunk, withSegment } from './testing/pictures.ts';

const codeOf = (bytes: Uint8Array): string => {
  try {
    return checkPortrait(bytes).type;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
};

const contains = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);

/** A header that says other sizes than the pixels have, its checksum made anew. */
const withHeader = (change: (header: Buffer) => void): Uint8Array => {
  const whole = Buffer.from(png());
  const header = Buffer.from(whole.subarray(16, 29));
  change(header);
  const named = withChunk(Uint8Array.from(whole.subarray(0, 33)), 'IHDR', header).subarray(33);
  return Uint8Array.from(Buffer.concat([whole.subarray(0, 8), named, whole.subarray(33)]));
};

const progressiveJpeg = jpegOfFrame(0xc2);

describe('a portrait', () => {
  it.each([
    ['JPEG of an ID card', jpeg, { type: 'image/jpeg', width: 102, height: 126 }],
    ['progressive JPEG', progressiveJpeg, { type: 'image/jpeg', width: 102, height: 126 }],
    ['PNG', png(), { type: 'image/png', width: 300, height: 400 }],
  ])('may be a %s', (_kind, bytes, found) => expect(checkPortrait(bytes)).toMatchObject(found));

  it.each([
    ['nothing', new Uint8Array(0), 'PortraitEmpty'],
    ['too many bytes', new Uint8Array(portraitLimits.mostBytes + 1), 'PortraitTooLarge'],
    ['a PDF', Buffer.from('%PDF-1.7 something'), 'PortraitNotAnImage'],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000'), 'PortraitNotAnImage'],
    ['a page that calls itself a picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'PortraitNotAnImage'],
    ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), 'PortraitDamaged'],
    ['a JPEG without its end', jpeg.subarray(0, -2), 'PortraitDamaged'],
    ['a JPEG of tables only', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'PortraitDamaged'],
    ['a CMYK JPEG', jpegOfComponents(4), 'PortraitUnsupported'],
    ['an arithmetic-coded JPEG', jpegOfFrame(0xc9), 'PortraitUnsupported'],
    ['half a PNG', png().subarray(0, 400), 'PortraitDamaged'],
    ['a PNG with a wrong checksum', png().with(200, png()[200]! ^ 1), 'PortraitDamaged'],
    ['a PNG that says more rows than it has', withHeader((header) => header.writeUInt32BE(401, 4)), 'PortraitDamaged'],
    ['a PNG that says fewer rows than it has', withHeader((header) => header.writeUInt32BE(399, 4)), 'PortraitDamaged'],
    ['a PNG that says it is gigantic', withHeader((header) => header.writeUInt32BE(1_000_000, 0)), 'PortraitTooManyPixels'],
    ['an interlaced PNG', withHeader((header) => header.writeUInt8(1, 12)), 'PortraitUnsupported'],
    ['a PNG of 16 bits', withHeader((header) => header.writeUInt8(16, 8)), 'PortraitUnsupported'],
    ['a thumbnail', png(60, 80), 'PortraitTooSmall'],
    ['a banner', png(800, 200), 'PortraitWrongShape'],
    ['a strip', png(100, 400), 'PortraitWrongShape'],
  ])('is not %s', (_what, bytes, code) => expect(codeOf(bytes)).toBe(code));

  it('is refused in words, with the field and the figures', () => {
    expect(() => checkPortrait(png(60, 80))).toThrow(
      expect.objectContaining({
        field: 'portrait',
        text: { zh: '照片至少 100 × 120 像素', en: 'The portrait must have at least 100 × 120 pixels' },
      }),
    );
  });

  test.prop([fc.constantFrom(jpeg, progressiveJpeg, png()), fc.nat(), fc.integer({ min: 1, max: 255 })], { numRuns: 200 })(
    'with any byte changed is a portrait still or refused, never a fault',
    (picture, at, change) => {
      const place = at % picture.length;
      expect(codeOf(picture.with(place, picture[place]! ^ change))).toMatch(/^(image\/|Portrait)/);
    },
  );

  test.prop([fc.constantFrom(jpeg, progressiveJpeg, png()), fc.nat()])('cut anywhere is refused', (picture, at) => {
    expect(codeOf(picture.subarray(0, at % picture.length))).toMatch(/^Portrait/);
  });
});

describe('what is stored of a portrait', () => {
  const secret = 'GPS 32.30N 118.31E';

  it('has no place, device or comment in it', () => {
    const taken = withSegment(withSegment(jpeg, 0xe1, phoneExif(1)), 0xfe, Buffer.from(secret));
    expect(contains(taken, secret)).toBe(true);
    expect(checkPortrait(taken).bytes).toEqual(checkPortrait(jpeg).bytes);
    const tagged = withChunk(png(), 'tEXt', Buffer.from(`Comment\0${secret}`));
    expect(contains(tagged, secret)).toBe(true);
    expect(checkPortrait(tagged).bytes).toEqual(checkPortrait(png()).bytes);
  });

  it.each([jpeg, png()])('ends where the picture ends', (picture) => {
    const more = Uint8Array.from(Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')]));
    expect(checkPortrait(more).bytes).toEqual(checkPortrait(picture).bytes);
  });

  it.each(['II', 'MM'] as const)('keeps how a phone held it (%s), and says its size as shown', (order) => {
    const stored = checkPortrait(withSegment(jpegOfSize(160, 130), 0xe1, phoneExif(6, order)));
    expect(stored).toMatchObject({ width: 130, height: 160 });
    expect(contains(stored.bytes, 'Exif')).toBe(true);
    expect(contains(stored.bytes, secret)).toBe(false);
    expect(checkPortrait(stored.bytes)).toEqual(stored);
  });

  it.each([jpeg, progressiveJpeg, png()])('does not change when checked again', (picture) => {
    const stored = checkPortrait(picture);
    expect(checkPortrait(stored.bytes)).toEqual(stored);
  });

  it('has a hash of 16 bytes', () => {
    expect(portraitHash(jpeg)).toHaveLength(16);
    expect(Buffer.from(portraitHash(new Uint8Array(0))).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb924');
  });
});
