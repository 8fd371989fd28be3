import type { DomainEvent, Recorded } from '@healthcert/domain/kernel';
import type { AnyReadModel, Columns, ReadModel, Row } from './read-model.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a handler asks of the table. Applied in order; the runner folds a page of them into few statements. */
export type RowOperation =
  /** The whole row; replaces one with the same key. */
  | { readonly op: 'put'; readonly row: Values }
  /** Some columns of the row with this key; nothing if there is none. */
  | { readonly op: 'patch'; readonly key: readonly unknown[]; readonly set: Values }
  /** Adds to integer columns of the row with this key. */
  | { readonly op: 'add'; readonly key: readonly unknown[]; readonly by: Readonly<Record<string, number>> }
  /** As `add`, but makes the row that is not there yet: of tables whose columns are their key and whole numbers. */
  | { readonly op: 'count'; readonly key: readonly unknown[]; readonly by: Readonly<Record<string, number>> }
  | { readonly op: 'remove'; readonly key: readonly unknown[] }
  /** Some columns of every row where an indexed column has this value. Rare: it cannot be folded. */
  | {
      readonly op: 'patchWhere';
      readonly column: string;
      readonly equals: unknown;
      readonly set: Values;
      /** Of these rows alone: what a replay asks for, never a handler. */
      readonly among?: readonly (readonly unknown[])[];
    };

export type Handled = RowOperation | readonly RowOperation[];

/** The handler keys are the subscription. Types of different aggregates never collide, so one map serves all. */
export type Handlers<E extends DomainEvent, Memory = undefined> = {
  readonly [Type in E['type']]?: (event: Recorded<Extract<E, { readonly type: Type }>>, before?: Memory) => Handled;
};

export interface Projection<E extends DomainEvent = DomainEvent, Memory = undefined> {
  readonly readModel: AnyReadModel;
  readonly on: Handlers<E, Memory>;
  /**
   * What the handlers are told of the event's stream up to it: folded from its subscribed events alone, so that it is the
   * same whenever it is folded, and kept nowhere. Undefined before the first. Pure, like the handlers.
   */
  readonly remember?: (before: Memory | undefined, event: Recorded<E>) => Memory;
}

// oxlint-disable-next-line typescript/no-explicit-any -- projections of all aggregates meet in the runner
export type AnyProjection = Projection<any, any>;

/** The row operations of one read model, typed by its columns. */
export interface Rows<C extends Columns, Key extends keyof C & string> {
  put(row: Row<C>): RowOperation;
  patch(key: Row<C>[Key] | readonly unknown[], set: Partial<Row<C>>): RowOperation;
  add(key: Row<C>[Key] | readonly unknown[], by: { readonly [Name in keyof C]?: number }): RowOperation;
  count(key: Row<C>[Key] | readonly unknown[], by: { readonly [Name in keyof C]?: number }): RowOperation;
  remove(key: Row<C>[Key] | readonly unknown[]): RowOperation;
  patchWhere<Name extends keyof C & string>(column: Name, equals: Row<C>[Name], set: Partial<Row<C>>): RowOperation;
}

const keyOf = (key: unknown): readonly unknown[] => (Array.isArray(key) ? (key as unknown[]) : [key]);

export const rowsOf = <C extends Columns, Key extends keyof C & string>(_model: ReadModel<C, Key>): Rows<C, Key> => ({
  put: (row) => ({ op: 'put', row }),
  patch: (key, set) => ({ op: 'patch', key: keyOf(key), set }),
  add: (key, by) => ({ op: 'add', key: keyOf(key), by: by as Readonly<Record<string, number>> }),
  count: (key, by) => ({ op: 'count', key: keyOf(key), by: by as Readonly<Record<string, number>> }),
  remove: (key) => ({ op: 'remove', key: keyOf(key) }),
  patchWhere: (column, equals, set) => ({ op: 'patchWhere', column, equals, set }),
});

/** Declares a projection: events in, row operations out. It reads nothing and calls nothing. */
export const projection = <E extends DomainEvent, Memory = undefined>(declared: Projection<E, Memory>): Projection<E, Memory> => declared;

export const subscribedTypes = (of: AnyProjection): ReadonlySet<string> => new Set(Object.keys(of.on));

/** The operations a projection makes of an event; none if it does not subscribe to its type. `before`: what it remembers of the stream. */
export const project = (of: AnyProjection, event: Recorded, before?: unknown): readonly RowOperation[] => {
  const handler = (of.on as Record<string, ((event: Recorded, before: unknown) => Handled) | undefined>)[event.type];
  if (!handler) return [];
  const handled = handler(event, before);
  return Array.isArray(handled) ? (handled as readonly RowOperation[]) : [handled as RowOperation];
};
