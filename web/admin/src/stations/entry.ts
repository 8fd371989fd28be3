/** A row of the interview: what the person had, since when, whether and when it was cured. Days may be a year or a month. */
export interface HistoryRow {
  readonly disease: string;
  readonly since: string;
  readonly cured: 'yes' | 'no' | '';
  readonly curedSince: string;
  readonly remark: string;
}

/** What was entered for one item and not yet sent. Values stay texts until then: "4." is on its way to "4.2". */
export interface ItemEntry {
  readonly findings: readonly { readonly code: string; readonly site: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly history?: readonly HistoryRow[];
  readonly remark: string;
}

export interface EnteredItem {
  readonly code: string;
  readonly findings: readonly { readonly code: string; readonly normal: boolean; readonly sited: boolean }[];
  readonly fields: readonly {
    readonly code: string;
    readonly kind: string;
    readonly normal?: string | null;
    readonly optional?: boolean;
    readonly choices?: readonly { readonly normal: boolean }[];
  }[];
}

export const emptyEntry: ItemEntry = { findings: [], values: {}, remark: '' };

/** Ticks or unticks a finding; an all-clear excludes every other finding, and the other way about. */
export const toggled = (item: EnteredItem, entry: ItemEntry, code: string): ItemEntry => {
  if (entry.findings.some((finding) => finding.code === code))
    return { ...entry, findings: entry.findings.filter((finding) => finding.code !== code) };
  const isNormal = (one: string): boolean => item.findings.find((finding) => finding.code === one)?.normal ?? false;
  const kept = isNormal(code) ? [] : entry.findings.filter((finding) => !isNormal(finding.code));
  return { ...entry, findings: [...kept, { code, site: '' }] };
};

export const withSite = (entry: ItemEntry, code: string, site: string): ItemEntry => ({
  ...entry,
  findings: entry.findings.map((finding) => (finding.code === code ? { ...finding, site } : finding)),
});

export const withValue = (entry: ItemEntry, field: string, value: string): ItemEntry => ({
  ...entry,
  values: { ...entry.values, [field]: value },
});

export const emptyRow: HistoryRow = { disease: '', since: '', cured: '', curedSince: '', remark: '' };

/** The code of the finding that says the same of a disease in the history: "typhoid" and "typhoidHistory". */
const findingOf = (item: EnteredItem, disease: string): string | undefined =>
  item.findings.find(({ code }) => {
    const stem = code.replace(/History$/, '').toLowerCase();
    const of = disease.toLowerCase();
    return code.endsWith('History') && disease !== '' && (stem.startsWith(of) || of.endsWith(stem));
  })?.code;

/** Rows of the history: a disease ticks the finding that says the same, and ends an all-clear. */
export const withHistory = (item: EnteredItem, entry: ItemEntry, history: readonly HistoryRow[]): ItemEntry => {
  const before = new Set(entry.history?.map(({ disease }) => disease));
  const added = history.flatMap(({ disease }) => (before.has(disease) ? [] : (findingOf(item, disease) ?? [])));
  const fresh = added.filter((code) => !entry.findings.some((finding) => finding.code === code));
  return { ...fresh.reduce((so, code) => toggled(item, so, code), entry), history };
};

const isBlank = (row: HistoryRow): boolean => Object.values(row).every((value) => value.trim() === '');

export const rowsIn = ({ history = [] }: ItemEntry): readonly HistoryRow[] => history.filter((row) => !isBlank(row));

export const isEmpty = (entry: ItemEntry): boolean =>
  entry.findings.length === 0 && rowsIn(entry).length === 0 && Object.values(entry.values).every((value) => value.trim() === '');

/** "2019", "2019-5" or "2019.05.20" as the command takes it; empty: nothing, null: none. */
export const sometime = (typed: string): string | null => {
  const parts = typed
    .normalize('NFKC')
    .trim()
    .split(/[-./年月]/)
    .map((part) => part.replace('日', ''))
    .filter((part) => part !== '');
  const [year = '', ...rest] = parts;
  if (parts.length === 0) return '';
  if (!/^(19|20)\d\d$/.test(year) || rest.length > 2 || rest.some((part) => !/^\d{1,2}$/.test(part))) return null;
  const [month = 1, day = 1] = rest.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');
};

/** A number as typed, also where only a limit is ("＞1000"); what commas mean is not guessed. Null: not a number. */
export const numberOf = (typed: string): number | null => {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/^([<>]=?|[≤≥])\s*/, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
};

export type Lack = 'value' | 'site' | 'finding' | 'disease' | 'since';

/** What keeps an entry from being sent. */
export const lackOf = (item: EnteredItem, entry: ItemEntry): Lack | null => {
  const isLacking = (code: string): boolean => (entry.values[code] ?? '').trim() === '';
  if (item.fields.some(({ code, optional }) => !optional && isLacking(code))) return 'value';
  const rows = rowsIn(entry);
  if (rows.some(({ disease }) => disease === '')) return 'disease';
  if (rows.some(({ since, curedSince }) => sometime(since) === null || sometime(curedSince) === null)) return 'since';
  if (item.findings.length > 0 && entry.findings.length === 0) return 'finding';
  const sited = new Set(item.findings.filter((finding) => finding.sited).map(({ code }) => code));
  return entry.findings.some(({ code, site }) => sited.has(code) && site.trim() === '') ? 'site' : null;
};

/** A default that would say of the person that nothing is wrong; how it was done (film, fluoroscopy) says nothing of them. */
export const isVerdict = ({ kind, choices = [] }: EnteredItem['fields'][number]): boolean =>
  kind !== 'choice' || choices.some((choice) => !choice.normal);

const normalOf = (item: EnteredItem, before: ItemEntry): ItemEntry => {
  const normal = item.findings.find((finding) => finding.normal);
  const isAbnormal = item.findings.some((finding) => !finding.normal && before.findings.some(({ code }) => code === finding.code));
  const defaults = item.fields.filter(
    (field) => field.kind !== 'number' && field.normal && !before.values[field.code] && !(isAbnormal && isVerdict(field)),
  );
  const isClear = normal !== undefined && before.findings.length === 0 && rowsIn(before).length === 0;
  return {
    ...before,
    ...(isClear && { findings: [{ code: normal.code, site: '' }] }),
    values: { ...before.values, ...Object.fromEntries(defaults.map(({ code, normal: usual }) => [code, usual ?? ''])) },
  };
};

/** Normal in one key: the all-clear of every item, and the normal defaults of its form, where nothing was entered yet; never a measured number. */
export const allNormal = (items: readonly EnteredItem[], entries: Readonly<Record<string, ItemEntry>>): Record<string, ItemEntry> => {
  const filled = items.flatMap((item): [string, ItemEntry][] => {
    const entry = normalOf(item, entries[item.code] ?? emptyEntry);
    return isEmpty(entry) ? [] : [[item.code, entry]];
  });
  return { ...entries, ...Object.fromEntries(filled) };
};

/** What was recorded, to correct it from: values as they were typed. */
export const entryOf = (recorded: {
  readonly findings?: readonly { readonly code: string; readonly site?: string | null }[] | null;
  readonly values?:
    | readonly { readonly field: string; readonly value?: number | null; readonly choice?: string | null; readonly text?: string | null }[]
    | null;
  readonly history?:
    | readonly {
        readonly disease: string;
        readonly since?: string | null;
        readonly cured?: boolean | null;
        readonly curedSince?: string | null;
        readonly remark?: string | null;
      }[]
    | null;
  readonly remark?: string | null;
}): ItemEntry => ({
  findings: (recorded.findings ?? []).map(({ code, site }) => ({ code, site: site ?? '' })),
  values: Object.fromEntries(
    (recorded.values ?? []).map(({ field, value, choice, text }) => [field, choice ?? text ?? String(value ?? '')]),
  ),
  history: (recorded.history ?? []).map(({ disease, since, cured, curedSince, remark }) => ({
    disease,
    since: since ?? '',
    cured: cured == null ? '' : cured ? 'yes' : 'no',
    curedSince: curedSince ?? '',
    remark: remark ?? '',
  })),
  remark: recorded.remark ?? '',
});

/** The entry as the command takes it: values as they were typed, for the server to read. */
export const resultOf = (item: EnteredItem, entry: ItemEntry) => {
  const { findings, values, remark } = entry;
  const history = rowsIn(entry).map(({ disease, since, cured, curedSince, remark: said }) => ({
    disease,
    since: sometime(since) || null,
    cured: cured === '' ? null : cured === 'yes',
    curedSince: sometime(curedSince) || null,
    remark: said.trim() || null,
  }));
  return {
    item: item.code,
    ...(history.length > 0 && { history }),
    findings: findings.map(({ code, site }) => ({ code, site: site.trim() === '' ? null : site.trim() })),
    values: item.fields.flatMap(({ code }) => {
      const text = (values[code] ?? '').trim();
      return text === '' ? [] : [{ field: code, text }];
    }),
    remark: remark.trim() === '' ? null : remark.trim(),
  };
};
