import { useMemo } from 'react';
import { gradeOf, rowsOf, stepsIn, sumOf, type Days, type Numbers, useFigureNames } from '../figures/index.ts';
import { graphql } from '../gql/index.ts';
import type { SupervisedQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { outliersOf, type Outlier } from './outliers.ts';

const supervised = graphql(`
  query Supervised($from: Date!, $to: Date!, $institutionId: ID, $asked: FiguresAsked!, $course: FiguresAsked!) {
    figureSums(asked: $asked) {
      sums {
        keys
        measure
        detail
        count
        undone
      }
      names {
        of
        code
        name {
          zh
          en
        }
      }
    }
    course: figureSums(asked: $course) {
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
const nowhere: SupervisedQuery['figureSums']['sums'] = [];
/** What is drawn over time. */
const followed = ['registered', 'enteredLate', 'concluded', 'issued', 'printed', 'reprinted', 'revoked'] as const;
const live = ['figures', 'case-worklist', 'specimen-list', 'notification-list'];

/** What happens at each institution of a subtree, beside the others, and who stands out. */
export const useSupervision = ({ from, to }: Days, institutionId: string | null, today: string, pause: boolean) => {
  const variables = useMemo(
    () => ({
      from,
      to,
      institutionId,
      asked: { from, to, institutionId, by: ['institution' as const] },
      course: { from, to, institutionId, by: [gradeOf({ from, to })], measures: [...followed] },
    }),
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
  const names = useFigureNames(data?.figureSums.names);
  /** All together, at each step of the period up to today. */
  const course = useMemo((): readonly Numbers[] => {
    const steps = rowsOf(data?.course.sums ?? [], 'net');
    return stepsIn({ from, to }, gradeOf({ from, to }), today).map((step) => steps.get(step) ?? nothing);
  }, [data, from, to, today]);
  const sums = data?.figureSums.sums ?? nowhere;
  return { rows, outliers, sums, course, names, loaded: data !== undefined, error, fetching, again };
};
