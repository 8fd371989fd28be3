import type { Pool } from 'pg';
import type { Statement } from './overhear.ts';

/** As Postgres tells it. */
export interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Total Cost': number;
  /** Of it and what is below it; only where it was executed. */
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Plan[];
}

/** On a connection of those that the lists are read by: it has their settings. */
const explained = async (database: Pool, { text, values }: Statement, how: string): Promise<Plan> => {
  const { rows } = await database.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(`EXPLAIN (${how}FORMAT JSON) ${text}`, [
    ...values,
  ]);
  return rows[0]!['QUERY PLAN'][0]!.Plan;
};

export const planOf = (database: Pool, statement: Statement): Promise<Plan> => explained(database, statement, '');

/** Executes it once more. */
export const executedPlanOf = (database: Pool, statement: Statement): Promise<Plan> =>
  explained(database, statement, 'ANALYZE, BUFFERS, TIMING OFF, ');

/** Blocks of eight kilobytes that were looked into: what the work is, whatever else the machine does. */
export const blocksOf = (plan: Plan): number => (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);

/** What a limit is reckoned to end before this part of a table is no reading of all of it. */
const soon = 0.1;

const reads = (plan: Plan, table: string): boolean =>
  plan['Node Type'].endsWith('Seq Scan') && table.endsWith(`"${plan['Relation Name']}"`);

/** Whether a table (`read_models."..."`) is read from its first row on, in no order, and not only until a limit is reached. */
export const isReadThrough = (plan: Plan, table: string): boolean =>
  reads(plan, table) ||
  (plan.Plans ?? []).some(
    (part) =>
      isReadThrough(part, table) &&
      !(plan['Node Type'] === 'Limit' && reads(part, table) && plan['Total Cost'] < soon * part['Total Cost']),
  );
