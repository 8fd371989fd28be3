import { conclude, minimumAgeFor, type Concluded, type Examinee, type Results } from './conclude.ts';
import { outcomes, type Outcome, type Programme } from './programme.ts';

/** What was found in one concluded case, and the two versions as its institution would examine by them. */
export interface TriedCase {
  readonly caseId: string;
  readonly results: Results;
  readonly person: Examinee & { readonly ageAtRegistration: number };
  readonly before: Programme;
  readonly after: Programme;
}

export interface ChangedCase {
  readonly caseId: string;
  readonly before: Outcome;
  readonly after: Outcome;
  /** Rows that fire now and did not, or that lead elsewhere. */
  readonly newlyFired: readonly string[];
  /** Rows that fired and do not any more. */
  readonly noLongerFired: readonly string[];
}

/** How often a row of either version fires otherwise. */
export interface TriedRow {
  readonly rowId: string;
  readonly newly: number;
  readonly noLonger: number;
  /** It fires as before, but leads elsewhere. */
  readonly otherwise: number;
}

/** What the terms beside the table would have made otherwise: nobody's outcome. */
export interface TriedTerms {
  /** Fit under both versions, with a certificate that lasts longer, or shorter. */
  readonly longer: number;
  readonly shorter: number;
  /** Too young for their job when they registered, and were not; and the other way round. */
  readonly newlyUnderAge: number;
  readonly noLongerUnderAge: number;
}

export interface RulesTrial {
  readonly cases: number;
  /** Every pair of outcomes, also those that nobody has. */
  readonly matrix: readonly { readonly before: Outcome; readonly after: Outcome; readonly cases: number }[];
  /** Only rows that fire otherwise; those concerning most cases first. */
  readonly rows: readonly TriedRow[];
  /** Whose outcome differs, in the order given. */
  readonly changed: readonly ChangedCase[];
  readonly terms: TriedTerms;
}

type RowTurn = 'newly' | 'noLonger' | 'otherwise';

/** How rows fire otherwise in one case, by row. */
const turns = (before: Concluded, after: Concluded): readonly (readonly [string, RowTurn])[] => {
  const led = new Map(before.fired.map(({ rowId, outcome }) => [rowId, outcome]));
  const leads = new Map(after.fired.map(({ rowId, outcome }) => [rowId, outcome]));
  return [
    ...after.fired
      .filter(({ rowId, outcome }) => led.get(rowId) !== outcome)
      .map(({ rowId }) => [rowId, led.has(rowId) ? 'otherwise' : 'newly'] as const),
    ...before.fired.filter(({ rowId }) => !leads.has(rowId)).map(({ rowId }) => [rowId, 'noLonger'] as const),
  ];
};

/** Which of the terms concern one case. */
const termsOf = ({ person, before, after }: TriedCase, fit: boolean): readonly (keyof TriedTerms)[] => {
  const months = after.validityMonths - before.validityMonths;
  const tooYoung = (programme: Programme): boolean => person.ageAtRegistration < minimumAgeFor(programme, person.jobCode);
  const lasts = months > 0 ? 'longer' : 'shorter';
  const age = tooYoung(after) ? 'newlyUnderAge' : 'noLongerUnderAge';
  return [...(fit && months !== 0 ? ([lasts] as const) : []), ...(tooYoung(before) !== tooYoung(after) ? ([age] as const) : [])];
};

/** What the rules of one version make of results that were judged by another: nothing of it is done, nobody's conclusion moves. */
export const tryRules = (cases: readonly TriedCase[]): RulesTrial => {
  const counts = new Map<string, number>();
  const rows = new Map<string, Record<RowTurn, number>>();
  const changed: ChangedCase[] = [];
  const terms = { longer: 0, shorter: 0, newlyUnderAge: 0, noLongerUnderAge: 0 };
  for (const tried of cases) {
    const { caseId, results, person, before, after } = tried;
    const was = conclude(before, results, person);
    const is = conclude(after, results, person);
    const pair = `${was.outcome}/${is.outcome}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
    for (const term of termsOf(tried, was.outcome === 'fit' && is.outcome === 'fit')) terms[term] += 1;
    const turned = turns(was, is);
    for (const [rowId, turn] of turned) {
      const row = rows.get(rowId) ?? { newly: 0, noLonger: 0, otherwise: 0 };
      rows.set(rowId, { ...row, [turn]: row[turn] + 1 });
    }
    if (was.outcome === is.outcome) continue;
    changed.push({
      caseId,
      before: was.outcome,
      after: is.outcome,
      newlyFired: turned.filter(([, turn]) => turn !== 'noLonger').map(([rowId]) => rowId),
      noLongerFired: turned.filter(([, turn]) => turn === 'noLonger').map(([rowId]) => rowId),
    });
  }
  const weight = ({ newly, noLonger, otherwise }: TriedRow): number => newly + noLonger + otherwise;
  return {
    cases: cases.length,
    matrix: outcomes.flatMap((before) => outcomes.map((after) => ({ before, after, cases: counts.get(`${before}/${after}`) ?? 0 }))),
    rows: [...rows]
      .map(([rowId, turned]) => ({ rowId, ...turned }))
      .toSorted((one, other) => weight(other) - weight(one) || (one.rowId < other.rowId ? -1 : 1)),
    changed,
    terms,
  };
};
