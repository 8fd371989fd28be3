import { dammDigit, isDammSound } from '@healthcert/domain/certificate';

const serialDigits = 8;

/** `B{serial 8}{check 1}`: the letter tells its barcode from a case number's, the check digit catches a mistyped one. */
export const formNumberOf = (serial: number): string => {
  const digits = String(serial).padStart(serialDigits, '0');
  return `B${digits}${dammDigit(digits)}`;
};

/** The serial of a number as it was typed or scanned, null if it is mistyped; spaces, case and full-width signs are forgiven. */
export const readFormNumber = (typed: string): number | null => {
  const number = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^B\d{9}$/.test(number) || !isDammSound(number.slice(1))) return null;
  return Number(number.slice(1, -1));
};
