import type { Language } from '@healthcert/web-ui/language.ts';

export interface Change {
  readonly path: string;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

/** What follows from the rest, and is told by it. */
const follows = /^items\.[^.]+\.(code|corrections|result\.(stage|pendingStations|abnormalItems|station|item|form|age|suspects))(\.|$)/;
const silent =
  /^(revision|caseId|renewalOf\.caseId|programme\.|withheld)|(^|\.)(personId|ruleIds|opaqueId|statusIndex)(\.|$)|\.values\.[^.]+\.field$/;
/** What is kept in both languages is told in one. */
const otherLanguage: Readonly<Record<Language, RegExp>> = { 'zh-CN': /\.en$/, en: /\.zh$/ };
/** A certificate repeats whom it is about; its own are these. */
const ofCertificate =
  /^certificates\.[^.]+\.(issued\.(number|validFrom|validUntil|issuedBy|issuedAt|supersedes)|validity|custody|supersededBy|reprints|handedOutAt|takenBy|identity\.takerName|(identity|clinical)\.reason|because)$/;

/** What goes with something else that is told: by whom, when, with what. */
const beside =
  /(^|\.)(stage|station|legalBasis|by|concludedBy|concludedAt|sealOf|performerId|performedAt|deviceId|reagentLot|age|validUntil)(\.|$)/;

/** Why it happened is told first. */
const because = /^(returned|reopened)Because$/;

/** Says in short what the rest says in full. */
const inShort = /\.(state|abnormal)$/;

/** The changes worth a person's eye: first what was found, or became of it, then what goes with it. */
export const shownChanges = (changes: readonly Change[], language: Language): readonly Change[] => {
  // A choice says in words what was typed for it.
  const chosen = new Set(changes.flatMap(({ path }) => (path.endsWith('.choice') ? [path.replace(/choice$/, 'text')] : [])));
  const worth = changes.filter(
    ({ path }) =>
      !otherLanguage[language].test(path) &&
      !silent.test(path) &&
      !follows.test(path) &&
      !chosen.has(path) &&
      (!path.startsWith('certificates.') || ofCertificate.test(path)),
  );
  const rank = ({ path }: Change): number => (because.test(path) ? -1 : beside.test(path) ? 2 : inShort.test(path) ? 1 : 0);
  return worth.toSorted((one, other) => rank(one) - rank(other));
};

/** Of these what somebody must know who decides on the case: what was found, and what was concluded. */
export const tellingChanges = (changes: readonly Change[], language: Language): readonly Change[] =>
  shownChanges(changes, language).filter(({ path }) => !beside.test(path));

/** The certificate that an event changed. Null: it changed none. */
export const certificateOf = (changes: readonly Change[]): string | null =>
  changes.flatMap(({ path }) => /^certificates\.([^.]+)\./.exec(path)?.[1] ?? [])[0] ?? null;

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

interface Words {
  readonly code: (group: string, code: string) => string;
  readonly item: (code: string) => string;
  /** What an item may find, and what a field of it may choose, by code. */
  readonly finding: (item: string, code: string) => string;
  readonly choice: (item: string, field: string, code: string) => string;
  readonly time: (instant: string) => string;
  readonly job: (code: string) => string;
  readonly institution: (id: string) => string;
  readonly staff: (id: string) => string;
}

/** The item whose finding, or past disease, has its code here. Null: it is something else. */
const findingOf = (path: string): string | null =>
  /^items\.([^.]+)\.result\.clinical\.(?:findings\.[^.]+\.code|history\.[^.]+\.disease)$/.exec(path)?.[1] ?? null;

const choiceIn = /^items\.([^.]+)\.result\.clinical\.values\.([^.]+)\.choice$/;

/** "items.alt.state" in words: the item's name, then what of it. */
export const pathWords = (path: string, { code, item, finding }: Words): string => {
  const parts = path.split('.');
  const field = (measured: string, of: string | undefined): string[] => (measured === of ? [] : [item(measured)]);
  if (parts[0] === 'items' && parts[1] !== undefined) {
    const [, of] = parts;
    // A finding is told by its value; its site says which one it is of.
    if (findingOf(path) !== null) return item(of);
    return [
      item(of),
      ...parts.slice(2).flatMap((part, n, rest) => {
        if (rest[n - 1] === 'values') return field(part, of);
        if (rest[n - 1] === 'findings') return [finding(of, part)];
        return part === 'choice' ? [] : word(part, code);
      }),
    ].join(' · ');
  }
  // Which certificate it is stands in the title.
  const named = parts[0] === 'certificates' ? parts.slice(2) : parts;
  return named.flatMap((part) => word(part, code)).join(' · ');
};

const structure = new Set([
  'archiveId',
  'identity',
  'clinical',
  'conclusion',
  'certificates',
  'issued',
  'result',
  'findings',
  'values',
  'history',
  'text',
  'zh',
  'en',
]);

const word = (part: string, code: Words['code']): string[] => {
  if (structure.has(part) || /^\d{1,2}$/.test(part)) return [];
  return [code('path', part)];
};

const valueGroups: Readonly<Record<string, string>> = {
  state: 'itemState',
  stage: 'stage',
  outcome: 'outcome',
  validity: 'validity',
  custody: 'custody',
  sex: 'sex',
  station: 'station',
  documentType: 'documentType',
  category: 'category',
  takenBy: 'taker',
  because: 'revocation',
  by: 'by',
};

export const valueWords = (path: string, value: string, words: Words): string => {
  const { code, time } = words;
  if (instant.test(value)) return time(value);
  if (value === 'true' || value === 'false') return code(value === 'true' ? 'yes' : 'no', value === 'true' ? 'yes' : 'no');
  const last = path.split('.').at(-1) ?? '';
  const found = findingOf(path);
  if (found !== null) return words.finding(found, value);
  const [, chosenAt, field] = choiceIn.exec(path) ?? [];
  if (chosenAt !== undefined && field !== undefined) return words.choice(chosenAt, field, value);
  if (last === 'jobCode') return words.job(value);
  if (last === 'institutionId' || last === 'sealOf') return words.institution(value);
  const group = valueGroups[last];
  if (group) return code(group, value);
  return /(By|performerId)$/.test(last) ? words.staff(value) : value;
};
