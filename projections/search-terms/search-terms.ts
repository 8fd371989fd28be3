import { nameTerms } from './name-terms.ts';

/** What a row knows of its person that somebody may type. */
export interface Searchable {
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** As staff see it: no more of the number is kept for searching than the mask shows. */
  readonly maskedDocument?: string | null | undefined;
}

const tailDigits = 4;
/** Of a long number people say the end. */
export const saidDigits = 6;

const digitsOf = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replaceAll(/\D/g, '')
    .replace(/^86(?=1\d{10}$)/, '');

/** The last four, where the mask leaves them readable. */
const documentTail = (masked: string): readonly string[] => {
  const tail = masked.slice(-tailDigits).toLowerCase();
  return tail.length === tailDigits && !tail.includes('*') ? [tail] : [];
};

const phoneTerms = (phone: string): readonly string[] => {
  const digits = digitsOf(phone);
  return digits.length < 7 ? [] : [digits, digits.slice(-tailDigits)];
};

/**
 * The words by which a row about a person is searched (A7, A10): how the name begins or goes on, the telephone whole and
 * its last four, the last four of the document. Who they are stands in them: the column is of
 * the group identity, hidden, and emptied on erasure.
 */
export const searchTerms = ({ name, phone, maskedDocument }: Searchable): readonly string[] => [
  ...new Set([
    ...(name ? nameTerms(name) : []),
    ...(phone ? phoneTerms(phone) : []),
    ...(maskedDocument ? documentTail(maskedDocument) : []),
  ]),
];

/** How a typed name is compared: without spaces, dots and tones. Empty: there is no letter in it. */
export const nameStart = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}]/gu, '');

/**
 * The whole word that a typed number may be: a telephone; four digits of a telephone or document.
 * Of five or six digits of a document only the last four can be compared, because no more is kept.
 */
export const numberWord = (text: string): readonly string[] => {
  const compact = text.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '').replace(/^\+/, '');
  if (/^\d{3}[\dx]$/.test(compact)) return [compact];
  if (/^\d{4,5}[\dx]$/.test(compact)) return [compact.slice(-tailDigits)];
  return /^\d{7,15}$/.test(compact) ? [digitsOf(compact)] : [];
};

/** The word of a number on a card of another system. Marked, so that neither a name nor the end of a document is taken for one. */
export const cardNumberWord = (number: string): string => `#${number.toLowerCase()}`;
