import type { AnyDecider, CommandMeta, GivenOf, StateOf } from './decider.ts';
import type { AppendResult, NewEvent, WrongExpectedRevision } from './event-store.ts';
import type { DomainEvent } from './events.ts';
import { doneKey, type Receipt, type StreamLine } from './stream-line.ts';

export interface HandleOptions<D extends AnyDecider> {
  /** The revision the caller saw: another one is a conflict, never decided again. -1 for none. */
  readonly expectedRevision?: number;
  /** Decide again when another process appended in between. Default true; moot where `expectedRevision` is given. */
  readonly retryOnConflict?: boolean;
  /** Throws where the actor may not do this to this state. Runs before `decide`, on the same state. */
  readonly guard?: (state: StateOf<D>) => void;
  /** The stream is expected to be new: decide without reading it first. A wrong guess costs one more read. */
  readonly startsStream?: boolean;
  /** The immutable published versions the decision rests on. */
  readonly given?: (state: StateOf<D>) => GivenOf<D> | Promise<GivenOf<D>>;
}

/** A command waiting its turn on one stream; without `meta` a mere look at the state. */
export interface Turn {
  readonly meta: CommandMeta | null;
  readonly options: HandleOptions<AnyDecider>;
  decide(state: unknown, given: unknown): readonly DomainEvent[];
  conflicts: number;
  resolve(receipt: Receipt, state: unknown): void;
  reject(error: unknown): void;
}

/** What a turn came to, before the store has confirmed the state it was decided on. */
export type Outcome = { readonly turn: Turn } & (
  | { readonly kind: 'appends'; readonly events: readonly NewEvent[]; readonly bytes: number; readonly state: unknown }
  | { readonly kind: 'answers'; readonly receipt: Receipt; readonly state: unknown }
  | { readonly kind: 'refuses'; readonly error: unknown }
);

export const answer = (outcome: Exclude<Outcome, { kind: 'appends' }>, position: string): void => {
  if (outcome.kind === 'answers') outcome.turn.resolve({ ...outcome.receipt, position }, outcome.state);
  else outcome.turn.reject(outcome.error);
};

/**
 * The append stands: the line moves on, and everyone in the batch is answered. Where the stream had not been read,
 * the store may have recognised an append of earlier, made at another time and with other data: the answer holds, as
 * one that is `repeated`, but the state decided here is not kept.
 */
export const confirm = (line: StreamLine, outcomes: readonly Outcome[], result: AppendResult, repeated: boolean): void => {
  const guessed = !line.known;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'appends') {
      answer(outcome, result.position);
      continue;
    }
    const receipt = line.advance(outcome.turn.meta!, outcome.events.length, outcome.state, result.position);
    outcome.turn.resolve(repeated ? { ...receipt, repeated } : receipt, outcome.state);
  }
  if (guessed) line.unfold();
};

const conflictAttempts = 8;

/** Another process appended first: those who may are decided again, the others hear of it. */
export const retryAfterConflict = (turns: readonly Turn[], conflict: WrongExpectedRevision): Turn[] =>
  turns.filter((turn) => {
    turn.conflicts += 1;
    const again = turn.meta === null || (turn.options.retryOnConflict !== false && turn.conflicts < conflictAttempts);
    if (!again) turn.reject(conflict);
    return again;
  });

/** Answers those whose command was done before, and returns the others. */
export const answerRepeated = (line: StreamLine, turns: readonly Turn[]): Turn[] =>
  turns.filter((turn) => {
    const receipt = turn.meta && line.done.get(doneKey(turn.meta));
    if (receipt) turn.resolve(receipt, line.state);
    return !receipt;
  });

/** Whether the batch holds the same command twice: the second must see the first committed. */
export const splitDoubles = (turns: readonly Turn[]): { once: Turn[]; again: Turn[] } => {
  const seen = new Set<string>();
  const once: Turn[] = [];
  const again: Turn[] = [];
  for (const turn of turns) {
    const id = turn.meta && doneKey(turn.meta);
    (id !== null && seen.has(id) ? again : once).push(turn);
    if (id !== null) seen.add(id);
  }
  return { once, again };
};
