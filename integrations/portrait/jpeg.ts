import { orientationOf, orientationSegment } from './exif-orientation.ts';
import type { ReadImage } from './read-image.ts';

/** Markers of ITU-T T.81, annex B, by their second byte. */
const marker = { frame: [0xc0, 0xc1, 0xc2], otherFrames: [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf] };
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const tables = { huffman: 0xc4, quantisation: 0xdb };
const exif = 0xe1;
/** JFIF says how the picture is scaled, Adobe how its colours are coded; other application segments and comments go. */
const keptApplication = new Set([0xe0, 0xee]);
const isApplicationOrComment = (code: number): boolean => (code >= 0xe0 && code <= 0xef) || code === 0xfe;

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === startOfImage && bytes[2] === 0xff;

interface Segment {
  readonly code: number;
  /** From its marker to the next, with the coded pixels of a scan. */
  readonly whole: Buffer;
  readonly body: Buffer;
}

/** The place of the next marker behind coded pixels: 0xff followed by neither a stuffed zero, a restart nor a fill byte. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1]!;
    if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at;
  }
  return -1;
};

/** The segments up to the end of the image; null where one is cut off. What follows the end is left out. */
const segmentsOf = (bytes: Buffer): readonly Segment[] | null => {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length || bytes[at + 1] === endOfImage) {
    if (bytes[at] !== 0xff) return null;
    const code = bytes[at + 1]!;
    if (code === endOfImage) return segments;
    if (code === 0xff) {
      at += 1; // fill bytes may stand before a marker
      continue;
    }
    const bodyEnd = at + 2 + bytes.readUInt16BE(at + 2);
    const end = code === startOfScan ? endOfScan(bytes, bodyEnd) : bodyEnd;
    if (end < bodyEnd || bodyEnd < at + 4 || end > bytes.length) return null;
    segments.push({ code, whole: bytes.subarray(at, end), body: bytes.subarray(at + 4, bodyEnd) });
    at = end;
  }
  return null;
};

/** No picture of this many pixels is coded in fewer bytes: one bit for each block of 8 x 8. */
const leastScanBytes = (width: number, height: number): number => (width * height) / 64 / 8;

/**
 * Reads a JPEG's structure whole and keeps only what makes the picture. The pixels are not decoded: what is checked is
 * that header, tables, scans and end are there and agree with each other in size.
 */
export const readJpeg = (input: Uint8Array): ReadImage => {
  const segments = segmentsOf(Buffer.from(input));
  if (!segments) return { fault: 'PortraitDamaged' };
  if (segments.some(({ code }) => marker.otherFrames.includes(code))) return { fault: 'PortraitUnsupported' };
  const frames = segments.filter(({ code }) => marker.frame.includes(code));
  const scans = segments.filter(({ code }) => code === startOfScan);
  const has = (code: number): boolean => segments.some((segment) => segment.code === code);
  const frame = frames[0]?.body;
  if (frames.length !== 1 || !frame || frame.length < 6 || !has(tables.huffman) || !has(tables.quantisation))
    return { fault: 'PortraitDamaged' };
  const [precision, height, width, components] = [frame[0]!, frame.readUInt16BE(1), frame.readUInt16BE(3), frame[5]!];
  // Four components are a printer's CMYK, which screens and libraries read in different ways.
  if (precision !== 8 || (components !== 1 && components !== 3)) return { fault: 'PortraitUnsupported' };
  const scanBytes = scans.reduce((sum, { whole, body }) => sum + whole.length - body.length - 4, 0);
  if (width === 0 || height === 0 || scanBytes < leastScanBytes(width, height)) return { fault: 'PortraitDamaged' };

  const turned = orientationOf(segments.find(({ code }) => code === exif)?.body ?? Buffer.alloc(0));
  const kept = segments.filter(({ code }) => !isApplicationOrComment(code) || keptApplication.has(code));
  const jfif = kept.filter(({ code }) => code === 0xe0).slice(0, 1);
  const rest = kept.filter(({ code }) => code !== 0xe0);
  const bytes = Buffer.concat([
    Buffer.of(0xff, startOfImage),
    ...jfif.map(({ whole }) => whole),
    ...(turned === 1 ? [] : [orientationSegment(turned)]),
    ...rest.map(({ whole }) => whole),
    Buffer.of(0xff, endOfImage),
  ]);
  const sideways = turned >= 5;
  return { type: 'image/jpeg', width: sideways ? height : width, height: sideways ? width : height, bytes: Uint8Array.from(bytes) };
};
