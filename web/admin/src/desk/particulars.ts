import type { RegisterCaseCopiesKind, RegisterCaseDocumentType, RegisterCasePayer, RegisterCaseSex } from '../gql/graphql.ts';
import { type NumberReading, normaliseNumber, readNumber } from './id-number.ts';

export type CopyKind = RegisterCaseCopiesKind;

/** A picture of a paper, stored already. */
export interface Copy {
  readonly kind: CopyKind;
  readonly file: string;
}

/** In the order in which they are offered. */
export const documentTypes: readonly RegisterCaseDocumentType[] = [
  'idCard',
  'residencePermit',
  'hongKongMacaoPass',
  'taiwanPass',
  'permanentResidence',
  'passport',
];
export const sexes: readonly RegisterCaseSex[] = ['male', 'female'];

/** What the desk types; texts, so that a draft holds exactly what was typed. */
export interface Particulars {
  readonly documentType: RegisterCaseDocumentType;
  readonly documentNumber: string;
  readonly name: string;
  readonly sex: RegisterCaseSex | '';
  readonly birthDate: string;
  readonly phone: string;
  readonly programmeId: string;
  readonly jobCode: string;
  readonly employer: string;
  /** Empty: the usual one of the institution's policy. */
  readonly payer: RegisterCasePayer | '';
  readonly payerEvidence: string;
  readonly address: string;
  readonly nationality: string;
  readonly ethnicGroup: string;
  readonly education: string;
  readonly industry: string;
  readonly yearsOfService: string;
  /** Of the employers known to the city, while the name is that one's. */
  readonly employerCode: string;
  readonly copies: readonly Copy[];
  /** As data, until it is uploaded. */
  readonly picture: string | null;
  readonly portraitFile: string | null;
  /** A case, or a card of the old system: its certificate is renewed. */
  readonly renewalOf: string | null;
  readonly renewalOfArchived: string | null;
  /** Why another case is registered beside one that is open. */
  readonly besideOpen: string;
}

export type ParticularsField = keyof Particulars;

/** Refusals in the person's words, by field. */
export type FieldProblems = Partial<Readonly<Record<ParticularsField, string>>>;

export const emptyParticulars: Particulars = {
  documentType: 'idCard',
  documentNumber: '',
  name: '',
  sex: '',
  birthDate: '',
  phone: '',
  programmeId: '',
  jobCode: '',
  employer: '',
  payer: '',
  payerEvidence: '',
  address: '',
  nationality: '',
  ethnicGroup: '',
  education: '',
  industry: '',
  yearsOfService: '',
  employerCode: '',
  copies: [],
  picture: null,
  portraitFile: null,
  renewalOf: null,
  renewalOfArchived: null,
  besideOpen: '',
};

/** What is renewed is seen nowhere in the form: no refusal can stand at it. */
const { renewalOf: _case, renewalOfArchived: _card, ...seen } = emptyParticulars;
export const fieldNames = Object.keys(seen) as ParticularsField[];

/** Sex and birth date follow from the number while it tells them, and stay as typed where it does not. */
export const withNumber = (
  before: Particulars,
  change: Partial<Pick<Particulars, 'documentType' | 'documentNumber'>>,
  today: string,
): Particulars => {
  const after = { ...before, ...change, renewalOf: null, renewalOfArchived: null, besideOpen: '' };
  const reading = readNumber(after.documentType, after.documentNumber, today);
  if (reading.state === 'read') return { ...after, sex: reading.sex, birthDate: reading.birthDate };
  const wasRead = readNumber(before.documentType, before.documentNumber, today).state === 'read';
  return wasRead ? { ...after, sex: '', birthDate: '' } : after;
};

/** A job of the programme before stays where this one knows it, too. */
export const withProgramme = (before: Particulars, programmeId: string, jobs: readonly { readonly code: string }[]): Particulars => ({
  ...before,
  programmeId,
  jobCode: jobs.some(({ code }) => code === before.jobCode) ? before.jobCode : '',
});

export const readingOf = ({ documentType, documentNumber }: Particulars, today: string): NumberReading =>
  readNumber(documentType, documentNumber, today);

/** Fields that must be filled before it is worth asking the server. */
export const missingFields = ({ documentNumber, name, sex, birthDate, programmeId, jobCode }: Particulars): ParticularsField[] =>
  Object.entries({ documentNumber, name, sex, birthDate, programmeId, jobCode })
    .filter(([, value]) => value.trim() === '')
    .map(([field]) => field as ParticularsField);

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What both registering and correcting send. */
export const identityInput = (typed: Particulars, portraitFile: string | null) => ({
  documentType: typed.documentType,
  documentNumber: normaliseNumber(typed.documentNumber),
  name: typed.name.trim(),
  sex: typed.sex === '' ? null : typed.sex,
  birthDate: orNull(typed.birthDate),
  phone: orNull(typed.phone),
  employer: orNull(typed.employer),
  address: orNull(typed.address),
  nationality: orNull(typed.nationality),
  jobCode: typed.jobCode,
  portraitFile,
  ethnicGroup: orNull(typed.ethnicGroup),
  education: orNull(typed.education),
  industry: orNull(typed.industry),
  yearsOfService: /^\d{1,2}$/.test(typed.yearsOfService.trim()) ? Number(typed.yearsOfService) : null,
  employerCode: orNull(typed.employerCode),
  copies: typed.copies.map(({ kind, file }) => ({ kind, file })),
});

/** What registering sends besides: who pays is settled with the fee afterwards. */
export const payerInput = ({ payer, payerEvidence }: Particulars) => ({
  payer: payer === '' ? null : payer,
  payerEvidence: orNull(payerEvidence),
});
