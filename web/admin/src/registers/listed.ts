import { byPlace, type EntryRow } from './entry-row.ts';

/** city: the city's; instead: an institution's, in the place of the city's; own: only the institution has it. */
export type Origin = 'city' | 'instead' | 'own';

export interface ListedEntry {
  readonly row: EntryRow;
  readonly origin: Origin;
  /** How many entries stand above it. */
  readonly depth: number;
}

/** In the order of a tree: each entry, then what stands below it. */
const inTree = (entries: readonly Omit<ListedEntry, 'depth'>[]): readonly ListedEntry[] => {
  const codes = new Set(entries.map(({ row }) => row.code));
  const below = (parent: string | null, depth: number): readonly ListedEntry[] =>
    entries
      .filter(({ row }) => (row.parent !== null && codes.has(row.parent) ? row.parent : null) === parent)
      .flatMap((entry) => [{ ...entry, depth }, ...below(entry.row.code, depth + 1)]);
  return below(null, 0);
};

/** What is in force of a list for an institution (null: the city's own list), in its order. */
export const listed = (rows: readonly EntryRow[], institutionId: string | null): readonly ListedEntry[] => {
  const used = rows.filter(({ retired }) => !retired).toSorted(byPlace);
  const ofCity = used.filter((row) => row.institutionId === null);
  if (institutionId === null) return inTree(ofCity.map((row) => ({ row, origin: 'city' })));
  const own = new Map(used.filter((row) => row.institutionId === institutionId).map((row) => [row.code, row]));
  const cityCodes = new Set(ofCity.map(({ code }) => code));
  const shared = ofCity.map((row): Omit<ListedEntry, 'depth'> => {
    const instead = own.get(row.code);
    return instead ? { row: instead, origin: 'instead' } : { row, origin: 'city' };
  });
  const alone = [...own.values()].filter(({ code }) => !cityCodes.has(code));
  return inTree([...shared, ...alone.map((row): Omit<ListedEntry, 'depth'> => ({ row, origin: 'own' }))]);
};

/** What is kept and offered no more, of the list that is changed here. */
export const retiredOf = (rows: readonly EntryRow[], institutionId: string | null): readonly EntryRow[] =>
  rows.filter((row) => row.retired && row.institutionId === institutionId).toSorted(byPlace);

/** By name, pinyin, initials or code; a parent of what is found is not shown for its sake. */
export const found = (entries: readonly ListedEntry[], typed: string): readonly ListedEntry[] => {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return entries;
  return entries.filter(({ row: { code, nameZh, nameEn, sound } }) =>
    [code, nameZh, nameEn, sound].some((text) => text.toLowerCase().includes(wanted)),
  );
};

/** Whether its place is its list's to change: an entry that stands in the city's place stays there. */
export const isMovable = ({ origin }: ListedEntry, institutionId: string | null): boolean =>
  institutionId === null ? origin === 'city' : origin === 'own';

const beside = (entries: readonly ListedEntry[], { row, origin }: ListedEntry): readonly ListedEntry[] =>
  entries.filter((other) => other.origin === origin && other.row.parent === row.parent);

export interface Move {
  readonly code: string;
  readonly parent: string | null;
  /** Null: to the end. */
  readonly before: string | null;
}

/** One place up or down among those it stands beside; null: it stands there already. */
export const moveBy = (entries: readonly ListedEntry[], moved: ListedEntry, by: -1 | 1): Move | null => {
  const siblings = beside(entries, moved);
  const at = siblings.findIndex(({ row }) => row.code === moved.row.code);
  const to = at + by;
  if (to < 0 || to >= siblings.length) return null;
  const before = by < 0 ? siblings[to] : siblings[to + 1];
  return { code: moved.row.code, parent: moved.row.parent, before: before?.row.code ?? null };
};

/** Dropped on another it stands beside: before it when dragged up, after it when dragged down. */
export const moveOnto = (entries: readonly ListedEntry[], moved: ListedEntry, target: ListedEntry): Move | null => {
  const siblings = beside(entries, moved);
  const from = siblings.findIndex(({ row }) => row.code === moved.row.code);
  const to = siblings.findIndex(({ row }) => row.code === target.row.code);
  if (to < 0 || to === from) return null;
  const before = to < from ? siblings[to] : siblings[to + 1];
  return { code: moved.row.code, parent: moved.row.parent, before: before?.row.code ?? null };
};
