import type { BenchKey, Measured } from './key.ts';

/** `value` and `floor` are those of the median run. */
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

const round = (value: number): number => Number(value.toPrecision(4));

export const ratioOf = ({ value, floor }: Measured): number => round(floor === null ? value : value / floor);

/** The run in the middle by ratio, with its own floor: what disturbs the machine in one run does not touch another's. */
const middle = (runs: readonly Measured[]): Measured => runs.toSorted((a, b) => ratioOf(a) - ratioOf(b))[(runs.length - 1) >> 1]!;

const rounded = ({ value, floor }: Measured): Measured => ({ value: round(value), floor: floor === null ? null : round(floor) });

export const summarise = ({ min, aim, better = 'higher' }: BenchKey, runs: readonly Measured[], measuredAt: string): Summary => {
  const median = rounded(middle(runs));
  const ratios = runs.map(ratioOf);
  return {
    ...median,
    runs: runs.map(rounded),
    ratio: ratioOf(median),
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
