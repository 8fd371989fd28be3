import type { Box } from './design.ts';

/** A line that something was drawn to: `x` upright at so many millimetres, `y` level. */
export interface Guide {
  readonly along: 'x' | 'y';
  readonly at: number;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

const marksOf = (start: number, size: number): readonly number[] => [start, start + size / 2, start + size];

/** The shortest way that lays one of the moving marks on one of the standing; null: none is near enough. */
const nearest = (moving: readonly number[], standing: readonly number[], reach: number): { by: number; at: number } | null => {
  let best: { by: number; at: number } | null = null;
  for (const mark of moving) {
    for (const at of standing) {
      const by = at - mark;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  }
  return best;
};

/**
 * Where a box that is dragged comes to lie: on the edges and middles of its neighbours and of the page, if within
 * `reach`; else on the nearest `step`. All in millimetres.
 */
export const snap = (box: Box, others: readonly Box[], reach: number, step: number): Snapped => {
  const upright = nearest(
    marksOf(box.x, box.width),
    others.flatMap(({ x, width }) => marksOf(x, width)),
    reach,
  );
  const level = nearest(
    marksOf(box.y, box.height),
    others.flatMap(({ y, height }) => marksOf(y, height)),
    reach,
  );
  const onStep = (at: number): number => Math.round(at / step) * step - at;
  return {
    dx: upright?.by ?? onStep(box.x),
    dy: level?.by ?? onStep(box.y),
    guides: [...(upright ? [{ along: 'x', at: upright.at } as const] : []), ...(level ? [{ along: 'y', at: level.at } as const] : [])],
  };
};
