import type { JsonObject } from './json.ts';

/**
 * A place in the store's one order of all events. Fixed-width, compares as a string within one epoch,
 * opaque outside the adapter that made it: never built, never subtracted.
 */
export type Position = string;

export interface NewEvent {
  /** UUID, stable over retries: the store recognises a repeated append by it. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** 0 for the first event of the stream. */
  readonly revision: number;
  readonly position: Position;
  /** When the store recorded it, ISO instant. What happened when is in the metadata. */
  readonly recordedAt: string;
}

/** A number: exactly this last revision. `any` gives no protection against doubles: do not rely on it. */
export type ExpectedRevision = number | 'no_stream' | 'stream_exists' | 'any';

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: number;
  readonly position: Position;
  /** Whether these events were there already; absent where the store does not tell. */
  readonly recognised?: boolean;
}

export interface ReadOptions {
  /** First revision to return, inclusive; default the first (or the last when backwards). */
  readonly from?: number;
  readonly limit?: number;
  readonly backwards?: boolean;
}

/** A missing stream is a value: `exists` false, `revision` -1. */
export interface StreamSlice {
  readonly exists: boolean;
  /** Last revision of the stream when it was read, -1 if it has none. */
  readonly revision: number;
  readonly events: readonly RecordedEvent[];
  /** A position not before the last event of the stream: what a reader must reach to have seen it all. */
  readonly position: Position;
}

export interface AllPage {
  readonly events: readonly RecordedEvent[];
  /** Where the reader now stands, also when no event was returned. Pass it as `after` to go on. */
  readonly position: Position;
  /** True when nothing was left to read at the moment of reading. */
  readonly atHead: boolean;
}

/**
 * The port. Two adapters, one contract suite (`domain/testing/event-store.contract.ts`).
 * It has no delete. Streams whose name starts with `$` belong to the server and are never returned by reads of all.
 */
export interface EventStore {
  /** Names this store's history; positions of another epoch mean nothing here. */
  readonly epoch: string;
  /**
   * Appends all or nothing. The same ids at the same expected revision succeed again with the first result.
   * @throws WrongExpectedRevision, StreamDeleted, EmptyAppend, AppendTooLarge, StoreUnavailable (nothing written),
   *   OutcomeUnknown (retry with the same ids and revision)
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /** @throws StreamDeleted, StoreUnavailable */
  readStream(stream: string, options?: ReadOptions): Promise<StreamSlice>;
  /** Events after the position (exclusive; null = from the start), at most `limit`. @throws StoreUnavailable */
  readAll(after: Position | null, limit: number): Promise<AllPage>;
  /** Pages for ever, woken by appends; survives lost connections; ends only when the signal aborts. */
  follow(after: Position | null, options: { readonly limit: number; readonly signal: AbortSignal }): AsyncIterable<AllPage>;
  head(): Promise<Position>;
  close(): Promise<void>;
}

/** Largest append: data + metadata + 2 x type length over all its events, in bytes. */
export const maxAppendBytes = 1024 * 1024;

/** What an append counts towards `maxAppendBytes`, by the rule of EventStoreDB, so that every store refuses the same. */
export const appendBytes = (events: readonly NewEvent[]): number =>
  events.reduce(
    (sum, { type, data, metadata }) =>
      sum + 2 * type.length + Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata)),
    0,
  );

/** A conflict: somebody else appended first. Retried where the operation allows, then shown. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** -1: the stream has no events. */
  readonly actual: number;

  constructor(stream: string, expected: ExpectedRevision, actual: number) {
    super(`${stream} is at revision ${actual}, expected ${expected}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

export class StreamDeleted extends Error {
  override readonly name = 'StreamDeleted';
  readonly stream: string;

  constructor(stream: string) {
    super(`${stream} was deleted`);
    this.stream = stream;
  }
}

export class EmptyAppend extends Error {
  override readonly name = 'EmptyAppend';
}

export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  readonly bytes: number;

  constructor(bytes: number) {
    super(`an append of ${bytes} bytes exceeds ${maxAppendBytes}`);
    this.bytes = bytes;
  }
}

/** The store did not answer, and nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The store may or may not have written: only a retry with the same ids and revision can tell. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
