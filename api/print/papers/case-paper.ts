import type { Fee } from '@healthcert/domain/fee';
import type { Institution } from '@healthcert/domain/institution';
import { sexTexts } from '@healthcert/domain/layout';
import { dayInChina, maskDocument, timeInChina } from '@healthcert/domain/person';
import { inWalkingOrder, stations, type Programme, type ProgrammeItem } from '@healthcert/domain/programme';
import type { Specimen } from '@healthcert/domain/specimen';
import type { CaseFile, ItemFile } from '@healthcert/projections/case-file';
import type { CodedWords } from '../coded-words.ts';
import { documentTypeWords } from './words.ts';

/** Everything a paper about a case is made of; looked up before, so that making it is pure. */
export interface CasePaper {
  readonly file: CaseFile;
  readonly programme: Programme;
  readonly institution: Institution | null;
  /** Names of staff by id. */
  readonly staffName: (id: string) => string;
  /** As paragraphs, in the order of printing. */
  readonly notices: readonly { readonly zh: string; readonly en: string }[];
  /** Null: nothing is charged there. */
  readonly fee: Fee | null;
  readonly specimens: readonly Specimen[];
  readonly portrait: Uint8Array | null;
  readonly seal: Uint8Array | null;
  readonly words: CodedWords;
}

/** "2026-11-21 08:40", by the clocks of China. */
export const minuteInChina = (instant: string): string => `${dayInChina(instant)} ${timeInChina(instant)}`;

export interface PlacedItem {
  readonly item: ItemFile;
  /** What the programme says of it; null: it is of another version. */
  readonly of: ProgrammeItem | null;
}

/** The items that are still asked for, by station in walking order, within one as the programme has them. */
export const itemsInOrder = ({ file, programme }: Pick<CasePaper, 'file' | 'programme'>): readonly PlacedItem[] => {
  const walk = inWalkingOrder(programme.items);
  const rank = (item: ItemFile): number => walk.findIndex(({ code }) => code === item.code);
  const station = (item: ItemFile): number => stations.findIndex((one) => one === item.station);
  return file.items
    .filter(({ state }) => state !== 'removed')
    .toSorted((one, other) => station(one) - station(other) || rank(one) - rank(other))
    .map((item) => ({ item, of: programme.items.find(({ code }) => code === item.code) ?? null }));
};

const institutionValues = (institution: Institution | null): Record<string, string> => ({
  institution: institution?.name ?? '',
  institutionAddress: institution?.address ?? '',
  institutionTelephone: institution?.telephone ?? '',
});

/** What most papers about a case say: whose it is, of what, where. */
export const caseValues = ({ file, programme, institution, words }: CasePaper): Record<string, string> => {
  const { identity } = file;
  const job = programme.jobs.find(({ code }) => code === file.jobCode)?.name;
  return {
    ...institutionValues(institution),
    name: identity?.name ?? '',
    sex: sexTexts[file.sex].zh,
    sexEn: sexTexts[file.sex].en,
    age: String(file.age),
    birthDate: identity?.birthDate ?? '',
    documentType: identity ? documentTypeWords(identity.documentType).zh : '',
    documentTypeEn: identity ? documentTypeWords(identity.documentType).en : '',
    documentNumber: identity?.documentNumber ?? '',
    maskedDocument: identity ? maskDocument(identity.documentType, identity.documentNumber) : '',
    phone: identity?.phone ?? '',
    address: identity?.address ?? '',
    nationality: identity?.nationality ?? '',
    employer: identity?.employer ?? '',
    ...words,
    yearsOfService: identity?.yearsOfService === null || identity?.yearsOfService === undefined ? '' : String(identity.yearsOfService),
    caseNumber: file.caseNumber,
    programme: programme.name.zh,
    programmeEn: programme.name.en,
    job: job?.zh ?? file.jobCode,
    jobEn: job?.en ?? '',
    registeredOn: dayInChina(file.registeredAt),
    registeredAt: minuteInChina(file.registeredAt),
  };
};

export const itemName = ({ item, of }: PlacedItem): { zh: string; en: string } => of?.name ?? { zh: item.code, en: item.code };

/** "示例项目、示例项目": names in one line. */
export const inLine = (items: readonly PlacedItem[]): string => items.map((placed) => itemName(placed).zh).join('、');
