import { keyTexts, type Fold, type KeyTexts, type Values } from './fold.ts';
import type { RowOperation } from './projection.ts';
import type { AnyReadModel } from './read-model.ts';

/** What happened to the rows since cannot be undone in order: only a rebuild gives the rows that are right. */
export class NotReplayable extends Error {
  override readonly name = 'NotReplayable';
}

type PatchWhere = Extract<RowOperation, { readonly op: 'patchWhere' }>;
type Keyed = Exclude<RowOperation, PatchWhere>;

/** What is certain of a row, by the operations since the first that was parked. What is not is as it was before them. */
class RowKnowledge {
  readonly key: readonly unknown[];
  absent = false;
  /** Columns whose value an operation since then has set. */
  readonly known: Map<string, unknown>;
  /** Columns that were set if a condition held. */
  readonly maybe: Set<string>;
  /** Columns on whose value in the table a decision was rested. */
  readonly trusted: Set<string>;

  constructor(key: readonly unknown[], like?: RowKnowledge) {
    this.key = key;
    this.known = new Map(like?.known);
    this.maybe = new Set(like?.maybe);
    this.trusted = new Set(like?.trusted);
  }

  set(values: Values): void {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      this.known.set(name, value);
      this.maybe.delete(name);
    }
  }

  setMaybe(values: Values): void {
    for (const name of Object.keys(values)) {
      this.known.delete(name);
      this.maybe.add(name);
    }
  }

  add(by: Readonly<Record<string, number>>): void {
    for (const [name, amount] of Object.entries(by)) {
      const before = this.known.get(name);
      if (this.known.has(name)) this.known.set(name, before === null || before === undefined ? null : Number(before) + amount);
    }
  }
}

const refuse = (column: string): never => {
  throw new NotReplayable(`later events changed ${column} on the strength of what is parked: rebuild instead`);
};

const mustNotBeTrusted = (row: RowKnowledge, set: Values): void => {
  for (const name of Object.keys(set)) if (row.trusted.has(name)) refuse(name);
};

/**
 * Brings parked operations into a table that has gone on without them. Given in their true order the parked operations
 * ("mine") and all others since the first of them, which the table holds already, it folds what leaves the table as if
 * nothing had been parked: the parked ones, and after them again what later ones did to the same rows. Setting a value
 * twice is harmless; adding twice is not, so an addition is repeated only on what was set anew.
 * @throws NotReplayable where the table as it is does not tell enough
 */
export class ReplayPlan {
  readonly #fold: Fold;
  readonly #texts: KeyTexts;
  readonly #keyNames: readonly string[];
  readonly #rows = new Map<string, RowKnowledge>();
  /** Of every row not yet seen, once a parked operation may have concerned any. */
  #rest: RowKnowledge | null = null;

  constructor(model: AnyReadModel, fold: Fold) {
    this.#fold = fold;
    this.#texts = keyTexts(model);
    this.#keyNames = model.key as readonly string[];
  }

  /** `early`: it was done when it came as well, since it could not wait. */
  mine(operations: readonly RowOperation[], early = false): void {
    for (const operation of operations) {
      this.#fold.push(operation);
      if (operation.op === 'patchWhere') this.#mineWhere(operation, early);
      else this.#learn(this.#row(operation, true)!, operation);
    }
  }

  others(operations: readonly RowOperation[]): void {
    for (const operation of operations) {
      if (operation.op === 'patchWhere') this.#othersWhere(operation);
      else this.#othersKeyed(operation);
    }
  }

  #row(operation: Keyed, make: boolean): RowKnowledge | null {
    const key = operation.op === 'put' ? this.#keyNames.map((name) => operation.row[name]) : operation.key;
    const text = this.#texts.ofKey(key);
    const seen = this.#rows.get(text);
    if (seen || (!make && !this.#rest)) return seen ?? null;
    const row = new RowKnowledge(key, this.#rest ?? undefined);
    this.#rows.set(text, row);
    return row;
  }

  #learn(row: RowKnowledge, operation: Keyed): void {
    if (operation.op === 'put') {
      row.absent = false;
      row.maybe.clear();
      row.trusted.clear();
      row.set(operation.row);
    } else if (operation.op === 'remove') row.absent = true;
    else if (row.absent) return;
    else if (operation.op === 'patch') row.set(operation.set);
    else row.add(operation.by);
  }

  #othersKeyed(operation: Keyed): void {
    const row = this.#row(operation, false);
    if (!row) return;
    if (operation.op === 'patch') mustNotBeTrusted(row, operation.set);
    // What is counted stands in the table, whatever else was counted before.
    if (operation.op === 'count' && !row.absent && row.known.size === 0) return;
    if (operation.op !== 'add') this.#fold.push(operation);
    else if (!row.absent) {
      for (const [name, amount] of Object.entries(operation.by)) {
        if (row.maybe.has(name) || row.trusted.has(name)) refuse(name);
        if (row.known.has(name)) this.#fold.push({ op: 'add', key: row.key, by: { [name]: amount } });
      }
    }
    this.#learn(row, operation);
  }

  #mineWhere({ column, equals, set }: PatchWhere, early: boolean): void {
    this.#rest ??= new RowKnowledge([]);
    for (const row of [...this.#rows.values(), this.#rest]) {
      if (row.absent) continue;
      if (!row.known.has(column)) this.#trust(row, column, set, early);
      else if (row.known.get(column) === equals) {
        if (early) mustNotBeTrusted(row, set);
        row.set(set);
      } else if (early) this.#mustBeKnown(row, set);
    }
  }

  #othersWhere(operation: PatchWhere): void {
    const { column, equals, set } = operation;
    const unsure: RowKnowledge[] = [];
    for (const row of this.#rows.values()) {
      if (row.absent) continue;
      if (!row.known.has(column)) {
        this.#trust(row, column, set, true);
        unsure.push(row);
      } else if (row.known.get(column) === equals) {
        mustNotBeTrusted(row, set);
        this.#fold.push({ op: 'patch', key: row.key, set });
        row.set(set);
      } else this.#mustBeKnown(row, set);
    }
    if (this.#rest) {
      this.#trust(this.#rest, column, set, true);
      this.#fold.push(operation);
    } else if (unsure.length > 0) this.#fold.push({ ...operation, among: unsure.map(({ key }) => key) });
  }

  /** Whether it matches rests on the table, which must still hold what the column held then. */
  #trust(row: RowKnowledge, column: string, set: Values, done: boolean): void {
    if (row.maybe.has(column)) refuse(column);
    if (done) mustNotBeTrusted(row, set);
    if (done && column in set) refuse(column);
    row.trusted.add(column);
    row.setMaybe(set);
  }

  /** The row may have matched by what it was without the parked operations, and been changed. */
  #mustBeKnown(row: RowKnowledge, set: Values): void {
    for (const name of Object.keys(set)) if (!row.known.has(name)) refuse(name);
  }
}
