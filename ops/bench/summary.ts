import type { BenchKey, Measured } from './key.ts';

export interface Summary extends Measured {
  readonly runs: readonly Measured[];
  /** value / floor; the value itself where there is no floor. */
  readonly ratio: number;
  /** Lowest and highest ratio of a single run. */
  readonly spread: readonly [number, number];
  readonly min: number;
  readonly aim: number;
  readonly better: 'higher' | 'lower';
  /** ISO instant. */
  readonly measuredAt: string;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const round = (value: number): number => Number(value.toPrecision(4));

export const ratioOf = ({ value, floor }: Measured): number => round(floor === null ? value : value / floor);

/** Medians of the runs; the ratio is that of the medians. */
export const summarise = ({ min, aim, better = 'higher' }: BenchKey, runs: readonly Measured[], measuredAt: string): Summary => {
  const value = round(median(runs.map((run) => run.value)));
  const floors = runs.flatMap((run) => run.floor ?? []);
  const floor = floors.length > 0 ? round(median(floors)) : null;
  const ratios = runs.map(ratioOf);
  return {
    value,
    floor,
    runs: runs.map((run) => ({ value: round(run.value), floor: run.floor === null ? null : round(run.floor) })),
    ratio: ratioOf({ value, floor }),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    min,
    aim,
    better,
    measuredAt,
  };
};

/** How the figure stands to its bounds. */
export const verdictOf = ({ ratio, min, aim, better }: Pick<Summary, 'ratio' | 'min' | 'aim' | 'better'>): 'aim' | 'enough' | 'missed' => {
  const reaches = (bound: number): boolean => (better === 'higher' ? ratio >= bound : ratio <= bound);
  if (reaches(aim)) return 'aim';
  return reaches(min) ? 'enough' : 'missed';
};
