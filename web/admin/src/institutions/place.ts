import type { Institution } from './queries.ts';

export const levels = ['city', 'county', 'township'] as const;
export type Level = (typeof levels)[number];

/** At which levels one may stand below a parent: an authority one step lower, a clinic at its parent's or lower. */
export const levelsBelow = (parent: Pick<Institution, 'level'>, kind: 'authority' | 'clinic'): readonly Level[] => {
  const at = levels.indexOf(parent.level);
  return kind === 'authority' ? levels.slice(at + 1, at + 2) : levels.slice(at);
};
