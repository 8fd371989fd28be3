import type { FieldGroup, Text } from '@healthcert/domain/kernel';

/** How a column is kept in Postgres. */
export type ColumnType = 'text' | 'uuid' | 'integer' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'jsonb' | 'text[]';

interface TypeOf {
  text: string;
  uuid: string;
  integer: number;
  bigint: number;
  boolean: boolean;
  /** "2026-11-21" */
  date: string;
  /** ISO instant. */
  timestamptz: string;
  jsonb: unknown;
  'text[]': readonly string[];
}

/**
 * What the values of a column stand for, where they are ids or amounts: pages and files show the name of the institution
 * (of its staff, of a role, a programme, a job, a system before this one), or the fen as yuan.
 */
export type Holds = 'institution' | 'staff' | 'role' | 'programme' | 'job' | 'archiveSource' | 'fen';

export interface Column<Type extends ColumnType = ColumnType, Nullable extends boolean = boolean, Value = unknown> {
  readonly type: Type;
  readonly label: Text;
  /** Decides who may see it; identity and clinical columns are emptied on erasure, so they are nullable. */
  readonly group: FieldGroup;
  readonly nullable: Nullable;
  /** Offered as a filter: equality for codes, range for dates and numbers, prefix for text. */
  readonly filter: boolean;
  readonly sort: boolean;
  /**
   * Whoever asks for a span of it or how it begins, and for no order, reads it in its order: times and numbers do not lie at random
   * in the order of others.
   */
  readonly leads: boolean;
  /** Offered as a filter only along with a filter of this column, which leaves few rows to look through. */
  readonly beside: string | null;
  /** Allowed codes, where it is one of few: becomes a GraphQL enum. */
  readonly values?: readonly Value[];
  readonly holds?: Holds;
  /** Kept for look-ups, never shown (a blind index). */
  readonly hidden: boolean;
}

export type Columns = Readonly<Record<string, Column>>;

type ValueOf<C> =
  C extends Column<infer Type, infer Nullable, infer Value>
    ? (unknown extends Value ? TypeOf[Type] : Value) | (Nullable extends true ? null : never)
    : never;

/** A row as the projection writes it and the query returns it; keys are the camelCase column names. */
export type Row<C extends Columns> = { readonly [Name in keyof C]: ValueOf<C[Name]> };

export interface ReadModel<C extends Columns = Columns, Key extends keyof C & string = keyof C & string> {
  /** kebab-case, the question it answers: `certificate-register`. Also the permission to read it. */
  readonly name: string;
  readonly title: Text;
  /** Raised when columns or handlers change: the next version is built beside the old one. */
  readonly version: number;
  readonly columns: C;
  readonly key: readonly Key[];
  /** The column that decides whose row it is; null: not scoped (public). */
  readonly institution: (keyof C & string) | null;
  /** The column that holds the owner for the scope `own`. */
  readonly owner?: keyof C & string;
  /** The column with the id of the person whose data the row holds: what the access log records. */
  readonly subject?: keyof C & string;
  /** Rows with this value stay visible though the processing of their subject is restricted: the law still asks something of them. */
  readonly owed?: { readonly column: keyof C & string; readonly value: string };
  /**
   * What rows are found by: indexes besides the key, the scope and every order that is offered; each a list of columns, a
   * leading "-" for descending.
   */
  readonly indexes: readonly (readonly string[])[];
  /** Likewise, but of those rows alone that have a value in the first column, or (`kind=system`) this value: what few rows have. */
  readonly sparse?: readonly (readonly string[])[];
  /** Its rows do not grow with the cases: institutions, roles ... An order of them is sorted, not kept. */
  readonly few?: boolean;
  /** A hidden column of lists of words by which rows are searched: whole words, or how a word begins. */
  readonly words?: keyof C & string;
  readonly defaultSort: { readonly by: keyof C & string; readonly descending: boolean };
}

// oxlint-disable-next-line typescript/no-explicit-any -- read models of all columns meet in the runner and the queries
export type AnyReadModel = ReadModel<any, any>;

/** Declares a read model. Table, connection, scope, admin columns and export are derived from it. */
export const readModel = <const C extends Columns, const Key extends keyof C & string>(declared: ReadModel<C, Key>): ReadModel<C, Key> =>
  declared;

export type RowOf<Model> = Model extends ReadModel<infer C, infer _Key> ? Row<C> : never;

interface ColumnOptions {
  readonly group?: FieldGroup;
  readonly filter?: boolean;
  readonly sort?: boolean;
  readonly leads?: boolean;
  readonly beside?: string;
  readonly holds?: Holds;
  readonly hidden?: boolean;
}

const make =
  <Type extends ColumnType>(type: Type) =>
  (zh: string, en: string, options: ColumnOptions = {}): Column<Type, false> => ({
    type,
    label: { zh, en },
    group: options.group ?? 'plain',
    nullable: false,
    filter: options.filter ?? false,
    sort: options.sort ?? false,
    leads: options.leads ?? false,
    beside: options.beside ?? null,
    ...(options.holds && { holds: options.holds }),
    hidden: options.hidden ?? false,
  });

/** `column.text('姓名', 'Name', { group: 'identity', filter: true })`; wrap in `nullable` or `oneOf`. */
export const column = {
  text: make('text'),
  uuid: make('uuid'),
  integer: make('integer'),
  bigint: make('bigint'),
  boolean: make('boolean'),
  date: make('date'),
  timestamptz: make('timestamptz'),
  jsonb: make('jsonb'),
  textArray: make('text[]'),
};

export const nullable = <Type extends ColumnType, Value>(of: Column<Type, boolean, Value>): Column<Type, true, Value> => ({
  ...of,
  nullable: true,
});

export const oneOf = <const Value extends string, Nullable extends boolean>(
  of: Column<'text', Nullable>,
  values: readonly Value[],
): Column<'text', Nullable, Value> => ({ ...of, values });
