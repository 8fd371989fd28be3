/** How an old system's file is to be read: as `readingForm` of `api/archive/read-row.ts` takes it. */
export interface Reading {
  readonly columns: readonly (string | null)[];
  readonly dateOrder: 'ymd' | 'dmy' | 'mdy';
  readonly sexForm: 'words' | 'oneMaleTwoFemale' | 'zeroMaleOneFemale' | 'oneMaleZeroFemale';
  readonly documentType: string;
  readonly validMonths?: number | undefined;
  /** What a row is about. */
  readonly about: 'cards' | 'persons';
}

export const dateOrders: readonly Reading['dateOrder'][] = ['ymd', 'dmy', 'mdy'];
export const sexForms: readonly Reading['sexForm'][] = ['words', 'oneMaleTwoFemale', 'zeroMaleOneFemale', 'oneMaleZeroFemale'];
export const documentTypes = ['idCard', 'residencePermit', 'hongKongMacaoPass', 'taiwanPass', 'permanentResidence', 'passport'] as const;

export const firstReading: Reading = { columns: [], dateOrder: 'ymd', sexForm: 'words', documentType: 'idCard', about: 'cards' };

/** A file without numbers of cards is one of people. */
export const aboutIn = (columns: Reading['columns']): Reading['about'] =>
  columns.includes('documentNumber') && !columns.includes('number') ? 'persons' : 'cards';

/** As it is kept for the source. */
export interface SourceValue {
  readonly name: { readonly zh: string; readonly en: string };
  readonly columns: readonly { readonly heading: string; readonly field: string }[];
  readonly dateOrder: Reading['dateOrder'];
  readonly sexForm: Reading['sexForm'];
  readonly documentType: string;
  readonly validMonths?: number | undefined;
}

/** What is kept of a reading, so that the source's next file is read alike; headings of earlier files stay known. */
export const sourceValueOf = (
  name: SourceValue['name'],
  head: readonly string[],
  reading: Reading,
  before: SourceValue | null,
): SourceValue => {
  const columns = head.flatMap((heading, n) => {
    const field = reading.columns[n];
    return heading !== '' && field ? [{ heading, field }] : [];
  });
  const here = new Set(head);
  const others = (before?.columns ?? []).filter(({ heading }) => !here.has(heading));
  const { dateOrder, sexForm, documentType, validMonths } = reading;
  return { name, columns: [...columns, ...others], dateOrder, sexForm, documentType, ...(validMonths !== undefined && { validMonths }) };
};

export const isSameValue = (one: SourceValue, other: SourceValue): boolean => {
  const plain = ({ name, columns, dateOrder, sexForm, documentType, validMonths }: SourceValue) =>
    JSON.stringify([
      name.zh,
      name.en,
      columns.map(({ heading, field }) => [heading, field]),
      dateOrder,
      sexForm,
      documentType,
      validMonths ?? null,
    ]);
  return plain(one) === plain(other);
};

/** Fields without which no row can be taken over. */
export const lackingIn = ({ columns, validMonths, about }: Reading): readonly string[] => {
  const has = (field: string): boolean => columns.includes(field);
  if (about === 'persons') return ['name', 'documentNumber'].filter((field) => !has(field));
  const lastDay = has('validUntil') || (validMonths !== undefined && (has('validFrom') || has('examinedOn')));
  return [...['number', 'name'].filter((field) => !has(field)), ...(lastDay ? [] : ['validUntil'])];
};
