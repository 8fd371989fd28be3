/** What may be stored, told by the bytes themselves: a name or a header proves nothing. */
export type ContentType = 'image/jpeg' | 'image/png' | 'application/pdf';

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** The last of these bytes, as Latin-1, wherever the end-marker may stand among padding. */
const tail = (bytes: Uint8Array, length: number): string => Buffer.from(bytes.subarray(-length)).toString('latin1');

/** Start of image ... end of image. Some cameras pad after it. */
const isJpeg = (bytes: Uint8Array): boolean => startsWith(bytes, 0xff, 0xd8, 0xff) && tail(bytes, 64).includes('\u00ff\u00d9');

/** Signature, then the header chunk; the end chunk closes it (ISO/IEC 15948). */
const isPng = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) &&
  Buffer.from(bytes.subarray(12, 16)).toString('latin1') === 'IHDR' &&
  tail(bytes, 12).includes('IEND');

const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d) && tail(bytes, 1024).includes('%%EOF');

/** Null: none of those that may be stored, or cut short. */
export const contentTypeOf = (bytes: Uint8Array): ContentType | null => {
  if (isJpeg(bytes)) return 'image/jpeg';
  if (isPng(bytes)) return 'image/png';
  return isPdf(bytes) ? 'application/pdf' : null;
};
