import { encodeColumn } from './encode.ts';
import type { ChangeGroup, Counted, KeyedStep, PatchWhereStep, Values } from './fold.ts';
import type { AnyReadModel } from './read-model.ts';
import { columnName, columnOf, columnsOf, qualified, quoted, tableName } from './tables.ts';

/** A statement whose text depends on the columns alone, never on the number of rows: prepared once. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Writes to one table. `gate`, if given, is a condition that must hold for anything to be written. */
interface Target {
  readonly model: AnyReadModel;
  readonly generation: number;
  readonly gate: string | null;
  /** Takes a parameter, returns its placeholder. */
  readonly bind: (value: unknown) => string;
}

const short = (name: string): string => quoted(columnName(name));

interface Field {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** The values as a row source `u` with columns c0, c1, ...; lists come back from the text they travel as. */
const source = ({ model, bind }: Target, fields: readonly Field[]): { from: string; columns: readonly string[] } => {
  const types = fields.map(({ name }) => columnOf(model, name).type);
  const arrays = fields.map(
    ({ name, values }, n) => `${bind(encodeColumn(name, types[n]!, values))}::${types[n] === 'text[]' ? 'text' : types[n]}[]`,
  );
  return {
    from: `unnest(${arrays.join(', ')}) AS u(${fields.map((_, n) => `c${n}`).join(', ')})`,
    columns: types.map((type, n) => (type === 'text[]' ? `u.c${n}::text[]` : `u.c${n}`)),
  };
};

const table = ({ model, generation }: Target): string => qualified(tableName(model, generation));

const keyNames = (target: Target): readonly string[] => target.model.key as readonly string[];

const putRows = (target: Target, rows: readonly Values[]): string => {
  const names = columnsOf(target.model).map(([name]) => name);
  const { from, columns } = source(
    target,
    names.map((name) => ({ name, values: rows.map((row) => row[name]) })),
  );
  const others = names.filter((name) => !keyNames(target).includes(name));
  const conflict =
    others.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${others.map((name) => `${short(name)} = excluded.${short(name)}`).join(', ')}`;
  return `INSERT INTO ${table(target)} (${names.map(short).join(', ')}) SELECT ${columns.join(', ')} FROM ${from}${
    target.gate ? ` WHERE ${target.gate}` : ''
  } ON CONFLICT (${keyNames(target).map(short).join(', ')}) ${conflict}`;
};

/** Adds to rows, and makes those that are not there. */
const countRows = (target: Target, counts: readonly Counted[]): string => {
  const names = columnsOf(target.model).map(([name]) => name);
  const numbers = names.filter((name) => !keyNames(target).includes(name));
  const { from, columns } = source(target, [
    ...keyFields(
      target,
      counts.map(({ key }) => key),
    ),
    ...numbers.map((name) => ({ name, values: counts.map(({ by }) => by[name] ?? 0) })),
  ]);
  const sums = numbers.map((name) => `${short(name)} = t.${short(name)} + excluded.${short(name)}`).join(', ');
  return `INSERT INTO ${table(target)} AS t (${[...keyNames(target), ...numbers].map(short).join(', ')}) SELECT ${columns.join(', ')} FROM ${from}${
    target.gate ? ` WHERE ${target.gate}` : ''
  } ON CONFLICT (${keyNames(target).map(short).join(', ')}) DO UPDATE SET ${sums}`;
};

const matching = (target: Target, from: string, columns: readonly string[]): string => {
  const conditions = keyNames(target).map((name, n) => `t.${short(name)} = ${columns[n]}`);
  return `${from} WHERE ${[...conditions, ...(target.gate ? [target.gate] : [])].join(' AND ')}`;
};

const keyFields = (target: Target, keys: readonly (readonly unknown[])[]): Field[] =>
  keyNames(target).map((name, n) => ({ name, values: keys.map((key) => key[n]) }));

const changeRows = (target: Target, { set, add, changes }: ChangeGroup): string => {
  const { from, columns } = source(target, [
    ...keyFields(
      target,
      changes.map(({ key }) => key),
    ),
    ...set.map((name) => ({ name, values: changes.map((change) => change.set[name]) })),
    ...add.map((name) => ({ name, values: changes.map((change) => change.add[name]) })),
  ]);
  const at = (n: number): string => columns[keyNames(target).length + n] ?? '';
  const assignments = [
    ...set.map((name, n) => `${short(name)} = ${at(n)}`),
    ...add.map((name, n) => `${short(name)} = t.${short(name)} + ${at(set.length + n)}`),
  ];
  return `UPDATE ${table(target)} AS t SET ${assignments.join(', ')} FROM ${matching(target, from, columns)}`;
};

const removeRows = (target: Target, keys: readonly (readonly unknown[])[]): string => {
  const { from, columns } = source(target, keyFields(target, keys));
  return `DELETE FROM ${table(target)} AS t USING ${matching(target, from, columns)}`;
};

const writes = (target: Target, step: KeyedStep): readonly string[] => [
  ...(step.puts.length > 0 ? [putRows(target, step.puts)] : []),
  ...(step.counts.length > 0 ? [countRows(target, step.counts)] : []),
  ...step.updates.map((group) => changeRows(target, group)),
  ...(step.removes.length > 0 ? [removeRows(target, step.removes)] : []),
];

const binder = (values: unknown[]) => (value: unknown) => `$${values.push(value)}`;

/** A step as one statement each. */
export const stepStatements = (model: AnyReadModel, generation: number, step: KeyedStep): readonly Statement[] => {
  const parts: KeyedStep[] = [
    { ...step, counts: [], updates: [], removes: [] },
    { ...step, puts: [], updates: [], removes: [] },
    ...step.updates.map((group) => ({ ...step, puts: [], counts: [], updates: [group], removes: [] })),
    { ...step, puts: [], counts: [], updates: [] },
  ];
  return parts.flatMap((part) => {
    const values: unknown[] = [];
    return writes({ model, generation, gate: null, bind: binder(values) }, part).map((text) => ({ text, values }));
  });
};

const keyAmong = (target: Target, keys: readonly (readonly unknown[])[]): string => {
  const { from, columns } = source(target, keyFields(target, keys));
  const names = keyNames(target).map((name) => `t.${short(name)}`);
  return `(${names.join(', ')}) IN (SELECT ${columns.join(', ')} FROM ${from})`;
};

export const patchWhereStatement = (model: AnyReadModel, generation: number, { column, equals, set, among }: PatchWhereStep): Statement => {
  const values: unknown[] = [];
  const target: Target = { model, generation, gate: null, bind: binder(values) };
  const { from, columns } = source(target, [
    { name: column, values: [equals] },
    ...Object.entries(set).map(([name, value]) => ({ name, values: [value] })),
  ]);
  const assignments = Object.keys(set).map((name, n) => `${short(name)} = ${columns[n + 1]}`);
  const matches = `t.${short(column)} ${equals === null ? 'IS NOT DISTINCT FROM' : '='} ${columns[0]}`;
  const condition = among ? `${matches} AND ${keyAmong(target, among)}` : matches;
  return { text: `UPDATE ${table(target)} AS t SET ${assignments.join(', ')} FROM ${from} WHERE ${condition}`, values };
};

/**
 * The progress and every write of a step as one statement, which is its own transaction: one round trip. The writes
 * touch different rows, so that it does not matter that none sees the others. Nothing is written if the progress has
 * moved; `moved` in the one row it returns tells. `move` holds the parameters $1-$6 of the progress statement.
 */
export const gatedStatement = (
  model: AnyReadModel,
  generation: number,
  step: KeyedStep,
  move: { readonly text: string; readonly values: readonly unknown[] },
): Statement => {
  const values = [...move.values];
  const gate = 'EXISTS (SELECT FROM moved)';
  const parts = writes({ model, generation, gate, bind: binder(values) }, step).map((text, n) => `w${n} AS (${text})`);
  return { text: `WITH ${[`moved AS (${move.text} RETURNING 1)`, ...parts].join(', ')} SELECT count(*)::int AS moved FROM moved`, values };
};
