import type { ReadScope } from '@healthcert/domain/kernel';
import { sql } from 'kysely';
import type { Reads } from '../kernel/index.ts';
import { caseWorklistModel } from './table.ts';

/** The steps of a passage, each from one instant to the next. */
export const delaySteps = ['examining', 'concluding', 'reviewing', 'issuing', 'handingOut'] as const;
export type DelayStep = (typeof delaySteps)[number];

const instants: Readonly<Record<DelayStep, readonly [from: string, to: string]>> = {
  examining: ['registered_at', 'examined_at'],
  concluding: ['examined_at', 'concluded_at'],
  reviewing: ['concluded_at', 'reviewed_at'],
  issuing: ['reviewed_at', 'issued_at'],
  handingOut: ['issued_at', 'handed_out_at'],
};

/** How long a step takes at one institution. */
export interface Delay {
  readonly institutionId: string;
  readonly step: DelayStep;
  /** Cases that have this step behind them. */
  readonly cases: number;
  /** Half of them took no longer, and nine of ten; in hours. */
  readonly median: number;
  readonly ninetieth: number;
}

const mostInstitutions = 5000;

const took = (step: DelayStep) => {
  const [from, to] = instants[step].map((name) => sql.ref(name));
  // Judged before the last item was in: not late by less than nothing.
  return sql`case when ${from} is not null and ${to} is not null then greatest(0, extract(epoch from ${to} - ${from})) end`;
};

/** Of the cases registered between two instants, within a scope; `institutions` null: all of it. */
export const delaysBetween = async (
  reads: Pick<Reads, 'aggregate'>,
  scope: ReadScope,
  registered: { readonly from: string; readonly to: string },
  institutions: readonly string[] | null,
): Promise<readonly Delay[]> => {
  const of = delaySteps.flatMap((step) => [
    [`${step}_cases`, sql`count(${took(step)})::int`] as const,
    [`${step}_marks`, sql`percentile_cont(array[0.5, 0.9]) within group (order by ${took(step)})`] as const,
  ]);
  const rows = await reads.aggregate({
    model: caseWorklistModel,
    scope,
    filter: { registeredAt: registered, ...(institutions && { institutionId: { in: institutions } }) },
    by: { institutionId: sql`institution_id` },
    of: Object.fromEntries(of),
    atMost: mostInstitutions,
  });
  return rows.flatMap((row) =>
    delaySteps.flatMap((step): Delay[] => {
      const marks = row[`${step}_marks`] as readonly [number, number] | null;
      const cases = Number(row[`${step}_cases`]);
      if (cases === 0 || !marks) return [];
      const [median, ninetieth] = marks.map((seconds) => seconds / 3600) as [number, number];
      return [{ institutionId: String(row['institutionId']), step, cases, median, ninetieth }];
    }),
  );
};
