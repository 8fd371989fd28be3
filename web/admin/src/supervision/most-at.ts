import { numberOf, type Sum } from '../figures/index.ts';

/** The institution with most of one reason; of two alike the first by id. Null: none has it. */
export const mostAt = (sums: readonly Sum[], rule: string): { readonly institutionId: string; readonly count: number } | null => {
  const counts = new Map<string, number>();
  for (const sum of sums) {
    if (sum.measure !== 'unfitReason' || sum.detail !== rule) continue;
    const institutionId = sum.keys[0] ?? '';
    counts.set(institutionId, (counts.get(institutionId) ?? 0) + numberOf(sum, 'net'));
  }
  const [first] = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return first && first[1] > 0 ? { institutionId: first[0], count: first[1] } : null;
};
