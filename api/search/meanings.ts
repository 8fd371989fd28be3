import { normaliseOldNumber } from '@healthcert/domain/archive';
import type { Text } from '@healthcert/domain/kernel';
import { archivedCertificateListModel } from '@healthcert/projections/archived-certificate-list';
import { bookingListModel } from '@healthcert/projections/booking-list';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import type { AnyReadModel, Filter } from '@healthcert/projections/kernel';
import { personModel } from '@healthcert/projections/person';
import { cardNumberWord, nameStart, numberWord, saidDigits } from '@healthcert/projections/search-terms';
import type { RequestContext } from '../context.ts';
import { personByNumber, seesWhoItIs } from '../person/person-by-number.ts';
import { scannedCodes, type LookUp } from './scanned-codes.ts';

/** The read models that hold people, their cases, certificates, bookings and old cards; in the order in which a hit is preferred. */
export const searchedModels: readonly AnyReadModel[] = [
  caseWorklistModel,
  certificateRegisterModel,
  bookingListModel,
  archivedCertificateListModel,
  personModel,
];

/** One thing that a typed or scanned text may be. */
export interface Meaning {
  readonly title: Text;
  /** The kind of a code that names one thing: what it finds is meant, whatever else the text may be. */
  readonly code: string | null;
  readonly lookUps: readonly LookUp[];
}

/** Of bookings those that are awaited: who came has a case. */
const lookUp = (model: AnyReadModel, filter: Filter): LookUp => ({
  model,
  filter: model === bookingListModel ? { ...filter, state: { eq: 'booked' } } : filter,
});

const everywhere = (filter: Filter): LookUp[] => searchedModels.map((model) => lookUp(model, filter));

const codes = (text: string): Meaning[] =>
  scannedCodes.flatMap(({ kind, title, read, lookUps }) => {
    const said = read(text);
    return said === null ? [] : [{ title, code: kind, lookUps: lookUps(said) }];
  });

const document = async (context: RequestContext, text: string): Promise<Meaning> => {
  const models = searchedModels.filter((model) => seesWhoItIs(context, model));
  const personId = models.length === 0 ? null : await personByNumber(context, text);
  const lookUps = personId === null ? [] : models.map((model) => lookUp(model, { personId: { eq: personId } }));
  return { title: { zh: '证件号码', en: 'document number' }, code: null, lookUps };
};

const shortestStart = 7;

const numbers = (text: string): Meaning[] => {
  const compact = text.replaceAll(/[\s-]/g, '');
  const words = numberWord(text);
  const starts: Meaning[] = [
    {
      title: { zh: '体检号开头', en: 'the start of a case number' },
      code: null,
      lookUps: [{ model: caseWorklistModel, filter: { caseNumber: { prefix: compact } } }],
    },
    {
      title: { zh: '健康证号开头', en: 'the start of a certificate number' },
      code: null,
      lookUps: [{ model: certificateRegisterModel, filter: { number: { prefix: compact } } }],
    },
  ];
  const end: Meaning = {
    title: { zh: '体检号后六位', en: 'the last six of a case number' },
    code: null,
    lookUps: [{ model: caseWorklistModel, filter: { caseNumberEnd: { eq: compact } } }],
  };
  const word: Meaning = {
    title:
      compact.length < shortestStart
        ? { zh: '证件号码或电话后四位', en: 'the last four of a document or telephone' }
        : { zh: '电话号码', en: 'telephone number' },
    code: null,
    lookUps: everywhere({ searchTerms: { words } }),
  };
  return [
    ...(compact.length === saidDigits ? [end] : []),
    ...(/^\d+$/.test(compact) && compact.length >= shortestStart ? starts : []),
    ...(words.length > 0 ? [word] : []),
  ];
};

const shortestOldNumber = 4;

/** The number of a card of the system before this one, as it begins: its form is not known, so any text may be one. */
const oldNumber = (text: string): Meaning[] => {
  const start = normaliseOldNumber(text);
  if (start.length < shortestOldNumber) return [];
  const lookUps = [{ model: archivedCertificateListModel, filter: { searchTerms: { wordStart: cardNumberWord(start) } } }];
  return [{ title: { zh: '旧证号', en: 'the number of an old card' }, code: null, lookUps }];
};

const shortestDocument = 5;
const shortestName = 2;

/** What the one search box may mean by a text, the surest first. */
export const meaningsOf = async (context: RequestContext, text: string): Promise<readonly Meaning[]> => {
  const scanned = codes(text);
  if (/^https?:\/\//i.test(text)) return scanned;
  if (!/\d/.test(text)) {
    const start = nameStart(text);
    const title = { zh: '姓名、拼音或拼音首字母', en: 'name, pinyin or initials' };
    return start.length < shortestName ? [] : [{ title, code: null, lookUps: everywhere({ searchTerms: { wordStart: start } }) }];
  }
  return [...scanned, ...(text.length >= shortestDocument ? [await document(context, text)] : []), ...numbers(text), ...oldNumber(text)];
};
