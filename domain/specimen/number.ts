import { dammDigit, isDammSound } from '@healthcert/domain/certificate';

/** Twelve digits of the case, two of the specimen within it, a check digit. */
const form = /^(\d{12})(\d{2})(\d)$/;

/**
 * What the barcode says: unique in the city, because the case's number is, and readable beside the guide sheet.
 * @param serial 1 to 99, the nth specimen of the case
 */
export const specimenNumber = (caseNumber: string, serial: number): string => {
  const digits = `${caseNumber}${String(serial).padStart(2, '0')}`;
  return `${digits}${dammDigit(digits)}`;
};

export type SpecimenReading =
  | { readonly ok: true; readonly number: string; readonly caseNumber: string }
  /** form: no specimen's number at all; check: one that is mistyped or misread. */
  | { readonly ok: false; readonly problem: 'form' | 'check' };

/** What was scanned or typed, full-width digits and blanks included. */
export const readSpecimenNumber = (text: string): SpecimenReading => {
  const number = text.normalize('NFKC').replaceAll(/\s/g, '');
  const [, caseNumber] = form.exec(number) ?? [];
  if (caseNumber === undefined) return { ok: false, problem: 'form' };
  return isDammSound(number) ? { ok: true, number, caseNumber } : { ok: false, problem: 'check' };
};
