import { createHash } from 'node:crypto';
import { isJpeg, readJpeg } from './jpeg.ts';
import { isPng, readPng } from './png.ts';
import type { Image, ReadImage } from './read-image.ts';
import { reject } from './rejections.ts';

export const portraitLimits = {
  /** 2 MB: a phone's camera at full quality is scaled down by the page before it is sent. */
  mostBytes: 2 * 1024 * 1024,
  /** The portrait that readers take from a second-generation ID card has 102 x 126 pixels. */
  leastWidth: 100,
  leastHeight: 120,
  mostSide: 4096,
  /** Width by height. An ID photo is 0.8; a document camera's picture 1.33. */
  narrowest: 0.5,
  widest: 1.5,
} as const;

const field = 'portrait';

const read = (bytes: Uint8Array): ReadImage => {
  if (isPng(bytes)) return readPng(bytes, portraitLimits.mostSide);
  if (isJpeg(bytes)) return readJpeg(bytes);
  return reject('PortraitNotAnImage', { field });
};

/**
 * A portrait as it may be stored: a real JPEG or PNG by its content, whatever its name said, of a sensible size, without
 * metadata. How a picture is turned is kept.
 * @throws Rejection (PortraitEmpty, PortraitTooLarge, PortraitNotAnImage, PortraitDamaged, PortraitUnsupported,
 * PortraitTooSmall, PortraitTooManyPixels, PortraitWrongShape) with the field `portrait`
 */
export const checkPortrait = (bytes: Uint8Array): Image => {
  const { mostBytes, leastWidth, leastHeight, mostSide, narrowest, widest } = portraitLimits;
  if (bytes.length === 0) reject('PortraitEmpty', { field });
  if (bytes.length > mostBytes) reject('PortraitTooLarge', { field, with: { most: mostBytes / 1024 } });
  const image = read(bytes);
  if ('fault' in image) return reject(image.fault, { field, with: { most: mostSide } });
  const { width, height } = image;
  if (width > mostSide || height > mostSide) reject('PortraitTooManyPixels', { field, with: { most: mostSide } });
  if (width < leastWidth || height < leastHeight) reject('PortraitTooSmall', { field, with: { width: leastWidth, height: leastHeight } });
  if (width / height < narrowest || width / height > widest) reject('PortraitWrongShape', { field });
  return image;
};

/** The first 16 bytes of SHA-256 over the stored bytes: binds the portrait to the credential. */
export const portraitHash = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(bytes).digest().subarray(0, 16));
