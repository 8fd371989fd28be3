import { LRUCache } from 'lru-cache';
import type { Codec } from './codec.ts';
import type { AnyDecider, CommandMeta, CommandOf, StateOf } from './decider.ts';
import {
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  appendBytes,
  maxAppendBytes,
  type AppendResult,
  type EventStore,
  type NewEvent,
} from './event-store.ts';
import { streamName, type DomainEvent, type EventMeta } from './events.ts';
import { StreamLine, type Receipt } from './stream-line.ts';
import { answer, answerRepeated, confirm, retryAfterConflict, splitDoubles, type HandleOptions, type Outcome, type Turn } from './turn.ts';

export type { Receipt } from './stream-line.ts';
export type { HandleOptions } from './turn.ts';

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
const unknownAttempts = 4;

interface Queue {
  readonly line: StreamLine;
  /** States folded before the last `forget` are not used again. */
  remembers: boolean;
  readonly waiting: Turn[];
}

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
  const { cachedEvents = 200_000 } = settings;
  // One longer than that is kept as well, and pushes out most others: folding it again for every command costs far more.
  const largest = Math.max(1, Math.floor(cachedEvents / 2));
  const idle = new LRUCache<string, StreamLine>({ maxSize: cachedEvents, sizeCalculation: ({ weight }) => Math.min(weight, largest) });
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
      return {
        turn,
        kind: 'appends',
        events,
        bytes: appendBytes(events),
        state: decided.reduce((before, event) => decider.evolve(before, event), state),
      };
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
      const turn = turns.shift()!;
      const outcome = await decideTurn(line, turn, state, revision);
      // One that no longer fits waits for the next append: its size must not fail the others.
      if (outcome.kind === 'appends' && bytes > 0 && bytes + outcome.bytes > maxAppendBytes) {
        turns.unshift(turn);
        break;
      }
      outcomes.push(outcome);
      if (outcome.kind !== 'appends') continue;
      state = outcome.state;
      revision += outcome.events.length;
      bytes += outcome.bytes;
    }
    return outcomes;
  };

  /**
   * Sends the same append again while the store cannot say what became of it. Once one attempt may have been written,
   * a store that is down for the next does not make it unwritten: the outcome stays unknown.
   */
  const append = async (line: StreamLine, events: readonly NewEvent[]): Promise<AppendResult> => {
    let unknown: OutcomeUnknown | null = null;
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await store.append(line.stream, line.revision < 0 ? 'no_stream' : line.revision, events);
        // What is recognised of the second attempt is the first.
        return unknown ? { ...result, recognised: false } : result;
      } catch (error) {
        if (error instanceof OutcomeUnknown) unknown = error;
        if (!unknown || !(error instanceof OutcomeUnknown || error instanceof StoreUnavailable)) throw error;
        if (attempt === unknownAttempts) throw unknown;
        await pause(50 * 2 ** attempt);
      }
    }
  };

  /** For a store that does not tell: whether the first event was made another time than this one. */
  const wasThere = async ({ stream }: StreamLine, { metadata }: NewEvent): Promise<boolean> => {
    const first = await store.readStream(stream, { limit: 1 }).catch(() => null);
    return first?.events[0] !== undefined && first.events[0].metadata.at !== metadata.at;
  };

  const take = async ({ line, waiting }: Queue): Promise<void> => {
    const { once, again } = splitDoubles(waiting.splice(0, largestBatch));
    waiting.unshift(...again);
    let turns = answerRepeated(line, once);
    let fresh = false;
    if (turns.length === 0) return;
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
          const result = await append(line, events);
          const repeated = !line.known && (result.recognised ?? (await wasThere(line, events[0]!)));
          confirm(line, outcomes, result, repeated);
          return;
        } catch (error) {
          if (!(error instanceof WrongExpectedRevision)) throw error;
          const guessed = !line.known;
          await line.catchUp(store, codec);
          fresh = true;
          turns = answerRepeated(line, turns);
          if (!guessed) turns = retryAfterConflict(turns, error);
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
    while (queue.waiting.length > 0) {
      if (!queue.remembers) queue.line.reset();
      queue.remembers = true;
      await take(queue);
    }
    busy.delete(queue.line.stream);
    if (queue.remembers && (queue.line.known || queue.line.done.size > 0)) idle.set(queue.line.stream, queue.line);
    else idle.delete(queue.line.stream);
  };

  const submit = (decider: AnyDecider, streamId: string, turn: Turn): void => {
    const stream = streamName(decider.events.category, streamId);
    const queue = busy.get(stream);
    if (queue) {
      queue.waiting.push(turn);
      return;
    }
    const opened = { line: idle.get(stream) ?? new StreamLine(decider, streamId), waiting: [turn], remembers: true };
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
    forget: () => {
      idle.clear();
      for (const queue of busy.values()) queue.remembers = false;
    },
  };
};
