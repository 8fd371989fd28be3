import { rejections } from '@healthcert/domain/kernel';
import { isJpeg, readJpeg } from './jpeg.ts';
import { isPng, readPng } from './png.ts';

export const sealLimits = { mostBytes: 256 * 1024, leastSide: 100, mostSide: 2000 } as const;

const reject = rejections({
  SealNotAnImage: { zh: '印章须为完整的 PNG 或 JPEG 图片', en: 'A seal must be a whole PNG or JPEG picture' },
  SealTooLarge: { zh: '印章图片不能超过 {most} KB', en: 'A seal’s picture has at most {most} kB' },
  SealWrongSize: { zh: '印章图片每边须为 {least} 至 {most} 像素', en: 'Each side of a seal has {least} to {most} pixels' },
});

/**
 * A seal that papers can be printed with: PNG (transparent where the paper shows) or JPEG, by its content.
 * @throws Rejection SealNotAnImage, SealTooLarge, SealWrongSize
 */
export const checkSeal = (bytes: Uint8Array, field: string): void => {
  const { mostBytes, leastSide: least, mostSide: most } = sealLimits;
  if (bytes.length > mostBytes) reject('SealTooLarge', { field, with: { most: mostBytes / 1024 } });
  const image = isPng(bytes) ? readPng(bytes, most) : isJpeg(bytes) ? readJpeg(bytes) : null;
  if (image !== null && 'fault' in image && image.fault === 'PortraitTooManyPixels')
    reject('SealWrongSize', { field, with: { least, most } });
  if (image === null || 'fault' in image) return reject('SealNotAnImage', { field });
  const { width, height } = image;
  if (Math.min(width, height) < least || Math.max(width, height) > most) reject('SealWrongSize', { field, with: { least, most } });
};
