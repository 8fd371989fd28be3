/** The totally anti-symmetric quasigroup of order 10 from H. M. Damm's dissertation (Marburg, 2004). */
const table = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const fold = (digits: string): string => Array.from(digits).reduce((interim, digit) => table[Number(interim)]?.[Number(digit)] ?? '', '0');

/** The digit to append: it catches every wrong digit and every swap of neighbours. @param digits decimal digits only */
export const dammDigit = (digits: string): string => fold(digits);

/** Whether digits with their check digit at the end are sound. */
export const isDammSound = (digits: string): boolean => fold(digits) === '0';
