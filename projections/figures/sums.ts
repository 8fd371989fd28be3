import type { ReadScope } from '@healthcert/domain/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../kernel/index.ts';
import { figuresModel, type Measure } from './table.ts';

const starting = (unit: string): RawBuilder<unknown> => sql`to_char(date_trunc(${sql.lit(unit)}, day), 'YYYY-MM-DD')`;

/** What sums are taken by: a column, or the first day of the period that the day is in (weeks begin on Monday). */
const dimensions = {
  institution: sql`institution_id`,
  programme: sql`programme_id`,
  category: sql`category`,
  job: sql`job_code`,
  sex: sql`sex`,
  ageBand: sql`age_band`,
  day: starting('day'),
  week: starting('week'),
  month: starting('month'),
  quarter: starting('quarter'),
  year: starting('year'),
} satisfies Record<string, RawBuilder<unknown>>;

export type FigureDimension = keyof typeof dimensions;
export const figureDimensions = Object.keys(dimensions) as readonly FigureDimension[];

/** Which figures: days inclusive; what is left out asks for all. */
export interface FiguresAsked {
  readonly from: string;
  readonly to: string;
  readonly by: readonly FigureDimension[];
  readonly measures?: readonly string[] | null | undefined;
  /** Ids; an institution with those below it is the caller's to list. */
  readonly institutions?: readonly string[] | null | undefined;
  readonly programmeId?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly jobCode?: string | null | undefined;
  readonly sex?: string | null | undefined;
  readonly ageBand?: string | null | undefined;
}

/** A sum; `keys` in the order of `by`. */
export interface FigureSum {
  readonly keys: readonly string[];
  readonly measure: Measure;
  readonly detail: string;
  readonly count: number;
  readonly undone: number;
}

const mostSums = 20_000;

/** The figures within a scope, summed. @throws QueryRefused where they are too many to be read */
export const sumFigures = async (reads: Pick<Reads, 'aggregate'>, scope: ReadScope, asked: FiguresAsked): Promise<readonly FigureSum[]> => {
  const { from, to, by, measures, institutions, ...equal } = asked;
  const keys = Object.fromEntries(by.map((name) => [`by_${name}`, dimensions[name]]));
  const rows = await reads.aggregate({
    model: figuresModel,
    scope,
    filter: {
      day: { from, to },
      ...(measures && { measure: { in: measures } }),
      ...(institutions && { institutionId: { in: institutions } }),
      ...Object.fromEntries(Object.entries(equal).map(([name, value]) => [name, value == null ? null : { eq: value }])),
    },
    by: { ...keys, measure: sql`measure`, detail: sql`detail` },
    of: { count: sql`sum(count)::int`, undone: sql`sum(undone)::int` },
    atMost: mostSums,
  });
  return rows
    .filter(({ count, undone }) => count !== 0 || undone !== 0)
    .map((row) => ({
      keys: by.map((name) => String(row[`by_${name}`])),
      measure: row['measure'] as Measure,
      detail: String(row['detail']),
      count: Number(row['count']),
      undone: Number(row['undone']),
    }));
};
