/**
 * Bytes from the decimal digits of a code (FIDO CTAP 2.2, section 11.5.1): 17 digits are 7 bytes, read as one little-endian
 * number; a rest of 3, 5, 8, 10, 13 or 15 digits is 1 to 6 bytes.
 */
const chunkBytes = 7;
const digitsOfChunk = [0, 3, 5, 8, 10, 13, 15, 17];
const chunkDigits = 17;

/** More than any certificate needs; a longer text is not looked at. */
const mostBytes = 1024;

/** Undefined for whatever no encoder makes: other characters, a length that cannot be, a number too large for its bytes. */
export const bytesOfDigits = (digits: string): Uint8Array<ArrayBuffer> | undefined => {
  const whole = Math.floor(digits.length / chunkDigits);
  const restBytes = digitsOfChunk.indexOf(digits.length % chunkDigits);
  const size = whole * chunkBytes + restBytes;
  if (!/^\d+$/.test(digits) || restBytes < 0 || size > mostBytes) return undefined;
  const bytes = new Uint8Array(size);
  for (let chunk = 0; chunk * chunkDigits < digits.length; chunk += 1) {
    let value = BigInt(digits.slice(chunk * chunkDigits, (chunk + 1) * chunkDigits));
    for (let at = chunk * chunkBytes; at < Math.min((chunk + 1) * chunkBytes, size); at += 1) {
      bytes[at] = Number(value & 0xffn);
      value >>= 8n;
    }
    if (value > 0n) return undefined;
  }
  return bytes;
};
