export interface Change {
  readonly path: string;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

/** What follows from the rest, and is told by it. */
const follows = /^items\.[^.]+\.(code|corrections|result\.(stage|pendingStations|abnormalItems|station|item))(\.|$)/;
const silent = /^(revision|caseId|programme\.|withheld)|(^|\.)(personId|ruleIds|opaqueId|statusIndex|en)(\.|$)/;
/** A certificate repeats whom it is about; its own are these. */
const ofCertificate =
  /^certificates\.[^.]+\.(issued\.(number|validFrom|validUntil|issuedBy|issuedAt|supersedes)|validity|custody|supersededBy|reprints|handedOutAt|takenBy|identity\.takerName|(identity|clinical)\.reason|because)$/;

/** The changes worth a person's eye, in the order told. */
export const shownChanges = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(
    ({ path }) => !silent.test(path) && !follows.test(path) && (!path.startsWith('certificates.') || ofCertificate.test(path)),
  );

const beside =
  /(^|\.)(stage|station|legalBasis|by|concludedBy|concludedAt|sealOf|performerId|performedAt|deviceId|reagentLot|form|age|validUntil)(\.|$)/;

/** Of these what somebody must know who decides on the case: what was found, and what was concluded. */
export const tellingChanges = (changes: readonly Change[]): readonly Change[] =>
  shownChanges(changes).filter(({ path }) => !beside.test(path));

/** The certificate that an event changed. Null: it changed none. */
export const certificateOf = (changes: readonly Change[]): string | null =>
  changes.flatMap(({ path }) => /^certificates\.([^.]+)\./.exec(path)?.[1] ?? [])[0] ?? null;

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

interface Words {
  readonly code: (group: string, code: string) => string;
  readonly item: (code: string) => string;
  readonly time: (instant: string) => string;
  readonly job: (code: string) => string;
  readonly institution: (id: string) => string;
  readonly staff: (id: string) => string;
}

/** "items.alt.state" in words: the item's name, then what of it. */
export const pathWords = (path: string, { code, item }: Words): string => {
  const parts = path.split('.');
  const field = (measured: string, of: string | undefined): string[] => (measured === of ? [] : [item(measured)]);
  if (parts[0] === 'items' && parts[1] !== undefined)
    return [
      item(parts[1]),
      ...parts.slice(2).flatMap((part, n, rest) => (rest[n - 1] === 'values' ? field(part, parts[1]) : word(part, code))),
    ].join(' · ');
  // Which certificate it is stands in the title.
  const named = parts[0] === 'certificates' ? parts.slice(2) : parts;
  return named.flatMap((part) => word(part, code)).join(' · ');
};

const structure = new Set(['identity', 'clinical', 'conclusion', 'certificates', 'issued', 'result', 'findings', 'values', 'zh']);

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
  if (last === 'jobCode') return words.job(value);
  if (last === 'institutionId') return words.institution(value);
  const group = valueGroups[last];
  if (group) return code(group, value);
  return /(By|performerId)$/.test(last) ? words.staff(value) : value;
};
