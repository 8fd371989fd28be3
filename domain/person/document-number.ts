import { isDate } from './calendar.ts';
import { checkCharacter, travelDocumentDigit } from './check-character.ts';
import type { Sex } from './sex.ts';

/** Papers that prove who somebody is: 身份证, 港澳台居民居住证, 港澳通行证, 台胞证, 外国人永久居留身份证, 护照. */
export const documentTypes = ['idCard', 'residencePermit', 'hongKongMacaoPass', 'taiwanPass', 'permanentResidence', 'passport'] as const;
export type DocumentType = (typeof documentTypes)[number];

export type DocumentProblem =
  | 'DocumentNumberMalformed'
  | 'DocumentNumberOfOtherType'
  | 'DocumentNumberMistyped'
  | 'DocumentBirthDateImpossible'
  | 'DocumentBirthDateInFuture';

export type ParsedDocument =
  | {
      readonly ok: true;
      readonly type: DocumentType;
      /** Narrow digits, capital letters, no spaces: the form that is stored and indexed. */
      readonly normalised: string;
      /** What the number itself says; absent where it says nothing. */
      readonly birthDate?: string;
      readonly sex?: Sex;
      /** Six-digit area of first registration. Abolished codes are common on old numbers and never a reason to refuse. */
      readonly area?: string;
      /** ISO 3166-1: three letters on the old permanent residence card, three digits on the new. */
      readonly country?: string;
    }
  | { readonly ok: false; readonly code: DocumentProblem };

type Reading = ParsedDocument;

const refused = (code: DocumentProblem): Reading => ({ ok: false, code });

/** Full-width characters narrowed, spaces and dashes dropped, capitals. */
export const normaliseDocumentNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/[\s\-–—·]/g, '')
    .toUpperCase();

const dashed = (compact: string): string => `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`;

const bornOn = (birthDate: string, today: string): DocumentProblem | null => {
  if (!isDate(birthDate) || birthDate < '1870-01-01') return 'DocumentBirthDateImpossible';
  return birthDate > today ? 'DocumentBirthDateInFuture' : null;
};

const specialAreas = new Set(['810000', '820000', '830000']);

/** GB 11643: 6 area, 8 birth date, 3 sequence (odd: male), check. */
const readCitizen = (type: 'idCard' | 'residencePermit', normalised: string, today: string): Reading => {
  if (!/^[1-9]\d{16}[\dX]$/.test(normalised)) return refused('DocumentNumberMalformed');
  if (checkCharacter(normalised) !== normalised.at(-1)) return refused('DocumentNumberMistyped');
  const area = normalised.slice(0, 6);
  if (normalised.startsWith('9') || specialAreas.has(area) !== (type === 'residencePermit')) return refused('DocumentNumberOfOtherType');
  const birthDate = dashed(normalised.slice(6, 14));
  const problem = bornOn(birthDate, today);
  if (problem) return refused(problem);
  const sex = Number(normalised[16]) % 2 === 1 ? 'male' : 'female';
  return { ok: true, type, normalised, birthDate, sex, area };
};

/** Card of 2023: 9, province, numeric country, birth date, sequence, MOD 11-2. Sex is not read from it: no source says so. */
const readNewPermanentResidence = (normalised: string, today: string): Reading => {
  if (checkCharacter(normalised) !== normalised.at(-1)) return refused('DocumentNumberMistyped');
  const birthDate = dashed(normalised.slice(6, 14));
  const problem = bornOn(birthDate, today);
  return problem ? refused(problem) : { ok: true, type: 'permanentResidence', normalised, birthDate, country: normalised.slice(3, 6) };
};

/** Card before 2023: country letters, 4 area, YYMMDD, 1, MRZ check digit. The century is the latest not in the future. */
const readOldPermanentResidence = (normalised: string, today: string): Reading => {
  if (travelDocumentDigit(normalised.slice(0, -1)) !== normalised.at(-1)) return refused('DocumentNumberMistyped');
  const short = normalised.slice(7, 13);
  const birthDate = ['20', '19'].map((century) => dashed(`${century}${short}`)).find((date) => bornOn(date, today) === null);
  if (birthDate === undefined) return refused('DocumentBirthDateImpossible');
  return { ok: true, type: 'permanentResidence', normalised, birthDate, country: normalised.slice(0, 3) };
};

const readPermanentResidence = (normalised: string, today: string): Reading => {
  if (/^9\d{16}[\dX]$/.test(normalised)) return readNewPermanentResidence(normalised, today);
  return /^[A-Z]{3}\d{12}$/.test(normalised) ? readOldPermanentResidence(normalised, today) : refused('DocumentNumberMalformed');
};

const shaped =
  (type: DocumentType, shape: RegExp) =>
  (normalised: string): Reading =>
    shape.test(normalised) ? { ok: true, type, normalised } : refused('DocumentNumberMalformed');

const readers: Readonly<Record<DocumentType, (normalised: string, today: string) => Reading>> = {
  idCard: (normalised, today) => readCitizen('idCard', normalised, today),
  residencePermit: (normalised, today) => readCitizen('residencePermit', normalised, today),
  permanentResidence: readPermanentResidence,
  hongKongMacaoPass: shaped('hongKongMacaoPass', /^[HM]\d{8}(?:\d{2})?$/),
  taiwanPass: shaped('taiwanPass', /^\d{8}$/),
  /** Countries differ: letters and digits is all that is asked. */
  passport: shaped('passport', /^[A-Z0-9]{5,20}$/),
};

/**
 * Reads a document's number and what it says of its holder. `today` is the calendar day in China ("2026-11-21"): a birth
 * date after it is refused.
 */
export const parseDocument = (type: DocumentType, number: string, today: string): ParsedDocument =>
  readers[type](normaliseDocumentNumber(number), today);
