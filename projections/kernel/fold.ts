import type { RowOperation } from './projection.ts';
import type { AnyReadModel } from './read-model.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A change to a row that is already in the table: `set` some columns, `add` to others. Never both for one column. */
export interface RowChange {
  readonly key: readonly unknown[];
  readonly set: Values;
  readonly add: Readonly<Record<string, number>>;
}

/** Added to the row with this key, which is made if it is not there. */
export interface Counted {
  readonly key: readonly unknown[];
  readonly by: Readonly<Record<string, number>>;
}

/** Changes to the same columns: one statement. */
export interface ChangeGroup {
  readonly set: readonly string[];
  readonly add: readonly string[];
  readonly changes: readonly RowChange[];
}

/** Operations on distinct keys of one table: their order does not matter, so each list is one statement. */
export interface KeyedStep {
  readonly kind: 'keyed';
  readonly puts: readonly Values[];
  readonly counts: readonly Counted[];
  readonly updates: readonly ChangeGroup[];
  readonly removes: readonly (readonly unknown[])[];
}

/** A barrier: it must see everything before it and nothing after it. */
export interface PatchWhereStep {
  readonly kind: 'patchWhere';
  readonly column: string;
  readonly equals: unknown;
  readonly set: Values;
  readonly among?: readonly (readonly unknown[])[] | undefined;
}

export type Step = KeyedStep | PatchWhereStep;

/** A projection asked for something that no table of its read model can hold. Deterministic. */
export class ImpossibleOperation extends Error {
  override readonly name = 'ImpossibleOperation';
}

type Folded =
  | { readonly kind: 'put'; readonly row: Values }
  | ({ readonly kind: 'change' } & RowChange)
  | ({ readonly kind: 'count' } & Counted)
  | { readonly kind: 'remove'; readonly key: readonly unknown[] };

const noValues: Values = {};
const noNumbers: Readonly<Record<string, number>> = {};

const given = (set: Values): Values => {
  for (const name in set) {
    if (set[name] === undefined) return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  }
  return set;
};

/** As SQL adds: null stays null. */
const plus = (value: unknown, by: number): unknown => (value === null || value === undefined ? null : Number(value) + by);

const addTo = (row: Values, by: Readonly<Record<string, number>>): Values => {
  const sum: Record<string, unknown> = { ...row };
  for (const name in by) sum[name] = plus(row[name], by[name] ?? 0);
  return sum;
};

const without = <T>(values: Readonly<Record<string, T>>, names: Values): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !(name in names)));

const sumOf = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Readonly<Record<string, number>> => {
  const sum: Record<string, number> = { ...one };
  for (const name in other) sum[name] = (sum[name] ?? 0) + (other[name] ?? 0);
  return sum;
};

const patchChange = (before: RowChange, set: Values): RowChange => ({
  key: before.key,
  set: { ...before.set, ...set },
  add: without(before.add, set),
});

const addChange = (before: RowChange, by: Readonly<Record<string, number>>): RowChange => {
  const set: Record<string, unknown> = { ...before.set };
  const add: Record<string, number> = { ...before.add };
  for (const name in by) {
    const amount = by[name] ?? 0;
    if (name in set) set[name] = plus(set[name], amount);
    else add[name] = (add[name] ?? 0) + amount;
  }
  return { key: before.key, set, add };
};

/** The same key must give the same text, however the handler spelt it. */
const keyPart = (type: string | undefined, value: unknown): string => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw new ImpossibleOperation('a key column is empty');
  if (type === 'uuid') return value.toLowerCase();
  return type === 'timestamptz' ? String(Date.parse(value)) : value;
};

/** Names rows: equal keys give equal texts. @throws ImpossibleOperation */
export interface KeyTexts {
  ofKey(key: readonly unknown[]): string;
  ofRow(row: Values): string;
}

export const keyTexts = ({ name, key: names, columns }: AnyReadModel): KeyTexts => {
  const keys = names as readonly string[];
  const types = keys.map((column) => (columns[column] as { type: string }).type);
  const [onlyKey] = keys;
  const ofKey = (key: readonly unknown[]): string => {
    if (key.length !== types.length)
      throw new ImpossibleOperation(`${name} has a key of ${types.length} columns, ${key.length} were given`);
    if (key.length === 1) return keyPart(types[0], key[0]);
    return JSON.stringify(key.map((value, n) => keyPart(types[n], value)));
  };
  const ofRow = (row: Values): string =>
    types.length === 1 && onlyKey !== undefined ? keyPart(types[0], row[onlyKey]) : ofKey(keys.map((column) => row[column]));
  return { ofKey, ofRow };
};

const changeable = (model: AnyReadModel, set: Values): Values => {
  for (const name of model.key as readonly string[]) {
    if (name in set) throw new ImpossibleOperation(`${name} is the key of ${model.name}: remove the row and put another`);
  }
  return given(set);
};

/**
 * Folds operations, in order, into the fewest steps that leave the same table. Feed it page after page, then `take`
 * the steps; it holds at most one entry per distinct key in between.
 */
export class Fold {
  readonly #model: AnyReadModel;
  readonly #texts: KeyTexts;
  #steps: Step[] = [];
  #open = new Map<string, Folded>();
  #operations = 0;
  #keys = 0;

  constructor(model: AnyReadModel) {
    this.#model = model;
    this.#texts = keyTexts(model);
  }

  /** Operations since the last `take`. */
  get operations(): number {
    return this.#operations;
  }

  /** Rows that the steps would touch: what holds memory. */
  get keys(): number {
    return this.#keys + this.#open.size;
  }

  /** All that one event asks for, or, if any of it is impossible, nothing. @throws ImpossibleOperation */
  pushAll(operations: readonly RowOperation[]): void {
    if (operations.length > 1) for (const operation of operations) this.#check(operation);
    for (const operation of operations) this.push(operation);
  }

  #check(operation: RowOperation): void {
    if (operation.op === 'put') this.#texts.ofRow(operation.row);
    else if (operation.op !== 'patchWhere') this.#texts.ofKey(operation.key);
    if (operation.op === 'patch' || operation.op === 'patchWhere') changeable(this.#model, operation.set);
  }

  push(operation: RowOperation): void {
    this.#operations += 1;
    if (operation.op === 'patchWhere') {
      const { column, equals, among } = operation;
      const set = changeable(this.#model, operation.set);
      this.#close();
      this.#steps.push({ kind: 'patchWhere', column, equals, set, ...(among && { among }) });
      this.#keys += 1;
      return;
    }
    if (operation.op === 'put') {
      this.#open.set(this.#texts.ofRow(operation.row), { kind: 'put', row: operation.row });
      return;
    }
    const { key } = operation;
    const text = this.#texts.ofKey(key);
    const before = this.#open.get(text);
    if (operation.op === 'remove') {
      this.#open.set(text, { kind: 'remove', key });
      return;
    }
    if (operation.op === 'count') {
      this.#count(text, operation, before);
      return;
    }
    if (before?.kind === 'count') {
      this.#close();
      this.push(operation);
      this.#operations -= 1;
      return;
    }
    if (before?.kind === 'remove') return;
    if (operation.op === 'patch') {
      const set = changeable(this.#model, operation.set);
      if (before?.kind === 'put') this.#open.set(text, { kind: 'put', row: { ...before.row, ...set } });
      else this.#open.set(text, { kind: 'change', ...(before ? patchChange(before, set) : { key, set, add: noNumbers }) });
      return;
    }
    if (before?.kind === 'put') this.#open.set(text, { kind: 'put', row: addTo(before.row, operation.by) });
    else this.#open.set(text, { kind: 'change', ...addChange(before ?? { key, set: noValues, add: noNumbers }, operation.by) });
  }

  #count(text: string, { key, by }: Counted, before: Folded | undefined): void {
    if (before?.kind === 'put') this.#open.set(text, { kind: 'put', row: addTo(before.row, by) });
    else if (before?.kind === 'count') this.#open.set(text, { kind: 'count', key, by: sumOf(before.by, by) });
    else {
      if (before) this.#close();
      this.#open.set(text, { kind: 'count', key, by });
    }
  }

  take(): readonly Step[] {
    this.#close();
    const steps = this.#steps;
    this.#steps = [];
    this.#operations = 0;
    this.#keys = 0;
    return steps;
  }

  #close(): void {
    if (this.#open.size === 0) return;
    this.#keys += this.#open.size;
    this.#steps.push(keyedStep(this.#open.values()));
    this.#open = new Map();
  }
}

const keyedStep = (folded: Iterable<Folded>): KeyedStep => {
  const puts: Values[] = [];
  const counts: Counted[] = [];
  const removes: (readonly unknown[])[] = [];
  const groups = new Map<string, { set: string[]; add: string[]; changes: RowChange[] }>();
  for (const entry of folded) {
    if (entry.kind === 'put') puts.push(entry.row);
    else if (entry.kind === 'remove') removes.push(entry.key);
    else if (entry.kind === 'count') counts.push(entry);
    else {
      const set = Object.keys(entry.set).toSorted();
      const add = Object.keys(entry.add).toSorted();
      if (set.length + add.length === 0) continue;
      const columns = `${set.join()}+${add.join()}`;
      const group = groups.get(columns);
      if (group) group.changes.push(entry);
      else groups.set(columns, { set, add, changes: [entry] });
    }
  }
  return { kind: 'keyed', puts, counts, updates: [...groups.values()], removes };
};

/** Folds a list of operations. */
export const fold = (model: AnyReadModel, operations: Iterable<RowOperation>): readonly Step[] => {
  const folding = new Fold(model);
  for (const operation of operations) folding.push(operation);
  return folding.take();
};
