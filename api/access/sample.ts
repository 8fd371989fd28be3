import * as fc from 'fast-check';

/**
 * Some of the cases, always the same ones for a seed, half of each sort: over HTTP, where a case costs milliseconds,
 * not all can be asked, and at random nearly all would be refusals.
 */
export const sampled = <Case>(
  cases: readonly Case[],
  isAllowed: (one: Case) => boolean,
  { count, seed }: { readonly count: number; readonly seed: number },
): Case[] =>
  [cases.filter(isAllowed), cases.filter((one) => !isAllowed(one))].flatMap((sort) =>
    sort.length === 0
      ? []
      : fc.sample(
          fc.shuffledSubarray([...sort], { minLength: Math.min(Math.ceil(count / 2), sort.length), maxLength: Math.ceil(count / 2) }),
          {
            numRuns: 1,
            seed,
          },
        )[0]!,
  );
