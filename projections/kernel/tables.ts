import type { AnyReadModel, Column } from './read-model.ts';

/** The one schema in which the application's role may create tables. */
export const schema = 'read_models';

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `issuedAt` -> `issued_at` */
export const columnName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `certificate_register_v1_g2`: two versions and two generations can stand side by side. */
export const tableName = (model: AnyReadModel, generation: number): string =>
  `${model.name.replaceAll('-', '_')}_v${model.version}_g${generation}`;

export const qualified = (table: string): string => `${schema}.${quoted(table)}`;

const columnLists = new WeakMap<AnyReadModel, readonly (readonly [string, Column])[]>();

/** Declared once, listed once: every query asks. */
export const columnsOf = (model: AnyReadModel): readonly (readonly [string, Column])[] => {
  const columns = columnLists.get(model) ?? Object.entries(model.columns as Record<string, Column>);
  columnLists.set(model, columns);
  return columns;
};

export const columnOf = (model: AnyReadModel, name: string): Column => {
  const column = (model.columns as Record<string, Column>)[name];
  if (!column) throw new Error(`${model.name} has no column ${name}`);
  return column;
};

/** Text sorts by code point, the same everywhere, so that an index serves prefixes as well. */
const definition = ([name, { type, nullable }]: readonly [string, Column]): string =>
  `${quoted(columnName(name))} ${type}${type.startsWith('text') ? ' COLLATE "C"' : ''}${nullable ? '' : ' NOT NULL'}`;

/** The table with its key. The room left in its pages lets a changed row stay where it is. */
export const createTable = (model: AnyReadModel, generation: number): string => {
  const key = (model.key as readonly string[]).map((name) => quoted(columnName(name)));
  const columns = columnsOf(model).map(definition);
  return `CREATE TABLE ${qualified(tableName(model, generation))} (${columns.join(', ')}, PRIMARY KEY (${key.join()})) WITH (fillfactor = 90)`;
};

export const dropTable = (model: AnyReadModel, generation: number): string =>
  `DROP TABLE IF EXISTS ${qualified(tableName(model, generation))}`;

interface Part {
  readonly name: string;
  readonly descending: boolean;
}

const part = (text: string): Part => (text.startsWith('-') ? { name: text.slice(1), descending: true } : { name: text, descending: false });

/** An index can be read from both ends, so one that differs in direction alone serves as well. */
const serves = (longer: readonly Part[], shorter: readonly Part[]): boolean => {
  const sameOrReversed = longer[0]?.descending === shorter[0]?.descending;
  return shorter.every(({ name, descending }, n) => {
    const other = longer[n];
    return other?.name === name && (other.descending === descending) === sameOrReversed;
  });
};

/** Declared ones and those every query needs: by scope in the default order, by owner, and every order that is offered. */
const indexedColumns = (model: AnyReadModel): readonly (readonly Part[])[] => {
  const { by, descending } = model.defaultSort as { by: string; descending: boolean };
  const ordered = (first: string): Part[] =>
    [first, ...(model.key as readonly string[]).filter((name) => name !== first)].map((name) => ({ name, descending }));
  const scoped = (column: string | null | undefined): Part[][] =>
    column ? [[{ name: column, descending }, ...ordered(by).filter(({ name }) => name !== column)]] : [];
  const offered = model.few ? [] : columnsOf(model).flatMap(([name, { sort }]) => (sort ? [ordered(name)] : []));
  const derived = [...scoped(model.institution), ...scoped(model.owner), ordered(by), ...offered];
  const declared = model.indexes.map((columns) => columns.map(part));
  const key = (model.key as readonly string[]).map((name) => ({ name, descending: false }));
  const kept: (readonly Part[])[] = [];
  for (const index of [...derived, ...declared].toSorted((a, b) => b.length - a.length)) {
    if (![key, ...kept].some((other) => serves(other, index))) kept.push(index);
  }
  return kept;
};

const partsOf = (parts: readonly Part[]): string =>
  parts.map(({ name, descending }) => `${quoted(columnName(name))}${descending ? ' DESC' : ''}`).join(', ');

/** A list of words as Postgres searches it, by whole words and by how they begin; the same expression in index and query. */
export const wordsOf = (name: string): string => `array_to_tsvector(${quoted(columnName(name))})`;

/** Kilobytes of new words that wait to be sorted in: every search reads through them. */
const pendingWords = 256;

/** Every index besides the key. Postgres names them. A rebuild makes them when the rows are in. */
export const createIndexes = (model: AnyReadModel, generation: number): readonly string[] => {
  const table = qualified(tableName(model, generation));
  return [
    ...indexedColumns(model).map((parts) => `CREATE INDEX ON ${table} (${partsOf(parts)})`),
    ...(model.sparse ?? []).map((columns) => {
      const [first = '', ...rest] = columns;
      const [name, value] = first.split('=') as [string, string?];
      const at = quoted(columnName(name));
      const kept = value === undefined ? `${at} IS NOT NULL` : `${at} = '${value}'`;
      return `CREATE INDEX ON ${table} (${partsOf((value === undefined ? columns : rest).map(part))}) WHERE ${kept}`;
    }),
    ...(model.words
      ? [`CREATE INDEX ON ${table} USING gin (${wordsOf(model.words)}) WITH (gin_pending_list_limit = ${pendingWords})`]
      : []),
  ];
};
