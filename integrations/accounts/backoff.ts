/** How failures are answered: some are free, then each doubles the wait, up to a bound. */
export interface BackoffPolicy {
  readonly freeFailures: number;
  readonly firstSeconds: number;
  /** Bounded, so that nobody can be kept out for long by another's guesses. */
  readonly mostSeconds: number;
  /** One failure is forgotten after so long without another; a counter untouched for `forgetAfterSeconds` starts anew. */
  readonly forgiveOneAfterSeconds: number;
}

/** A counter that saw no failure for so long starts anew. */
export const forgetAfterSeconds = 24 * 3600;

/** Five guesses, then 15 s, 30 s, 1, 2, 4, 8, 15 minutes: under a hundred guesses a day at one name. */
export const perName: BackoffPolicy = { freeFailures: 5, firstSeconds: 15, mostSeconds: 900, forgiveOneAfterSeconds: forgetAfterSeconds };

/**
 * A whole clinic may stand behind one address: more is free there, and the slips of a day are forgotten one by one, else
 * they would add up from morning to morning. Who guesses on and on is left with one guess in two minutes.
 */
export const perAddress: BackoffPolicy = { freeFailures: 30, firstSeconds: 5, mostSeconds: 300, forgiveOneAfterSeconds: 120 };

/** Seconds to wait after the nth failure (index n - 1); the last holds for all that follow. */
export const waits = ({ freeFailures, firstSeconds, mostSeconds }: BackoffPolicy): readonly number[] => {
  const free = Array.from({ length: freeFailures - 1 }, () => 0);
  const doublings = Math.ceil(Math.log2(mostSeconds / firstSeconds)) + 1;
  return [...free, ...Array.from({ length: doublings }, (_, n) => Math.min(firstSeconds * 2 ** n, mostSeconds))];
};
