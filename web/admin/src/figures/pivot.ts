/** A sum as the server tells it. */
export interface Sum {
  readonly keys: readonly string[];
  readonly measure: string;
  readonly detail: string;
  readonly count: number;
  readonly undone: number;
}

/** net: what stands; gross: what happened. */
export type Shown = 'net' | 'gross';

export const numberOf = ({ count, undone }: Sum, shown: Shown): number => (shown === 'net' ? count - undone : count);

/** What the columns of the table are, each a measure or one detail of it. */
export const columns = [
  { name: 'registered', measure: 'registered' },
  { name: 'arrived', measure: 'arrived' },
  { name: 'examined', measure: 'examined' },
  { name: 'concluded', measure: 'concluded' },
  { name: 'unfit', measure: 'concluded', detail: 'unfit' },
  { name: 'reviewed', measure: 'reviewed' },
  { name: 'issued', measure: 'issued' },
  { name: 'printed', measure: 'printed' },
  { name: 'handedOut', measure: 'handedOut' },
  { name: 'reprinted', measure: 'reprinted' },
  { name: 'revoked', measure: 'revoked' },
  { name: 'enteredLate', measure: 'enteredLate' },
] as const;

export type ColumnName = (typeof columns)[number]['name'];
export type Numbers = Readonly<Record<ColumnName, number>>;

const none = Object.fromEntries(columns.map(({ name }) => [name, 0])) as Numbers;

export const sumOf = (all: readonly Numbers[]): Numbers =>
  Object.fromEntries(columns.map(({ name }) => [name, all.reduce((sum, row) => sum + row[name], 0)])) as Numbers;

const columnsOf = (sum: Sum) =>
  columns.filter((column) => column.measure === sum.measure && (!('detail' in column) || column.detail === sum.detail));

/** The table's rows by their key, in the order in which the keys come. */
export const rowsOf = (sums: readonly Sum[], shown: Shown): ReadonlyMap<string, Numbers> => {
  const rows = new Map<string, Record<ColumnName, number>>();
  for (const sum of sums) {
    const key = sum.keys[0] ?? '';
    const row = rows.get(key) ?? { ...none };
    for (const { name } of columnsOf(sum)) row[name] += numberOf(sum, shown);
    rows.set(key, row);
  }
  return rows;
};

/** One measure by its details, the most first. */
export const detailsOf = (sums: readonly Sum[], measure: string, shown: Shown): readonly (readonly [string, number])[] => {
  const byDetail = new Map<string, number>();
  for (const sum of sums) {
    if (sum.measure === measure) byDetail.set(sum.detail, (byDetail.get(sum.detail) ?? 0) + numberOf(sum, shown));
  }
  return [...byDetail].filter(([, number]) => number !== 0).toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
};

export interface InstitutionPlace {
  readonly institutionId: string;
  readonly parentId?: string | null | undefined;
}

export interface TreeRow {
  readonly key: string;
  /** Of it and all below it. */
  readonly numbers: Numbers;
  readonly children?: readonly TreeRow[];
}

/**
 * Institutions with those below them, each with the sum of all; those of which nothing is counted are left out, and so is one
 * that has but one below it and nothing of its own. An institution that is not in the tree stands beside it.
 */
export const treeOf = (rows: ReadonlyMap<string, Numbers>, places: readonly InstitutionPlace[]): readonly TreeRow[] => {
  const known = new Set(places.map(({ institutionId }) => institutionId));
  const below = Map.groupBy(places, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const branch = (key: string): readonly TreeRow[] => {
    const children = (below.get(key) ?? []).flatMap(({ institutionId }) => branch(institutionId));
    const own = rows.get(key);
    if (children.length === 0) return own ? [{ key, numbers: own }] : [];
    if (!own && children.length === 1) return children;
    return [{ key, numbers: sumOf([...(own ? [own] : []), ...children.map(({ numbers }) => numbers)]), children }];
  };
  const strangers = [...rows.keys()].filter((key) => !known.has(key)).map((key) => ({ key, numbers: rows.get(key)! }));
  return [...(below.get(null) ?? []).flatMap(({ institutionId }) => branch(institutionId)), ...strangers];
};

/** Rows with those below them, as the eye reads them. */
export const flat = (rows: readonly TreeRow[], depth = 0): readonly (TreeRow & { readonly depth: number })[] =>
  rows.flatMap((row) => [{ ...row, depth }, ...flat(row.children ?? [], depth + 1)]);

/** How much more than before, as a part of it; null: there was nothing. */
export const changeOf = (now: number, before: number): number | null => (before === 0 ? null : (now - before) / before);
