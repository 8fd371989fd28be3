/** What only a scanner or a wrong field brings: a case's or a specimen's number, no value of anything measured. */
export const looksScanned = (typed: string): boolean => /^(\d{12}|\d{15})$/.test(typed.normalize('NFKC').replaceAll(/\s/g, ''));
