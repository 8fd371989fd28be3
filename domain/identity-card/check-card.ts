import { checkIdentity, isDate, normaliseName, parseDocument, type DocumentType, type Sex } from '@healthcert/domain/person';
import { ethnicGroupOf } from './ethnic-groups.ts';
import type { CardAsRead, IdentityCard, IdentityCardType } from './identity-card.ts';

export type CardCheck = { readonly ok: true; readonly card: IdentityCard } | { readonly ok: false; readonly field: keyof CardAsRead };

const documentTypes: Readonly<Record<IdentityCardType, DocumentType>> = {
  citizen: 'idCard',
  residencePermit: 'residencePermit',
  permanentResidence2017: 'permanentResidence',
  permanentResidence2023: 'permanentResidence',
};

const sexes: Readonly<Record<string, Sex>> = { 男: 'male', 1: 'male', M: 'male', 女: 'female', 2: 'female', F: 'female' };

/** Space-padded in the chip, and some services leave the padding's zeros in. */
const textOf = (given: string | undefined): string | null => given?.normalize('NFKC').replaceAll('\0', '').trim() || null;

/** A day in any of the ways that services write it, as "1990-05-17"; null: it is none. */
export const dayOf = (given: string): string | null => {
  const [, year, month, day] = /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(given.normalize('NFKC').trim()) ?? [];
  if (!year || !month || !day) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(written) ? written : null;
};

const endOf = (given: string | null): string | null => (given === '长期' ? 'longTerm' : given === null ? null : dayOf(given));

/** Which of the two the number is of: services tell 2017's and 2023's cards apart by a letter that not all of them give. */
const typeOf = ({ type, number }: CardAsRead): IdentityCardType => {
  if (type !== 'permanentResidence2017' && type !== 'permanentResidence2023') return type;
  return /^\s*9\d/.test(number) ? 'permanentResidence2023' : 'permanentResidence2017';
};

const refused = (field: keyof CardAsRead): CardCheck => ({ ok: false, field });

/**
 * A card as it may be used, or the field that cannot be one: a chip holds no mistyped number, so what fails here was
 * damaged on its way. `today`: the calendar day in China.
 */
export const checkCard = (read: CardAsRead, today: string): CardCheck => {
  const type = typeOf(read);
  const documentType = documentTypes[type];
  const latinName = textOf(read.latinName);
  const name = textOf(read.name) ?? latinName ?? '';
  if (/[\uFFFD\p{Cc}]/u.test(name)) return refused('name');
  const sex = sexes[textOf(read.sex)?.toUpperCase() ?? ''];
  if (!sex) return refused('sex');
  const birthDate = dayOf(read.birthDate);
  if (birthDate === null) return refused('birthDate');
  const checked = checkIdentity({ name, documentType, documentNumber: read.number, birthDate, sex }, today);
  if (!checked.ok) return refused(checked.field === 'documentNumber' || checked.field === 'documentType' ? 'number' : checked.field);
  const { identity } = checked;
  const from = textOf(read.validFrom);
  const until = textOf(read.validUntil);
  const validFrom = from === null ? null : dayOf(from);
  const validUntil = endOf(until);
  if (from !== null && validFrom === null) return refused('validFrom');
  if (until !== null && validUntil === null) return refused('validUntil');
  const group = textOf(read.ethnicGroup);
  const document = parseDocument(documentType, identity.documentNumber, today);
  return {
    ok: true,
    card: {
      type,
      documentType,
      number: identity.documentNumber,
      name: identity.name,
      latinName: latinName === null ? null : normaliseName(latinName),
      sex: identity.sex,
      birthDate: identity.birthDate,
      ethnicGroup: type !== 'citizen' || group === null ? null : ethnicGroupOf(group),
      nationality:
        documentType === 'permanentResidence' ? (textOf(read.nationality) ?? (document.ok && document.country) ?? null) || null : null,
      address: textOf(read.address),
      issuer: textOf(read.issuer),
      validFrom,
      validUntil,
      portrait: read.portrait ?? null,
    },
  };
};
