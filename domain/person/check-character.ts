const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character of GB 11643-1999 numbers, by ISO 7064 MOD 11-2 over the first 17 digits. */
export const checkCharacter = (digits: string): string => {
  const sum = weights.reduce((total, weight, n) => total + weight * Number(digits[n]), 0);
  return '10X98765432'.charAt(sum % 11);
};

const travelDocumentValue = (character: string): number => {
  const value = Number.parseInt(character, 36);
  return Number.isNaN(value) ? 0 : value;
};

/** The check digit of travel documents (ICAO 9303): weights 7, 3, 1; letters count from A = 10. */
export const travelDocumentDigit = (characters: string): string => {
  const sum = Array.from(characters).reduce((total, character, n) => total + travelDocumentValue(character) * [7, 3, 1][n % 3]!, 0);
  return String(sum % 10);
};
