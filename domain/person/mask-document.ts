/**
 * A document number as others may see it: "341***********002X". Of the 18-character numbers the area's first three and
 * the last four stay, of others the first and the last two; length is kept, the birth date never shows.
 */
export const maskDocument = (_type: string, number: string): string => {
  const [head, tail] = number.length === 18 ? [3, 4] : [1, number.length < 8 ? 1 : 2];
  const hidden = Math.max(number.length - head - tail, 0);
  return hidden === 0 ? '*'.repeat(number.length) : `${number.slice(0, head)}${'*'.repeat(hidden)}${number.slice(-tail)}`;
};
