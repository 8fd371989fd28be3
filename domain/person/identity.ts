import { isDate } from './calendar.ts';
import { parseDocument, type DocumentType } from './document-number.ts';
import { normaliseName } from './person-name.ts';
import type { personRefusals } from './rejections.ts';
import type { Sex } from './sex.ts';

/** What a desk, a card reader or a resident enters. */
export interface EnteredIdentity {
  readonly name: string;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  /** May be left out where the number tells. */
  readonly birthDate?: string | null;
  readonly sex?: Sex | null;
}

export interface CheckedIdentity {
  readonly name: string;
  readonly documentType: DocumentType;
  /** Normalised: the form to index by. */
  readonly documentNumber: string;
  readonly birthDate: string;
  readonly sex: Sex;
}

export type IdentityCheck =
  | { readonly ok: true; readonly identity: CheckedIdentity }
  | { readonly ok: false; readonly code: keyof typeof personRefusals; readonly field: keyof EnteredIdentity };

const refused = (code: keyof typeof personRefusals, field: keyof EnteredIdentity): IdentityCheck => ({ ok: false, code, field });

const oldestBirth = '1870-01-01';

/**
 * Checks what was entered against what the document's number says, and completes it. The number wins nowhere: where
 * the two differ, a person has to look. `today` is the calendar day in China.
 */
export const checkIdentity = (entered: EnteredIdentity, today: string): IdentityCheck => {
  const name = normaliseName(entered.name);
  if (name === '') return refused('NameMissing', 'name');
  const document = parseDocument(entered.documentType, entered.documentNumber, today);
  if (!document.ok) return refused(document.code, 'documentNumber');
  const birthDate = entered.birthDate ?? document.birthDate;
  if (birthDate === undefined) return refused('BirthDateMissing', 'birthDate');
  if (document.birthDate !== undefined && birthDate !== document.birthDate) return refused('BirthDateDiffers', 'birthDate');
  if (!isDate(birthDate) || birthDate < oldestBirth) return refused('BirthDateImpossible', 'birthDate');
  if (birthDate > today) return refused('BirthDateInFuture', 'birthDate');
  const sex = entered.sex ?? document.sex;
  if (sex === undefined) return refused('SexMissing', 'sex');
  if (document.sex !== undefined && sex !== document.sex) return refused('SexDiffers', 'sex');
  return { ok: true, identity: { name, documentType: entered.documentType, documentNumber: document.normalised, birthDate, sex } };
};

type Recorded = Pick<EnteredIdentity, 'name' | 'documentNumber'> & { readonly documentType: string; readonly birthDate: string };

/**
 * Whether the holder of a paper may be taken for the person whose record the paper's number leads to. By the record's
 * present number they are; by one that was corrected since (perhaps mistyped, and truly another's), only if name and
 * birth date say so, too.
 */
export const isSamePerson = (recorded: Recorded, shown: CheckedIdentity): boolean =>
  (recorded.documentType === shown.documentType && recorded.documentNumber === shown.documentNumber) ||
  (recorded.name === shown.name && recorded.birthDate === shown.birthDate);
