const digitsOfChunk = [0, 3, 5, 8, 10, 13, 15, 17];
const chunkBytes = 7;

/** The digits that a code carries for these bytes: the other half of `bytesOfDigits`. */
export const digitsOfBytes = (bytes: Uint8Array): string => {
  let digits = '';
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    const value = chunk.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    digits += value.toString().padStart(digitsOfChunk[chunk.length] ?? 0, '0');
  }
  return digits;
};
