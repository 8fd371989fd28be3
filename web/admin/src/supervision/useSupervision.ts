import { useMemo } from 'react';
import { rowsOf, sumOf, type Days, type Numbers } from '../figures/index.ts';
import { graphql } from '../gql/index.ts';
import type { SupervisedQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { outliersOf, type Outlier } from './outliers.ts';

const supervised = graphql(`
  query Supervised($from: Date!, $to: Date!, $institutionId: ID, $asked: FiguresAsked!) {
    figureSums(asked: $asked) {
      sums {
        keys
        measure
        detail
        count
        undone
      }
    }
    supervision(from: $from, to: $to, institutionId: $institutionId) {
      delays {
        institutionId
        step
        cases
        median
        ninetieth
      }
      overdue {
        institutionId
        specimens
        notifications
      }
    }
  }
`);

export const steps = ['examining', 'concluding', 'reviewing', 'issuing', 'handingOut'] as const;
export const rates = ['unfit', 'reprinted', 'enteredLate'] as const;
export type Step = (typeof steps)[number];
type Delay = SupervisedQuery['supervision']['delays'][number];

export interface Supervised {
  readonly institutionId: string;
  readonly numbers: Numbers;
  readonly rates: Readonly<Record<(typeof rates)[number], number | null>>;
  readonly delays: ReadonlyMap<string, Delay>;
  readonly specimens: number;
  readonly notifications: number;
}

const part = (some: number, all: number): number | null => (all === 0 ? null : some / all);
const nothing = sumOf([]);
const live = ['figures', 'case-worklist', 'specimen-list', 'notification-list'];

/** What happens at each institution of a subtree, beside the others, and who stands out. */
export const useSupervision = ({ from, to }: Days, institutionId: string | null, pause: boolean) => {
  const variables = useMemo(
    () => ({ from, to, institutionId, asked: { from, to, institutionId, by: ['institution' as const] } }),
    [from, to, institutionId],
  );
  const { data, error, fetching, again } = useLiveQuery({ query: supervised, variables, live, every: 10_000, pause });
  const [rows, outliers] = useMemo((): readonly [readonly Supervised[], readonly Outlier[]] => {
    const numbers = rowsOf(data?.figureSums.sums ?? [], 'net');
    const delays = Map.groupBy(data?.supervision.delays ?? [], (one) => one.institutionId);
    const overdue = new Map((data?.supervision.overdue ?? []).map((one) => [one.institutionId, one]));
    const all = [...new Set([...numbers.keys(), ...delays.keys(), ...overdue.keys()])]
      .toSorted()
      .map((id): Supervised => {
        const own = numbers.get(id) ?? nothing;
        return {
          institutionId: id,
          numbers: own,
          rates: {
            unfit: part(own.unfit, own.concluded),
            reprinted: part(own.reprinted, own.printed),
            enteredLate: part(own.enteredLate, own.registered),
          },
          delays: new Map((delays.get(id) ?? []).map((one) => [one.step, one])),
          specimens: overdue.get(id)?.specimens ?? 0,
          notifications: overdue.get(id)?.notifications ?? 0,
        };
      })
      .toSorted((one, other) => other.numbers.registered - one.numbers.registered);
    const marks = all.map((one) => ({
      institutionId: one.institutionId,
      cases: one.numbers.registered,
      values: { ...one.rates, ...Object.fromEntries(steps.map((step) => [step, one.delays.get(step)?.median ?? null])) },
    }));
    return [all, outliersOf(marks)];
  }, [data]);
  return { rows, outliers, loaded: data !== undefined, error, fetching, again };
};
