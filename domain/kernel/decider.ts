import type { DomainEvent, EventCatalogue } from './events.ts';

/** Everything a decision may know of its circumstances: deciders have no clock and no randomness of their own. */
export interface CommandMeta {
  /** Chosen by the caller; the same id sent again is the same command. */
  readonly commandId: string;
  readonly actorId: string;
  readonly actorRoles: readonly string[];
  /** The institution the actor acts for. */
  readonly institutionId: string | null;
  /** ISO instant. */
  readonly now: string;
  readonly correlationId: string;
  readonly causationId: string | null;
}

export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly meta: CommandMeta;
}

/**
 * The rules of one aggregate, pure. `decide` returns what happened, `[]` for a command already done, or rejects.
 * `evolve` never throws. State holds only what `decide` reads and must be treated as immutable.
 */
export interface Decider<State, C extends Command, E extends DomainEvent, Given = undefined> {
  readonly events: EventCatalogue;
  readonly initial: State;
  /** `given`: immutable published versions (a programme's version), never the mutable state of another stream. */
  decide(command: C, state: State, given: Given): readonly E[];
  evolve(state: State, event: E): State;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the one place where deciders of all shapes meet
export type AnyDecider = Decider<any, any, any, any>;
export type StateOf<D> = D extends Decider<infer State, infer _C, infer _E, infer _G> ? State : never;
export type CommandOf<D> = D extends Decider<infer _S, infer C, infer _E, infer _G> ? C : never;
export type DecidedEvent<D> = D extends Decider<infer _S, infer _C, infer E, infer _G> ? E : never;
export type GivenOf<D> = D extends Decider<infer _S, infer _C, infer _E, infer Given> ? Given : never;
