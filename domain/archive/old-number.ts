/**
 * The number of a card of another system in the form in which two are compared: full-width, spaced and small letters, and the
 * several kinds of dashes and brackets are one. What it is made of is not known, so nothing is left out.
 */
export const normaliseOldNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐-―−—–]/g, '-')
    .replaceAll(/[[〔【{]/g, '(')
    .replaceAll(/[\]〕】}]/g, ')')
    .toUpperCase();

/**
 * How somebody may begin to say an old number: whole; from its first digit on, without the letters before it; its digits alone.
 * 滁健2025-001200 gives 滁健2025-001200, 2025-001200 and 2025001200.
 */
export const oldNumberStarts = (number: string): readonly string[] => {
  const whole = normaliseOldNumber(number);
  return [...new Set([whole, whole.replace(/^\D+(?=\d)/, ''), whole.replaceAll(/\D/g, '')])].filter((start) => start !== '');
};

/** A name as two cards are compared by it. */
export const normaliseOldName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s·•.・]/g, '')
    .toUpperCase();

/** What is on a card: whoever types both has it in hand. Only its keyed hash is kept. */
export const cardWords = (number: string, name: string): string => `${normaliseOldNumber(number)}\n${normaliseOldName(name)}`;

/** What a scanner reads from a card's code, as it is compared. */
export const codeWords = (code: string): string => code.normalize('NFKC').trim();
