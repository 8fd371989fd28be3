import type { Counted, PatchWhereStep, Step, Values } from '../fold.ts';
import type { RowOperation } from '../projection.ts';
import type { AnyReadModel } from '../read-model.ts';

/** A table in memory, keyed by the text of its key: what the real one should hold. */
export type TableModel = ReadonlyMap<string, Values>;

const textOf = (key: readonly unknown[]): string => JSON.stringify(key);

const keyOfRow = (model: AnyReadModel, row: Values): string => textOf(model.key.map((name) => row[name]));

const sum = (row: Values, by: Readonly<Record<string, number>>): Values => ({
  ...row,
  ...Object.fromEntries(Object.entries(by).map(([name, amount]) => [name, row[name] == null ? null : Number(row[name]) + amount])),
});

const change = (table: Map<string, Values>, key: string, to: (row: Values) => Values): void => {
  const row = table.get(key);
  if (row) table.set(key, to(row));
};

const count = (model: AnyReadModel, table: Map<string, Values>, { key, by }: Counted): void => {
  const columns = Object.keys(model.columns).map((name) => [name, 0]);
  const key0 = (model.key as readonly string[]).map((name, n) => [name, key[n]]);
  table.set(textOf(key), sum(table.get(textOf(key)) ?? { ...Object.fromEntries(columns), ...Object.fromEntries(key0) }, by));
};

const patchWhere = (table: Map<string, Values>, { column, equals, set, among }: Omit<PatchWhereStep, 'kind'>): void => {
  const keys = among && new Set(among.map(textOf));
  for (const [key, row] of table) if (row[column] === equals && (!keys || keys.has(key))) table.set(key, { ...row, ...set });
};

/** Applies operations one by one: the meaning of each, without any folding. */
export const applyOperations = (model: AnyReadModel, before: TableModel, operations: Iterable<RowOperation>): TableModel => {
  const table = new Map(before);
  for (const operation of operations) {
    switch (operation.op) {
      case 'put':
        table.set(keyOfRow(model, operation.row), operation.row);
        break;
      case 'patch':
        change(table, textOf(operation.key), (row) => ({ ...row, ...operation.set }));
        break;
      case 'add':
        change(table, textOf(operation.key), (row) => sum(row, operation.by));
        break;
      case 'count':
        count(model, table, operation);
        break;
      case 'remove':
        table.delete(textOf(operation.key));
        break;
      case 'patchWhere':
        patchWhere(table, operation);
        break;
    }
  }
  return table;
};

/** Applies folded steps as the flush does: removes, updates and puts of a step touch different rows. */
export const applySteps = (model: AnyReadModel, before: TableModel, steps: Iterable<Step>): TableModel => {
  const table = new Map(before);
  for (const step of steps) {
    if (step.kind === 'patchWhere') {
      patchWhere(table, step);
      continue;
    }
    for (const key of step.removes) table.delete(textOf(key));
    for (const counted of step.counts) count(model, table, counted);
    for (const { changes } of step.updates) {
      for (const { key, set, add } of changes) change(table, textOf(key), (row) => sum({ ...row, ...set }, add));
    }
    for (const row of step.puts) table.set(keyOfRow(model, row), row);
  }
  return table;
};

/** The rows in the order of their keys. */
export const rowsIn = (table: TableModel): readonly Values[] =>
  [...table.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
