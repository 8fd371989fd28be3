import type { Reads } from '@healthcert/projections/kernel';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import { countedAtMost } from '../../../api/graphql/connections.ts';
import type { Question } from './questions.ts';

const times = 10;
const firstPage = 50;
/** Milliseconds after which once is enough. */
const slow = 300;

export const ask = ({ filter, scope, sort, counts }: Question, model: AnyReadModel, reads: Reads): Promise<unknown> =>
  counts
    ? reads.count({ model, scope, filter, internal: true }, countedAtMost)
    : reads.list({ model, scope, filter, sort, first: firstPage, internal: true });

/**
 * Milliseconds of one answer in each city: the least of some, asked in turns, after one that is not counted, because other
 * things run as well; where it is slow, of one.
 */
export const timesOf = async (question: Question, model: AnyReadModel, cities: readonly Reads[]): Promise<readonly number[]> => {
  const least = cities.map(() => Infinity);
  for (let turn = 0; turn <= times; turn++) {
    for (const [n, reads] of cities.entries()) {
      if (turn > 1 && least[n]! > slow) continue;
      const begun = performance.now();
      await ask(question, model, reads);
      if (turn > 0) least[n] = Math.min(least[n]!, performance.now() - begun);
    }
  }
  return least;
};
