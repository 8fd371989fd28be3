import type { Environment } from './environment.ts';

/** What one run saw. */
export interface Measured {
  readonly value: number;
  /** The same machine, minutes apart at most, doing the least that could be done; null where the limit is absolute. */
  readonly floor: number | null;
}

/** One figure of the table. Declared in a file of its own in `keys/`, exported as `bench`. */
export interface BenchKey {
  readonly key: string;
  /** What is counted, and what the floor is. */
  readonly what: string;
  /** Bounds of value / floor; of the value itself where there is no floor. */
  readonly min: number;
  readonly aim: number;
  /** "lower": `min` is a "not above". Default "higher". */
  readonly better?: 'higher' | 'lower';
  /** A figure that takes minutes and hardly varies is taken less often than the others. */
  readonly mostRuns?: number;
  /** Taken with `--large` only: it takes an hour, and the disk for a city of years. */
  readonly large?: boolean;
  /** Measures the floor and then the value. Called several times, in turns with the other keys. */
  readonly run: (environment: Environment) => Promise<Measured>;
}
