import type { ProgrammeProblemCode } from './rejections.ts';
import type { Condition, DecisionRow, Programme, ProgrammeItem } from './programme.ts';
import { prohibitedTests } from './prohibited-tests.ts';
import { isJudged } from './result-field.ts';

export interface ProgrammeProblem {
  readonly code: ProgrammeProblemCode;
  /** Path below the programme: "items.2", "rules.0.when". */
  readonly field: string;
  readonly name: string;
}

type Coded = readonly { readonly code: string }[];

const repeated = (list: Coded, field: string): ProgrammeProblem[] =>
  list.flatMap(({ code }, n) =>
    list.findIndex((other) => other.code === code) < n ? [{ code: 'CodeRepeated' as const, field: `${field}.${n}`, name: code }] : [],
  );

const itemProblems = (item: ProgrammeItem, n: number, { jobs, rules }: Programme): ProgrammeProblem[] => {
  const field = `items.${n}`;
  const known = new Set(jobs.map(({ code }) => code));
  const ruled = (matches: (when: Condition) => boolean): boolean => rules.some((row) => row.item === item.code && matches(row.when));
  return [
    ...repeated(item.findings, `${field}.findings`),
    ...repeated(item.fields, `${field}.fields`),
    ...(item.findings.length + item.fields.length === 0 ? [{ code: 'NothingToRecord' as const, field, name: item.code }] : []),
    ...(item.findings.length > 0 && !item.findings.some(({ normal }) => normal)
      ? [{ code: 'NoAllClear' as const, field: `${field}.findings`, name: item.code }]
      : []),
    ...(item.applies?.jobs ?? [])
      .filter((job) => !known.has(job))
      .map((job) => ({ code: 'UnknownReference' as const, field: `${field}.applies.jobs`, name: job })),
    ...item.findings
      .filter(({ code, normal }) => !normal && !ruled((when) => 'finding' in when && when.finding === code))
      .map(({ code }) => ({ code: 'WithoutRule' as const, field: `${field}.findings`, name: code })),
    ...item.fields
      .filter((one) => isJudged(one) && !ruled((when) => 'field' in when && when.field === one.code))
      .map(({ code }) => ({ code: 'WithoutRule' as const, field: `${field}.fields`, name: code })),
  ];
};

/** What the condition names, if its item does not have it. */
const dangling = (when: Condition, item: ProgrammeItem): string[] => {
  if ('finding' in when) return item.findings.some(({ code }) => code === when.finding) ? [] : [when.finding];
  if ('item' in when) return [];
  return item.fields.some(({ code }) => code === when.field) ? [] : [when.field];
};

const ruleProblems = (row: DecisionRow, n: number, items: readonly ProgrammeItem[]): ProgrammeProblem[] => {
  const field = `rules.${n}`;
  const unknown = (name: string, of: string): ProgrammeProblem => ({ code: 'UnknownReference', field: `${field}.${of}`, name });
  const item = items.find(({ code }) => code === row.item);
  const further = row.furtherItems ?? [];
  return [
    ...(item ? dangling(row.when, item).map((name) => unknown(name, 'when')) : [unknown(row.item, 'item')]),
    ...further.filter((code) => !items.some((other) => other.code === code)).map((name) => unknown(name, 'furtherItems')),
    ...(further.includes(row.item) ? [{ code: 'WaitsForItself' as const, field: `${field}.furtherItems`, name: row.item }] : []),
  ];
};

/**
 * Why a version cannot be published; empty: it can. Codes are unique, what a rule names exists, every finding that is
 * not an all-clear and every field that is judged has a rule (so that nothing abnormal passes in silence), and no prohibited test is in it.
 */
export const programmeProblems = (programme: Programme): readonly ProgrammeProblem[] => [
  ...prohibitedTests(programme).map((code): ProgrammeProblem => ({
    code: 'ProhibitedTest',
    field: `items.${programme.items.findIndex((item) => item.code === code)}`,
    name: code,
  })),
  ...repeated(programme.jobs, 'jobs'),
  ...repeated(programme.items, 'items'),
  ...repeated(
    programme.rules.map(({ id }) => ({ code: id })),
    'rules',
  ),
  ...(programme.items.some(({ need }) => need === 'required')
    ? []
    : [{ code: 'NothingRequired' as const, field: 'items', name: programme.id }]),
  ...programme.items.flatMap((item, n) => itemProblems(item, n, programme)),
  ...programme.rules.flatMap((row, n) => ruleProblems(row, n, programme.items)),
];
