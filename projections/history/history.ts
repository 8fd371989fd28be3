import type { DomainEvent, Recorded } from '@healthcert/domain/kernel';
import { differenceOf, type Change } from './difference.ts';

/** One event of a record's story: who, where, when, and what it changed. */
export interface HistoryEntry<E extends DomainEvent = DomainEvent> {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorRoles: readonly string[];
  readonly institutionId: string | null;
  readonly revision: number;
  readonly changes: readonly Change[];
  /** The event as decided, personal fields open to whom they are open. */
  readonly event: Recorded<E>;
}

/** How a stream is told: what its events make of it, and what a person is shown of that. */
export interface Story<E extends DomainEvent, State> {
  readonly initial: State;
  readonly evolve: (state: State, event: Recorded<E>) => State;
  /** Fields of a group stand under its name: `identity`, `clinical`. Null: it is not there yet. */
  readonly view: (state: State) => object | null;
  /** What an event says and no state keeps: a reason. */
  readonly besides?: (event: Recorded<E>) => readonly Change[];
}

/** The record's story, first event first. */
export const historyOf = <E extends DomainEvent, State>(
  events: readonly Recorded<E>[],
  { initial, evolve, view, besides }: Story<E, State>,
): HistoryEntry<E>[] => {
  let state = initial;
  let shown = view(initial);
  return events.map((event) => {
    const before = shown;
    state = evolve(state, event);
    shown = view(state);
    const { id: eventId, type, meta, revision } = event;
    const { at, actorId, actorRoles, institutionId } = meta;
    const changes = [...differenceOf(before, shown), ...(besides?.(event) ?? [])];
    return { eventId, type, at, actorId, actorRoles, institutionId, revision, changes, event };
  });
};

/** As it stood at an instant, that instant's events included. Null: it was not there yet. */
export const standingAt = <E extends DomainEvent, State>(
  events: readonly Recorded<E>[],
  { initial, evolve, view }: Story<E, State>,
  instant: string,
): object | null =>
  view(
    events.filter(({ meta }) => Date.parse(meta.at) <= Date.parse(instant)).reduce<State>((state, event) => evolve(state, event), initial),
  );
