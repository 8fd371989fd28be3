import type { Text } from '@healthcert/domain/kernel';
import type { Sex } from '@healthcert/domain/person';
import { meets } from './abnormal.ts';
import type { DecisionRow, ItemResult, Outcome, Programme, ProgrammeItem } from './programme.ts';
import { answers } from './result-problems.ts';

/** How an item of a case stands. Items that are not in the map have not been ordered. */
export type ItemStanding = { readonly state: 'done'; readonly result: ItemResult } | { readonly state: 'refused' | 'deferred' | 'pending' };

export type Results = ReadonlyMap<string, ItemStanding>;

/** What the rules need to know of the person. */
export interface Examinee {
  readonly sex: Sex;
  readonly jobCode: string;
}

/** A row of the rule table that matched, with the words and the law to be stored and shown. */
export interface FiredRow {
  readonly rowId: string;
  readonly item: string;
  /** What the row leads to; `incomplete` while its further items are outstanding. */
  readonly outcome: Outcome;
  readonly reason: Text;
  readonly legalBasis: string;
}

export interface Concluded {
  readonly outcome: Outcome;
  /** Gravest first, then by row id. */
  readonly fired: readonly FiredRow[];
  /** Items the fired rows ask for that have not been ordered yet, in the programme's order. */
  readonly furtherItems: readonly string[];
  /** Items that still stand between the case and a conclusion, in the programme's order. */
  readonly missing: readonly string[];
}

const gravity: readonly Outcome[] = ['unfit', 'incomplete', 'recheck', 'fit'];

/** The items required from registration of someone of this job and sex. */
export const itemsFor = (programme: Programme, jobCode: string, sex: Sex): readonly ProgrammeItem[] =>
  programme.items.filter(({ need, applies }) => {
    const jobs = applies?.jobs ?? [];
    return need === 'required' && (jobs.length === 0 || jobs.includes(jobCode)) && (applies?.sex ?? sex) === sex;
  });

/** In years; registration warns below it. */
export const minimumAgeFor = (programme: Programme, jobCode: string): number =>
  programme.jobs.find(({ code }) => code === jobCode)?.minimumAge ?? programme.minimumAge;

interface Fired {
  readonly row: DecisionRow;
  /** The further items without which the row may not lead on. */
  readonly awaited: readonly string[];
}

/**
 * Applies the programme's rules to the results of one case.
 *
 * Precedence: unfit, then incomplete, then recheck, then fit. A disqualifying finding stands whatever else is
 * outstanding; short of one nothing is concluded before every item is settled: those required for the job and sex, those
 * on the case, and those a fired row asks for. An item is settled when a result answers all it asks, or when it was
 * refused and a row says what a refusal leads to. A row whose further items are not settled leads to incomplete only.
 */
export const conclude = (programme: Programme, results: Results, person: Examinee): Concluded => {
  const items = new Map(programme.items.map((item) => [item.code, item]));

  const fires = (row: DecisionRow): boolean => {
    const item = items.get(row.item);
    const standing = results.get(row.item);
    if (!item || !standing) return false;
    if (standing.state === 'done') return meets(row.when, item, standing.result, person);
    return standing.state === 'refused' && 'item' in row.when;
  };

  const matched = programme.rules.filter(fires);
  const provided = new Set(matched.filter(({ when }) => 'item' in when).map(({ item }) => item));

  const settled = (code: string): boolean => {
    const item = items.get(code);
    const standing = results.get(code);
    return standing?.state === 'done' ? item !== undefined && answers(item, standing.result) : provided.has(code);
  };

  const rows = matched.map((row): Fired => ({ row, awaited: (row.furtherItems ?? []).filter((code) => !settled(code)) }));
  const awaited = new Set(rows.flatMap((fired) => fired.awaited));
  const expected = new Set([...itemsFor(programme, person.jobCode, person.sex).map(({ code }) => code), ...results.keys(), ...awaited]);
  const inOrder = [...items.keys(), ...[...expected].filter((code) => !items.has(code)).toSorted()];
  const missing = inOrder.filter((code) => expected.has(code) && !settled(code));
  const fired = rows.map(firedRow).toSorted(gravestFirst);
  const reached = new Set<Outcome>(['fit', ...(missing.length > 0 ? ['incomplete' as const] : []), ...fired.map(({ outcome }) => outcome)]);

  return {
    outcome: gravity.find((outcome) => reached.has(outcome)) ?? 'incomplete',
    fired,
    furtherItems: inOrder.filter((code) => awaited.has(code) && !results.has(code)),
    missing,
  };
};

const firedRow = ({ row, awaited }: Fired): FiredRow => ({
  rowId: row.id,
  item: row.item,
  outcome: awaited.length > 0 ? 'incomplete' : row.outcome,
  reason: row.reason,
  legalBasis: row.legalBasis,
});

const gravestFirst = (one: FiredRow, other: FiredRow): number =>
  gravity.indexOf(one.outcome) - gravity.indexOf(other.outcome) || (one.rowId < other.rowId ? -1 : 1);
