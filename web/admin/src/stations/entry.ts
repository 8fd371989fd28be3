/** What was entered for one item and not yet sent. Values stay texts until then: "4." is on its way to "4.2". */
export interface ItemEntry {
  readonly findings: readonly { readonly code: string; readonly site: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly remark: string;
}

interface EnteredItem {
  readonly code: string;
  readonly findings: readonly { readonly code: string; readonly normal: boolean; readonly sited: boolean }[];
  readonly fields: readonly { readonly code: string; readonly kind: string }[];
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

export const isEmpty = ({ findings, values }: ItemEntry): boolean =>
  findings.length === 0 && Object.values(values).every((value) => value.trim() === '');

/** A number as typed, also where only a limit is ("＞1000"); what commas mean is not guessed. Null: not a number. */
export const numberOf = (typed: string): number | null => {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/^([<>]=?|[≤≥])\s*/, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
};

/** What keeps an entry from being sent. */
export const lackOf = (item: EnteredItem, entry: ItemEntry): 'value' | 'site' | null => {
  const isLacking = (code: string, kind: string): boolean =>
    kind === 'number' ? numberOf(entry.values[code] ?? '') === null : (entry.values[code] ?? '').trim() === '';
  if (item.fields.some(({ code, kind }) => isLacking(code, kind))) return 'value';
  const sited = new Set(item.findings.filter((finding) => finding.sited).map(({ code }) => code));
  return entry.findings.some(({ code, site }) => sited.has(code) && site.trim() === '') ? 'site' : null;
};

/** Normal in one key: the all-clear of every item that has one and needs no measured value, where nothing was entered yet. */
export const allNormal = (items: readonly EnteredItem[], entries: Readonly<Record<string, ItemEntry>>): Record<string, ItemEntry> => {
  const filled = items.flatMap((item): [string, ItemEntry][] => {
    const normal = item.findings.find((finding) => finding.normal);
    const before = entries[item.code] ?? emptyEntry;
    if (!normal || item.fields.length > 0 || !isEmpty(before)) return [];
    return [[item.code, { ...before, findings: [{ code: normal.code, site: '' }] }]];
  });
  return { ...entries, ...Object.fromEntries(filled) };
};

/** The entry as the command takes it: values as they were typed, for the server to read. */
export const resultOf = (item: EnteredItem, { findings, values, remark }: ItemEntry) => ({
  item: item.code,
  findings: findings.map(({ code, site }) => ({ code, site: site.trim() === '' ? null : site.trim() })),
  values: item.fields.flatMap(({ code }) => {
    const text = (values[code] ?? '').trim();
    return text === '' ? [] : [{ field: code, text }];
  }),
  remark: remark.trim() === '' ? null : remark.trim(),
});
