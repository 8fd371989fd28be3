import { caseDecider, resultsOf } from '@healthcert/domain/case';
import type { ReadScope } from '@healthcert/domain/kernel';
import { tryRules, type Programme, type RulesTrial, type TriedCase } from '@healthcert/domain/programme';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { RequestContext } from '../context.ts';
import { judgedBy } from '../case/given.ts';
import { recordAccess } from '../record-access.ts';

export const trialMonths = [1, 3, 6, 12] as const;

/** Cases whose streams are folded for one trial, and at once. */
const mostCases = 2_000;
const atOnce = 50;
/** Above it the answer says "at least". */
const mostCounted = 100_000;

export interface TriedOnCases extends Omit<RulesTrial, 'changed'> {
  /** Concluded in these months, counted up to a hundred thousand. */
  readonly concluded: number;
  /** Of those that were looked at, the results of so many were erased. */
  readonly erased: number;
  readonly changed: readonly (RulesTrial['changed'][number] & {
    readonly caseNumber: string;
    readonly institutionId: string;
    /** Decided by a physician's own judgement: what rules say moved nothing then. */
    readonly byHand: boolean;
  })[];
}

const monthsBefore = (now: string, months: number): string => {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString();
};

interface Found {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly institutionId: string;
  readonly personId: string;
}

interface Rules {
  readonly before: Programme;
  readonly after: Programme;
}

/** One case under both versions, each as its institution examines by it; null: its results were erased, or it was reopened just now. */
const triedCase = async ({ handler, forms }: RequestContext['system'], { caseId }: Found, { before, after }: Rules) => {
  const { registration, items, conclusion } = (await handler.load(caseDecider, caseId)).state;
  const results = resultsOf(items);
  if (!registration || !conclusion || !results) return null;
  const judged = judgedBy(items);
  const under = (programme: Programme): Promise<Programme> => forms.under(programme, registration.institutionId, judged);
  const tried: TriedCase = { caseId, results, person: registration, before: await under(before), after: await under(after) };
  return { tried, byHand: conclusion.by === 'hand' };
};

/**
 * What the rules of a proposed version would have made of the cases concluded in the last months, newest first, within
 * the reader's scope. Writes nothing but the access log: whose outcome would differ, their findings have been read.
 */
export const tryOnCases = async (
  context: RequestContext,
  scope: ReadScope,
  rules: Rules,
  months: (typeof trialMonths)[number],
): Promise<TriedOnCases> => {
  const { system } = context;
  const filter = {
    programmeId: { eq: rules.before.id },
    stage: { in: ['concluded', 'reviewed'] },
    concludedAt: { from: monthsBefore(system.now(), months) },
  };
  const query = { model: caseWorklistModel, scope, filter, internal: true };
  const sort = { by: 'concludedAt', descending: true };
  const { rows, hasNextPage } = await system.reads.list({ ...query, sort, first: mostCases });
  const concluded = hasNextPage ? await system.reads.count(query, mostCounted) : rows.length;
  const found = new Map(rows.map(({ values }) => [String(values['caseId']), values as unknown as Found]));

  const tried: TriedCase[] = [];
  const byHand = new Set<string>();
  const cases = [...found.values()];
  for (let from = 0; from < cases.length; from += atOnce) {
    context.ended().throwIfAborted();
    const some = await Promise.all(cases.slice(from, from + atOnce).map((one) => triedCase(system, one, rules)));
    for (const one of some) {
      if (!one) continue;
      tried.push(one.tried);
      if (one.byHand) byHand.add(one.tried.caseId);
    }
  }

  const trial = tryRules(tried);
  const changed = trial.changed.map((one) => {
    const { caseNumber, institutionId } = found.get(one.caseId)!;
    return { ...one, caseNumber, institutionId, byHand: byHand.has(one.caseId) };
  });
  const read = changed.map(({ caseId }) => found.get(caseId)!.personId);
  await recordAccess({ ...context, purpose: context.purpose ?? 'rules trial' }, 'read', 'rules-trial', [...new Set(read)]);
  return { ...trial, changed, concluded, erased: cases.length - tried.length };
};
