import type { Reads } from '@healthcert/projections/kernel';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import { countedAtMost } from '../../../api/graphql/connections.ts';
import type { Question } from './questions.ts';

const times = 5;
const firstPage = 50;
/** Milliseconds after which once is enough. */
const slow = 300;

export const ask = ({ filter, scope, sort, counts }: Question, model: AnyReadModel, reads: Reads): Promise<unknown> =>
  counts
    ? reads.count({ model, scope, filter, internal: true }, countedAtMost)
    : reads.list({ model, scope, filter, sort, first: firstPage, internal: true });

/** Milliseconds of one answer: the least of some, after one that is not counted, because other things run as well; of a slow one the only. */
export const timeOf = async (question: Question, model: AnyReadModel, reads: Reads): Promise<number> => {
  const taken: number[] = [];
  for (let n = 0; n <= times; n++) {
    const begun = performance.now();
    await ask(question, model, reads);
    taken.push(performance.now() - begun);
    if (n > 0 && taken[n]! > slow) return taken[n]!;
  }
  return Math.min(...taken.slice(1));
};
