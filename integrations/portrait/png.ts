import { crc32, inflateSync } from 'node:zlib';
import type { ReadImage } from './read-image.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Chunks that make the picture (PNG specification, third edition, section 11). All others, texts and times, are left out. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** With length and checksum, as it stands in the file. */
  readonly whole: Buffer;
}

export const isPng = (bytes: Uint8Array): boolean => signature.equals(Buffer.from(bytes.subarray(0, 8)));

/** The chunks up to and with IEND; null where one is cut off or its checksum is wrong. What follows IEND is left out. */
const chunksOf = (bytes: Buffer): readonly Chunk[] | null => {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return null;
};

/** Bytes of the pixels with one filter byte a row; exact, so that a short or an overlong picture is seen. */
const rawSize = (width: number, height: number, bitsPerPixel: number): number => height * (1 + Math.ceil((width * bitsPerPixel) / 8));

const inflates = (data: Buffer, size: number): boolean => {
  try {
    return inflateSync(data, { maxOutputLength: size + 1 }).length === size;
  } catch {
    return false;
  }
};

/** Reads a PNG whole: checksums, header, and whether its pixels unpack to the size that the header says. */
export const readPng = (input: Uint8Array, mostSide: number): ReadImage => {
  const chunks = chunksOf(Buffer.from(input));
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return { fault: 'PortraitDamaged' };
  const [width, height, bits] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4), header.data[8]!];
  const [colour, interlace] = [header.data[9]!, header.data[12]!];
  const samples = samplesOf[colour];
  if (width === 0 || height === 0 || samples === undefined) return { fault: 'PortraitDamaged' };
  // Adam7 and 16 bits a sample do not occur in photos of people, and printers' libraries differ on them.
  if (interlace !== 0 || bits > 8) return { fault: 'PortraitUnsupported' };
  // Not unpacked before its size is known to be sane.
  if (width > mostSide || height > mostSide) return { fault: 'PortraitTooManyPixels' };
  if (colour === 3 && !chunks.some(({ type }) => type === 'PLTE')) return { fault: 'PortraitDamaged' };
  const pixels = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  if (!inflates(pixels, rawSize(width, height, bits * samples))) return { fault: 'PortraitDamaged' };
  const stripped = Buffer.concat([signature, ...chunks.filter(({ type }) => kept.has(type)).map(({ whole }) => whole)]);
  return { type: 'image/png', width, height, bytes: Uint8Array.from(stripped) };
};
