import type { Item, Programme, Rule } from './queries.ts';

/** Conditions as one choice: "finding:purulent", "field:alt:above", "refused". */
export const conditionCode = ({ when }: Pick<Rule, 'when'>): string => {
  if (when.item) return 'refused';
  return when.field ? `field:${when.field}:${when.is ?? 'outside'}` : `finding:${when.finding ?? ''}`;
};

const lies = ['above', 'below', 'outside'] as const;

/** The condition that a choice stands for. */
export const conditionOf = (code: string): Rule['when'] => {
  const [kind, name = '', is] = code.split(':');
  if (kind === 'refused') return { item: 'refused' };
  return kind === 'field' ? { field: name, is: lies.find((one) => one === is) ?? 'outside' } : { finding: name };
};

/** What may make a row of this item fire: its findings that are no all-clear, its fields, its refusal. */
export const conditionsOf = ({ findings, fields }: Item): readonly string[] => [
  ...findings.filter(({ normal }) => !normal).map(({ code }) => `finding:${code}`),
  ...fields.flatMap(({ code }) => lies.map((is) => `field:${code}:${is}`)),
  'refused',
];

/** An id that says what the row is about, and that no other row has. */
const idFor = ({ item, when }: Pick<Rule, 'item' | 'when'>, others: readonly Rule[]): string => {
  const what = when.item ?? (when.field ? `${when.field}.${when.is ?? 'outside'}` : when.finding);
  const wanted = `${item}.${what ?? 'new'}`;
  const taken = new Set(others.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}.${n}`;
    if (!taken.has(id)) return id;
  }
};

/** Rows with row `at` changed. One that no version has yet is renamed after what it is about. */
export const changedRow = (rules: readonly Rule[], at: number, change: Partial<Rule>, published: ReadonlySet<string>): readonly Rule[] =>
  rules.map((row, n) => {
    if (n !== at) return row;
    const next = { ...row, ...change };
    const renamed = !published.has(row.id) && ('item' in change || 'when' in change);
    const others = rules.filter((_row, m) => m !== at);
    return renamed ? { ...next, id: idFor(next, [...others, ...[...published].map((id) => ({ ...row, id }))]) } : next;
  });

const inserted = (rules: readonly Rule[], at: number, row: Rule): readonly Rule[] => [...rules.slice(0, at), row, ...rules.slice(at)];

/** A row below `at`, of the same item, that says nothing yet. */
export const withNewRow = (rules: readonly Rule[], at: number, items: readonly Item[], published: ReadonlySet<string>): readonly Rule[] => {
  const item = items.find(({ code }) => code === rules[at]?.item) ?? items[0];
  if (!item) return rules;
  const said = new Set(rules.filter((row) => row.item === item.code).map(conditionCode));
  const free = conditionsOf(item).find((code) => !said.has(code)) ?? 'refused';
  const row: Rule = {
    id: '',
    item: item.code,
    when: conditionOf(free),
    outcome: 'recheck',
    reason: { zh: '', en: '' },
    legalBasis: rules[at]?.legalBasis ?? '',
  };
  const id = idFor(row, [...rules, ...[...published].map((taken) => ({ ...row, id: taken }))]);
  return inserted(rules, at + 1, { ...row, id });
};

export const withCopy = (rules: readonly Rule[], at: number, published: ReadonlySet<string>): readonly Rule[] => {
  const row = rules[at];
  if (!row) return rules;
  const id = idFor(row, [...rules, ...[...published].map((taken) => ({ ...row, id: taken }))]);
  return inserted(rules, at + 1, { ...row, id });
};

export const withoutRow = (rules: readonly Rule[], at: number): readonly Rule[] => rules.filter((_row, n) => n !== at);

/** Row `at` one place up or down; at the edge it stays. */
export const movedRow = (rules: readonly Rule[], at: number, by: 1 | -1): readonly Rule[] => {
  const row = rules[at];
  const to = at + by;
  if (!row || to < 0 || to >= rules.length) return rules;
  return inserted(withoutRow(rules, at), to, row);
};

export type Mark = 'added' | 'changed' | null;

const told = (row: Rule): string =>
  JSON.stringify([
    row.item,
    conditionCode(row),
    row.outcome,
    row.furtherItems ?? [],
    row.reason.zh,
    row.reason.en,
    row.legalBasis,
    row.doubt ?? '',
  ]);

/** Whether a row is new, or says otherwise than in the version before. */
export const markOf = (row: Rule, before: readonly Rule[]): Mark => {
  const was = before.find(({ id }) => id === row.id);
  if (!was) return 'added';
  return told(was) === told(row) ? null : 'changed';
};

/** As it is sent: what was left empty and may be is left out. */
export const asSent = (programme: Programme): Programme => ({
  ...programme,
  rules: programme.rules.map(({ furtherItems, doubt, ...row }) => ({
    ...row,
    ...(furtherItems && furtherItems.length > 0 && { furtherItems }),
    ...(doubt && doubt.trim() !== '' && { doubt }),
  })),
});

/** The next version to begin with: as the last one, from the first day on which it may take effect. */
export const nextOf = (last: Programme, today: string): Programme => ({
  ...last,
  version: last.version + 1,
  validFrom: last.validFrom > today ? last.validFrom : today,
});

/** Which row a problem is about: "rules.3.reason.zh" is about the fourth. Null: about the whole. */
export const rowOfProblem = (field: string | null | undefined): number | null => {
  const found = /^(?:programme\.)?rules\.(\d+)/.exec(field ?? '');
  return found ? Number(found[1]) : null;
};

/** Which of a row's cells a problem is about: "rules.3.reason.zh" is about the Chinese reason. Null: the row as a whole. */
export const cellOfProblem = (field: string | null | undefined): CellName | null => {
  const name = /rules\.\d+\.(.+)$/.exec(field ?? '')?.[1] ?? '';
  return cells.find((cell) => name === cell || name.startsWith(`${cell}.`)) ?? null;
};

const cells = ['item', 'when', 'outcome', 'furtherItems', 'reason.zh', 'reason.en', 'legalBasis', 'doubt'] as const;
export type CellName = (typeof cells)[number];
