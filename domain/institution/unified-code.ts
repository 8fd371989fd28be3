/** Characters of GB 32100-2015, in the order of their values 0 to 30. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3 to the power of the place, modulo 31. */
const weights = Array.from({ length: 17 }, (_, n) => Number(3n ** BigInt(n) % 31n));

/** The 18th character of a unified social credit code (统一社会信用代码, GB 32100-2015) over its first 17. */
export const unifiedCodeCheck = (characters: string): string => {
  const sum = weights.reduce((total, weight, n) => total + weight * alphabet.indexOf(characters.charAt(n)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

/** Capitals, no spaces. */
export const normaliseUnifiedCode = (code: string): string => code.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();

/** Whether a normalised code has the form of GB 32100-2015 and a right check character. */
export const isUnifiedCode = (code: string): boolean =>
  /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code) && unifiedCodeCheck(code) === code.at(-1);

/** A code with a right check character, for seeds and tests. @param first17 registrar, kind, area, subject */
export const syntheticUnifiedCode = (first17: string): string => `${first17}${unifiedCodeCheck(first17)}`;
