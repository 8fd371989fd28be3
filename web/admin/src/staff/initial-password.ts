/** Without letters and digits that are mistaken for one another when they are read out or copied by hand. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const parts = 3;
const partLength = 4;

/** Bytes from here on would make the first letters likelier than the others. */
const even = 256 - (256 % letters.length);

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** A password for one sign-in, of 59 random bits: `k7mp-3xqa-w9td`. It is changed at once. */
export const initialPassword = (bytes: (count: number) => Uint8Array = random): string => {
  let drawn = '';
  while (drawn.length < parts * partLength)
    for (const byte of bytes(parts * partLength)) if (byte < even) drawn += letters.charAt(byte % letters.length);
  return Array.from({ length: parts }, (_, n) => drawn.slice(n * partLength, (n + 1) * partLength)).join('-');
};
