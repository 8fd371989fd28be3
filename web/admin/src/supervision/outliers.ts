/** What is compared between institutions; each is better when small. */
export interface Marks {
  readonly institutionId: string;
  /** Cases that the marks are of: of few nothing is concluded. */
  readonly cases: number;
  /** By name: hours or a rate; null: nothing known. */
  readonly values: Readonly<Record<string, number | null>>;
}

export interface Outlier {
  readonly institutionId: string;
  readonly name: string;
  readonly value: number;
  /** In the middle of all that are compared. */
  readonly usual: number;
}

const fewest = 5;
const institutionsAtLeast = 3;
const timesUsual = 2;

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/**
 * Who stands out: more than twice what is in the middle of all, where at least three institutions with five cases each are compared.
 * It says where to look, not that something is wrong.
 */
export const outliersOf = (all: readonly Marks[]): readonly Outlier[] => {
  const compared = all.filter(({ cases }) => cases >= fewest);
  if (compared.length < institutionsAtLeast) return [];
  return Object.keys(compared[0]!.values).flatMap((name) => {
    const known = compared.flatMap(({ institutionId, values }) => (values[name] == null ? [] : [{ institutionId, value: values[name] }]));
    if (known.length < institutionsAtLeast) return [];
    const usual = middle(known.map(({ value }) => value));
    return known.filter(({ value }) => value > usual * timesUsual && value > 0).map((one) => ({ ...one, name, usual }));
  });
};
