import { LRUCache } from 'lru-cache';
import type { Codec } from './codec.ts';
import type { AnyDecider, CommandMeta, CommandOf, GivenOf, StateOf } from './decider.ts';
import { OutcomeUnknown, WrongExpectedRevision, type AppendResult, type EventStore, type NewEvent } from './event-store.ts';
import { streamName, type DomainEvent, type EventMeta } from './events.ts';
import { StreamLine, type Receipt } from './stream-line.ts';

export type { Receipt } from './stream-line.ts';

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

export interface Folded<State> {
  readonly state: State;
  readonly revision: number;
  readonly position: string;
}

export interface CommandHandler {
  /** @throws Rejection, WrongExpectedRevision, whatever the guard throws, StoreUnavailable, OutcomeUnknown, StreamDeleted */
  handle<D extends AnyDecider>(decider: D, streamId: string, command: CommandOf<D>, options?: HandleOptions<D>): Promise<Receipt>;
  /** The stream's present state, read through to the store. */
  load<D extends AnyDecider>(decider: D, streamId: string): Promise<Folded<StateOf<D>>>;
  /** Drops folded states that may hold this subject's data. */
  forget(): void;
}

export interface HandlerSettings {
  readonly store: EventStore;
  readonly codec: Codec;
  /** How much to keep folded, counted in events; default 200,000. */
  readonly cachedEvents?: number;
  /** Waits before an append whose outcome is unknown is sent again; injected so that tests do not wait. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

const largestBatch = 64;
const largestBatchBytes = 512 * 1024;
const conflictAttempts = 8;
const unknownAttempts = 4;

/** A command waiting its turn on one stream; without `meta` a mere look at the state. */
interface Turn {
  readonly meta: CommandMeta | null;
  readonly options: HandleOptions<AnyDecider>;
  decide(state: unknown, given: unknown): readonly DomainEvent[];
  conflicts: number;
  resolve(receipt: Receipt, state: unknown): void;
  reject(error: unknown): void;
}

interface Queue {
  readonly line: StreamLine;
  readonly waiting: Turn[];
}

/** What a turn came to, before the store has confirmed the state it was decided on. */
type Outcome = { readonly turn: Turn } & (
  | { readonly kind: 'appends'; readonly events: readonly NewEvent[]; readonly bytes: number; readonly state: unknown }
  | { readonly kind: 'answers'; readonly receipt: Receipt; readonly state: unknown }
  | { readonly kind: 'refuses'; readonly error: unknown }
);

const eventMetaOf = ({ now, ...meta }: CommandMeta): EventMeta => ({
  commandId: meta.commandId,
  actorId: meta.actorId,
  actorRoles: meta.actorRoles,
  institutionId: meta.institutionId,
  at: now,
  correlationId: meta.correlationId,
  causationId: meta.causationId,
});

const wait = (milliseconds: number): Promise<void> => new Promise((resume) => setTimeout(resume, milliseconds));

/**
 * The one way to append. Commands of one stream take turns: those that queue while an append is in flight are decided
 * together on the state it leaves, and appended together, so a hot stream costs one commit for many commands. Nothing
 * decided on unconfirmed state is answered before the store has confirmed that state: by the append itself, or, where
 * there is nothing to append, by reading the tail of the stream.
 */
export const createCommandHandler = (settings: HandlerSettings): CommandHandler => {
  const { store, codec, pause = wait } = settings;
  const idle = new LRUCache<string, StreamLine>({ maxSize: settings.cachedEvents ?? 200_000, sizeCalculation: (line) => line.weight });
  const busy = new Map<string, Queue>();

  const decideTurn = async (line: StreamLine, turn: Turn, state: unknown, revision: number): Promise<Outcome> => {
    const { options, meta } = turn;
    const { decider } = line;
    try {
      if (options.expectedRevision !== undefined && options.expectedRevision !== revision) {
        throw new WrongExpectedRevision(line.stream, options.expectedRevision, revision);
      }
      options.guard?.(state);
      const given = options.given?.(state);
      const decided = turn.decide(state, given instanceof Promise ? await given : given);
      if (!meta || decided.length === 0) {
        return {
          turn,
          kind: 'answers',
          receipt: { streamId: line.streamId, revision, position: line.position, events: 0, repeated: false },
          state,
        };
      }
      const events = await codec.encode(decider.events.category, line.streamId, decided, eventMetaOf(meta));
      return { turn, kind: 'appends', events, bytes: JSON.stringify(events).length, state: decided.reduce(decider.evolve, state) };
    } catch (error) {
      return { turn, kind: 'refuses', error };
    }
  };

  /** Decides turns one on another's state, until the batch is full; the rest go back to wait. */
  const decideBatch = async (line: StreamLine, turns: Turn[]): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    let { state, revision } = line;
    let bytes = 0;
    while (turns.length > 0 && bytes < largestBatchBytes) {
      const outcome = await decideTurn(line, turns.shift()!, state, revision);
      outcomes.push(outcome);
      if (outcome.kind !== 'appends') continue;
      state = outcome.state;
      revision += outcome.events.length;
      bytes += outcome.bytes;
    }
    return outcomes;
  };

  /** Sends the same append again while the store cannot say what became of it. */
  const append = async (line: StreamLine, events: readonly NewEvent[]): Promise<AppendResult> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await store.append(line.stream, line.revision < 0 ? 'no_stream' : line.revision, events);
      } catch (error) {
        if (!(error instanceof OutcomeUnknown) || attempt === unknownAttempts) throw error;
        await pause(50 * 2 ** attempt);
      }
    }
  };

  const answer = (outcome: Exclude<Outcome, { kind: 'appends' }>, position: string): void => {
    if (outcome.kind === 'answers') outcome.turn.resolve({ ...outcome.receipt, position }, outcome.state);
    else outcome.turn.reject(outcome.error);
  };

  /** The append stands: the line moves on, and everyone in the batch is answered. */
  const confirm = (line: StreamLine, outcomes: readonly Outcome[], result: AppendResult): void => {
    for (const outcome of outcomes) {
      if (outcome.kind !== 'appends') {
        answer(outcome, result.position);
        continue;
      }
      const receipt = line.advance(outcome.turn.meta!.commandId, outcome.events.length, outcome.state, result.position);
      outcome.turn.resolve(receipt, outcome.state);
    }
  };

  /** Another process appended first: those who may are decided again, the others hear of it. */
  const retryAfterConflict = (turns: readonly Turn[], conflict: WrongExpectedRevision): Turn[] =>
    turns.filter((turn) => {
      turn.conflicts += 1;
      const again = turn.meta === null || (turn.options.retryOnConflict !== false && turn.conflicts < conflictAttempts);
      if (!again) turn.reject(conflict);
      return again;
    });

  const answerRepeated = (line: StreamLine, turns: readonly Turn[]): Turn[] =>
    turns.filter((turn) => {
      const receipt = turn.meta && line.done.get(turn.meta.commandId);
      if (receipt) turn.resolve(receipt, line.state);
      return !receipt;
    });

  /** Whether the batch holds the same command twice: the second must see the first committed. */
  const splitDoubles = (turns: readonly Turn[]): { once: Turn[]; again: Turn[] } => {
    const seen = new Set<string>();
    const once: Turn[] = [];
    const again: Turn[] = [];
    for (const turn of turns) {
      const id = turn.meta?.commandId;
      (id !== undefined && seen.has(id) ? again : once).push(turn);
      if (id !== undefined) seen.add(id);
    }
    return { once, again };
  };

  const take = async ({ line, waiting }: Queue): Promise<void> => {
    const { once, again } = splitDoubles(waiting.splice(0, largestBatch));
    waiting.unshift(...again);
    let turns = once;
    let fresh = false;
    try {
      if (!line.known && !turns.every((turn) => turn.options.startsStream)) fresh = (await line.catchUp(store, codec), true);
      for (;;) {
        turns = answerRepeated(line, turns);
        if (turns.length === 0) return;
        const undecided = [...turns];
        const outcomes = await decideBatch(line, undecided);
        const events = outcomes.flatMap((outcome) => (outcome.kind === 'appends' ? outcome.events : []));
        turns = outcomes.map((outcome) => outcome.turn);
        waiting.unshift(...undecided);
        if (events.length === 0) {
          if (!fresh && (await line.catchUp(store, codec))) {
            fresh = true;
            continue;
          }
          outcomes.forEach((outcome) => outcome.kind !== 'appends' && answer(outcome, line.position));
          return;
        }
        try {
          confirm(line, outcomes, await append(line, events));
          return;
        } catch (error) {
          if (!(error instanceof WrongExpectedRevision)) throw error;
          turns = retryAfterConflict(turns, error);
          await line.catchUp(store, codec);
          fresh = true;
        }
      }
    } catch (error) {
      line.reset();
      turns.forEach((turn) => turn.reject(error));
    }
  };

  const drain = async (queue: Queue): Promise<void> => {
    // A moment for the commands of the same tick to join the first batch.
    await Promise.resolve();
    while (queue.waiting.length > 0) await take(queue);
    busy.delete(queue.line.stream);
    if (queue.line.known) idle.set(queue.line.stream, queue.line);
  };

  const submit = (decider: AnyDecider, streamId: string, turn: Turn): void => {
    const stream = streamName(decider.events.category, streamId);
    const queue = busy.get(stream);
    if (queue) {
      queue.waiting.push(turn);
      return;
    }
    const opened = { line: idle.get(stream) ?? new StreamLine(decider, streamId), waiting: [turn] };
    busy.set(stream, opened);
    void drain(opened);
  };

  return {
    handle: (decider, streamId, command, options = {}) =>
      new Promise((resolve, reject) => {
        const decide = (state: unknown, given: unknown): readonly DomainEvent[] => decider.decide(command, state, given);
        submit(decider, streamId, {
          meta: command.meta,
          options: options as HandleOptions<AnyDecider>,
          decide,
          conflicts: 0,
          resolve,
          reject,
        });
      }),
    load: (decider, streamId) =>
      new Promise((resolve, reject) => {
        const look = ({ revision, position }: Receipt, state: unknown): void => resolve({ state: state as never, revision, position });
        submit(decider, streamId, { meta: null, options: {}, decide: () => [], conflicts: 0, resolve: look, reject });
      }),
    forget: () => idle.clear(),
  };
};
