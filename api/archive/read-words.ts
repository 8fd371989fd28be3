import type { archiveSources } from '@healthcert/domain/configuration';
import { isDate, type DocumentType, type Sex } from '@healthcert/domain/person';
import type { ValueIn } from '@healthcert/domain/register';

type Source = ValueIn<typeof archiveSources>;
export type DateOrder = Source['dateOrder'];
export type SexForm = Source['sexForm'];

const tidy = (text: string): string => text.normalize('NFKC').trim();

const dayOf = (year: string, month: string, day: string): string | null => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(text) ? text : null;
};

/** Days since the last of 1899, as a spreadsheet counts them; only what lies between 1954 and 2064. */
const serial = (text: string): string | null => {
  const days = Number(text);
  return days > 20_000 && days < 60_000 ? new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10) : null;
};

/** The day that a cell says ("2025-03-01", "2025年3月1日", "20250301", "1/3/2025" in a chosen order); null: none, or a guess. */
export const readDay = (cell: string, order: DateOrder): string | null => {
  const text = tidy(cell).replace(/[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '');
  if (/^\d{5}$/.test(text)) return serial(text);
  const yearFirst = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text);
  if (yearFirst) return dayOf(yearFirst[1]!, yearFirst[2] ?? yearFirst[4]!, yearFirst[3] ?? yearFirst[5]!);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!yearLast || order === 'ymd') return null;
  const [first, second, year] = yearLast.slice(1) as [string, string, string];
  return order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
};

const sexWords: Readonly<Record<string, Sex>> = {
  男: 'male',
  男性: 'male',
  m: 'male',
  male: 'male',
  女: 'female',
  女性: 'female',
  f: 'female',
  female: 'female',
};

const sexDigits: Readonly<Record<SexForm, Readonly<Record<string, Sex>>>> = {
  words: {},
  oneMaleTwoFemale: { '1': 'male', '2': 'female' },
  zeroMaleOneFemale: { '0': 'male', '1': 'female' },
  oneMaleZeroFemale: { '1': 'male', '0': 'female' },
};

export const readSex = (cell: string, form: SexForm): Sex | null => {
  const text = tidy(cell).toLowerCase();
  return sexWords[text] ?? sexDigits[form][text] ?? null;
};

// oxfmt-ignore
const documentWords: Readonly<Record<DocumentType, readonly string[]>> = {
  idCard: ['idcard', '身份证', '居民身份证', '二代身份证', '第二代身份证', '1', '01', '111'],
  residencePermit: ['residencepermit', '港澳台居民居住证', '港澳居民居住证', '台湾居民居住证', '居住证'],
  permanentResidence: ['permanentresidence', '外国人永久居留身份证', '外国人永久居留证', '永久居留证'],
  hongKongMacaoPass: ['hongkongmacaopass', '港澳居民来往内地通行证', '港澳通行证', '回乡证'],
  taiwanPass: ['taiwanpass', '台湾居民来往大陆通行证', '台胞证'],
  passport: ['passport', '护照', '外国护照'],
};

const documentTypeOf = new Map(Object.entries(documentWords).flatMap(([type, words]) => words.map((word) => [word, type as DocumentType])));

export const readDocumentType = (cell: string): DocumentType | null =>
  documentTypeOf.get(tidy(cell).replaceAll(/\s/g, '').toLowerCase()) ?? null;

// oxfmt-ignore
const standings: Readonly<Record<'valid' | 'suspended' | 'revoked', readonly string[]>> = {
  // That it has run out follows from its dates.
  valid: ['', '有效', '正常', '在用', '已发', '已发证', '已打印', '已领', '已领取', '过期', '已过期', '失效', '到期', 'valid', 'active', 'issued', 'expired'],
  suspended: ['暂停', '已暂停', '停用', '冻结', 'suspended'],
  revoked: ['注销', '已注销', '吊销', '已吊销', '撤销', '已撤销', '作废', '已作废', 'revoked', 'cancelled', 'void'],
};

const standingOf = new Map(
  Object.entries(standings).flatMap(([standing, words]) => words.map((word) => [word, standing as keyof typeof standings])),
);

export const readStanding = (cell: string): keyof typeof standings | null => standingOf.get(tidy(cell).toLowerCase()) ?? null;
