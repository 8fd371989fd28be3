import { Resvg } from '@resvg/resvg-js';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** A drawn figure of 102 x 126 pixels, the size of an ID card's portrait. */
export const jpeg = Uint8Array.from(readFileSync(new URL('person.jpg', import.meta.url)));

/** The frame header (0xffc0) of the figure. */
const frameAt = Buffer.from(jpeg).indexOf(Buffer.of(0xff, 0xc0));

/** The figure with another marker before its frame: 0xc2 says that it is progressive, 0xc9 arithmetic coding. */
export const jpegOfFrame = (code: number): Uint8Array => jpeg.with(frameAt + 1, code);

/** The figure with other sizes in its frame header, below 256. */
export const jpegOfSize = (width: number, height: number): Uint8Array => jpeg.with(frameAt + 6, height).with(frameAt + 8, width);

/** The figure with another number of colours: four say CMYK. */
export const jpegOfComponents = (components: number): Uint8Array => jpeg.with(frameAt + 9, components);

export const png = (width = 300, height = 400): Uint8Array => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#cde"/><circle cx="50%" cy="40%" r="20%" fill="#963"/></svg>`;
  return Uint8Array.from(new Resvg(svg).render().asPng());
};

/** A segment put right behind the start of a JPEG. */
export const withSegment = (picture: Uint8Array, code: number, body: Uint8Array): Uint8Array => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Uint8Array.from(Buffer.concat([picture.subarray(0, 2), head, body, picture.subarray(2)]));
};

/** A chunk put right behind the header of a PNG. */
export const withChunk = (picture: Uint8Array, type: string, data: Uint8Array): Uint8Array => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Uint8Array.from(Buffer.concat([picture.subarray(0, 33), length, named, checksum, picture.subarray(33)]));
};

/** Exif with the orientation and, behind it, what a phone adds: here the words "GPS 32.30N 118.31E". */
export const phoneExif = (orientation: number, order: 'II' | 'MM' = 'II'): Uint8Array => {
  const tiff =
    order === 'II'
      ? Buffer.from('49492a00080000000100120103000100000001000000', 'hex')
      : Buffer.from('4d4d002a0000000800010112000300000001000100000000', 'hex');
  if (order === 'II') tiff.writeUInt16LE(orientation, 18);
  else tiff.writeUInt16BE(orientation, 18);
  return Uint8Array.from(Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 32.30N 118.31E')]));
};
