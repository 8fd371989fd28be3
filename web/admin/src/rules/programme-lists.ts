import { cleaned, type Choice, type Field, fieldsOf, type Schema, type Value, withChoices } from '../registers/value-form.ts';
import type { Item, Programme } from './queries.ts';

/** What a version holds besides its rules, in lists that are edited alike. */
export type ListName = 'items' | 'jobs';
export type Job = Programme['jobs'][number];
export type ListEntry = Item | Job;

export type ListForms = Readonly<Record<ListName, Schema>>;
export type ListFields = Readonly<Record<ListName, readonly Field[]>>;

/** The fields of an item and of a job, as the server declares them; an item may be for some of the jobs only. */
export const listFields = (forms: ListForms, jobs: readonly Choice[]): ListFields => ({
  items: withChoices(fieldsOf(forms.items), { jobs }),
  jobs: fieldsOf(forms.jobs),
});

const withList = (programme: Programme, list: ListName, entries: readonly ListEntry[]): Programme =>
  list === 'items' ? { ...programme, items: entries as Item[] } : { ...programme, jobs: entries as Job[] };

/** What a new one begins with: a finding that is the all-clear is needed by every item that has findings. */
const blank = {
  items: {
    code: '',
    name: { zh: '', en: '' },
    station: 'internal',
    need: 'required',
    findings: [{ code: 'normal', name: { zh: '未见异常', en: 'Nothing abnormal' }, normal: true }],
    fields: [],
  },
  jobs: { code: '', name: { zh: '', en: '' } },
} satisfies Readonly<Record<ListName, ListEntry>>;

export const withNewEntry = (programme: Programme, list: ListName): Programme =>
  withList(programme, list, [...programme[list], blank[list]]);

export const withEntry = (programme: Programme, list: ListName, at: number, value: Value): Programme =>
  withList(
    programme,
    list,
    programme[list].map((entry, n) => (n === at ? (value as unknown as ListEntry) : entry)),
  );

/** Entry `at` one place up or down; at the edge it stays. */
export const withEntryMoved = (programme: Programme, list: ListName, at: number, by: 1 | -1): Programme => {
  const entries: readonly ListEntry[] = programme[list];
  const entry = entries[at];
  const other = entries[at + by];
  if (!entry || !other) return programme;
  return withList(
    programme,
    list,
    entries.map((one, n) => (n === at ? other : n === at + by ? entry : one)),
  );
};

/** Nobody has this item any more: its rows go with it, and no row asks for it. */
const withoutItem = (programme: Programme, code: string): Programme => ({
  ...programme,
  items: programme.items.filter((item) => item.code !== code),
  rules: programme.rules
    .filter(({ item }) => item !== code)
    .map((row) => (row.furtherItems?.includes(code) ? { ...row, furtherItems: row.furtherItems.filter((one) => one !== code) } : row)),
});

/**
 * No item is for this job alone any more. An item that was for it and nobody else keeps naming it, which is said to be wrong:
 * for all jobs, or for none, is not ours to choose.
 */
const withoutJob = (programme: Programme, code: string): Programme => ({
  ...programme,
  jobs: programme.jobs.filter((job) => job.code !== code),
  items: programme.items.map((item) => {
    const jobs = item.applies?.jobs ?? [];
    return jobs.includes(code) && jobs.length > 1
      ? { ...item, applies: { ...item.applies, jobs: jobs.filter((one) => one !== code) } }
      : item;
  }),
});

export const withoutEntry = (programme: Programme, list: ListName, at: number): Programme => {
  const entry = programme[list][at];
  if (!entry) return programme;
  // One that has no code yet is named by nothing.
  const twice = programme[list].filter(({ code }) => code === entry.code).length > 1;
  if (entry.code === '' || twice)
    return withList(
      programme,
      list,
      programme[list].filter((_entry, n) => n !== at),
    );
  return list === 'items' ? withoutItem(programme, entry.code) : withoutJob(programme, entry.code);
};

/** What the version before has, and this one leaves out. */
export const retiredOf = (programme: Programme, before: Programme, list: ListName): readonly ListEntry[] => {
  const kept = new Set(programme[list].map(({ code }) => code));
  return (before[list] as readonly ListEntry[]).filter(({ code }) => !kept.has(code));
};

/** Takes one back as the version before has it, an item with its rows. */
export const withRestored = (programme: Programme, before: Programme, list: ListName, code: string): Programme => {
  const entry = (before[list] as readonly ListEntry[]).find((one) => one.code === code);
  if (!entry) return programme;
  const next = withList(programme, list, [...programme[list], entry]);
  if (list === 'jobs') return next;
  const ids = new Set(programme.rules.map(({ id }) => id));
  return { ...next, rules: [...next.rules, ...before.rules.filter(({ id, item }) => item === code && !ids.has(id))] };
};

export type EntryMark = 'added' | 'changed' | null;

/** Whether an item or job is new, or is otherwise than in the version before. */
export const entryMark = (entry: ListEntry, before: readonly ListEntry[], fields: readonly Field[]): EntryMark => {
  const was = before.find(({ code }) => code === entry.code);
  if (!was) return 'added';
  const told = (one: ListEntry): string => JSON.stringify(cleaned(fields, one));
  return told(was) === told(entry) ? null : 'changed';
};

/** As it is sent: trimmed, and without what was left empty. */
export const cleanedLists = (programme: Programme, { items, jobs }: ListFields): Programme => ({
  ...programme,
  items: programme.items.map((item) => cleaned(items, item as unknown as Value) as unknown as Item),
  jobs: programme.jobs.map((job) => cleaned(jobs, job as unknown as Value) as unknown as Job),
});

/** Which item or job a problem is about, and where in it: "items.3.name.zh" leads to "items.3" and "name.zh". */
export const entryOfProblem = (field: string | null | undefined): { readonly entry: string; readonly path: string } | null => {
  const found = /^(?:programme\.)?((?:items|jobs)\.\d+)(?:\.(.+))?$/.exec(field ?? '');
  return found ? { entry: found[1]!, path: found[2] ?? '' } : null;
};
