import type { FieldGroup, ReadScope } from '@healthcert/domain/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { AnyReadModel, Column } from './read-model.ts';
import { columnName, columnOf, wordsOf } from './tables.ts';

/** A query that its read model does not offer: the caller's mistake, or an attempt to look behind what is shown. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused';
  readonly column: string;

  constructor(column: string, why: string) {
    super(`${column}: ${why}`);
    this.column = column;
  }
}

/** All given parts must hold. A bare text is a prefix where the column is free text, else an equal value; a list means one of. */
export interface Condition {
  readonly eq?: unknown;
  readonly in?: readonly unknown[];
  /** Inclusive. */
  readonly from?: unknown;
  /** Inclusive. */
  readonly to?: unknown;
  readonly prefix?: string;
  readonly isNull?: boolean;
  /** Of the column of words: one of these is in the list. */
  readonly words?: readonly string[];
  /** Of the column of words: one in the list begins so. */
  readonly wordStart?: string;
}

/** By column; null and undefined ask for nothing. */
export type Filter = Readonly<Record<string, unknown>>;

type Sql = RawBuilder<boolean>;

export const reference = (name: string): RawBuilder<unknown> => sql.ref(columnName(name));

export const allOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`;

/** The value as this column's type, so that Postgres never guesses. */
export const typed = (column: Column, value: unknown): RawBuilder<unknown> => {
  const sent = column.type === 'jsonb' ? JSON.stringify(value) : value;
  return sql`${sent}::${sql.raw(column.type)}`;
};

const conditionOf = (column: Column, given: unknown): Condition => {
  if (Array.isArray(given)) return { in: given };
  if (typeof given === 'object' && given !== null) return given;
  return typeof given === 'string' && column.type === 'text' && !column.values ? { prefix: given } : { eq: given };
};

const like = (prefix: string): string => `${prefix.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** One word as Postgres reads it in a question, whatever characters it has. */
const lexeme = (word: string): string => `'${word.replaceAll(/['\\]/g, String.raw`$&$&`)}'`;

const partsOf = (name: string, column: Column, condition: Condition): Sql[] => {
  const at = reference(name);
  const parts: Sql[] = [];
  if (condition.eq != null)
    parts.push(column.type === 'text[]' ? sql`${condition.eq}::text = any(${at})` : sql`${at} = ${typed(column, condition.eq)}`);
  if (condition.in) parts.push(sql`${at} = any(${condition.in}::${sql.raw(column.type.replace('[]', ''))}[])`);
  if (condition.from != null) parts.push(sql`${at} >= ${typed(column, condition.from)}`);
  if (condition.to != null) parts.push(sql`${at} <= ${typed(column, condition.to)}`);
  if (condition.prefix != null && condition.prefix !== '') parts.push(sql`${at} like ${like(condition.prefix)}`);
  if (condition.words) parts.push(sql`${sql.raw(wordsOf(name))} @@ ${condition.words.map(lexeme).join(' | ')}::tsquery`);
  if (condition.wordStart) parts.push(sql`${sql.raw(wordsOf(name))} @@ ${`${lexeme(condition.wordStart)}:*`}::tsquery`);
  if (condition.isNull != null) parts.push(condition.isNull ? sql`${at} is null` : sql`${at} is not null`);
  return parts;
};

/** Where to look up whose processing is restricted: the model, and the column and value that say so. */
export interface Restrictions {
  readonly model: AnyReadModel;
  readonly column: string;
  readonly value: string;
}

/** Restrictions and the table that tells of them now. */
export interface RestrictionsIn extends Restrictions {
  readonly table: RawBuilder<unknown>;
}

/** Rows about nobody whose processing is restricted (PIPL art. 47), but where the scope reaches those, too, and where the law asks something. */
const unrestricted = (model: AnyReadModel, { restricted }: ReadScope, restrictions: RestrictionsIn | null): Sql[] => {
  if (!model.subject || restricted === null || !restrictions) return [];
  const { model: persons, column, value, table } = restrictions;
  const subject = columnOf(model, model.subject);
  const id = sql`${reference(persons.subject as string)}::${sql.raw(subject.type)}`;
  // Written out, not sent: few are restricted, and only a plan that knows the value can rely on it and be kept.
  const listed = sql<boolean>`${reference(model.subject)} in (select ${id} from ${table} where ${reference(column)} = ${sql.lit(value)})`;
  const besides = model.institution === null ? [] : restricted;
  const hidden = subject.nullable ? sql<boolean>`coalesce(${listed}, false)` : listed;
  const shown = [
    sql<boolean>`not ${hidden}`,
    ...(besides.length === 0 ? [] : [sql<boolean>`${reference(model.institution as string)} = any(${besides})`]),
    ...(model.owed ? [sql<boolean>`${reference(model.owed.column)} = ${model.owed.value}`] : []),
  ];
  return [sql<boolean>`(${sql.join(shown, sql` or `)})`];
};

/** What the scope lets be seen of the rows at all. */
export const withinScope = (model: AnyReadModel, scope: ReadScope, restrictions: RestrictionsIn | null): Sql =>
  allOf([ofInstitutions(model, scope), ...unrestricted(model, scope, restrictions)]);

/** Rows of institutions that the scope reaches, or of its owner. A read model without institution is public. */
const ofInstitutions = (model: AnyReadModel, scope: Pick<ReadScope, 'institutions' | 'ownerId'>): Sql => {
  if (model.institution === null || scope.institutions === null) return sql`true`;
  const at = reference(model.institution);
  const [only] = scope.institutions;
  const reached = scope.institutions.length === 1 ? sql<boolean>`${at} = ${only}` : sql<boolean>`${at} = any(${scope.institutions})`;
  return withOwner(model, scope, reached);
};

const withOwner = (model: AnyReadModel, { ownerId }: Pick<ReadScope, 'ownerId'>, others: Sql): Sql =>
  model.owner && ownerId !== null ? sql`(${others} or ${reference(model.owner)} = ${ownerId})` : others;

/**
 * Rows of which the scope shows this group. Who may not see a column must not find out by filter or order what it
 * holds. Where the scope is the whole city, a group shown for some institutions only is taken as not shown.
 */
const showing = (model: AnyReadModel, scope: ReadScope, group: FieldGroup): Sql => {
  const shows = (institutionId: string | null): boolean => scope.groupsOf({ institutionId, ownerId: null }).has(group);
  if (group === 'plain' || shows(null)) return sql`true`;
  const institutions = (scope.institutions ?? []).filter(shows);
  const own = scope.ownerId !== null && scope.groupsOf({ institutionId: null, ownerId: scope.ownerId }).has(group);
  const reached = model.institution === null ? sql<boolean>`false` : sql<boolean>`${reference(model.institution)} = any(${institutions})`;
  return withOwner(model, { ownerId: own ? scope.ownerId : null }, reached);
};

/** `hidden`: also columns that are never shown and those not offered, for look-ups by the system itself. */
export const matching = (model: AnyReadModel, scope: ReadScope, filter: Filter, hidden: boolean): Sql[] =>
  Object.entries(filter).flatMap(([name, given]) => {
    if (given == null) return [];
    if (!Object.hasOwn(model.columns, name)) throw new QueryRefused(name, 'there is no such column');
    const column = columnOf(model, name);
    if (!hidden && name !== model.words && (column.hidden || !column.filter)) throw new QueryRefused(name, 'this column is no filter');
    if (!hidden && column.beside !== null && filter[column.beside] == null)
      throw new QueryRefused(name, `asked along with ${column.beside}`);
    const parts = partsOf(name, column, conditionOf(column, given));
    return parts.length > 0 ? parts.concat(showing(model, scope, column.group)) : [];
  });

export const visibleFor = (model: AnyReadModel, scope: ReadScope, name: string): Sql => showing(model, scope, columnOf(model, name).group);
