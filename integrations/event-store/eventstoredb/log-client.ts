import type { ExpectedRevision, JsonObject, NewEvent } from '@healthcert/domain/kernel';
import type { LogPosition } from './position.ts';

/** An event as the server keeps it. */
export interface LogEvent {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly stream: string;
  readonly revision: number;
  /** Null where the server did not say (stream reads before 22.6). */
  readonly position: LogPosition | null;
  readonly recordedAt: string;
}

export interface LogAppend {
  readonly revision: number;
  readonly position: LogPosition | null;
}

export interface LogRead {
  readonly limit: number;
  readonly backwards: boolean;
  /** Gives up after so many milliseconds without an event. */
  readonly silence: number;
}

/** What a subscription reports. None of it may throw: the client would stall or take the process down. */
export interface Listener {
  confirmed(): void;
  /** Called for each event in order, and for those of the server's own streams. */
  event(event: LogEvent): void;
  /** Once, when nothing will follow: lost, refused, or ended by the server. */
  dropped(): void;
}

export interface Subscription {
  /** No more events for now: the reader is slower than the log. */
  pause(): void;
  resume(): void;
  leave(): void;
}

/**
 * What the adapter asks of a client of the server: the one thing to write anew when the client changes. Every call ends
 * within its time. Positions and revisions are inclusive for reads, exclusive for subscriptions, as the server has them.
 */
export interface LogClient {
  /** Aborts when the client noticed that it is stuck and must be replaced; what is in flight may still be answered. */
  readonly stuck: AbortSignal;
  /** @throws WrongExpectedRevision, StreamDeleted, AppendTooLarge, StoreUnavailable (nothing written), OutcomeUnknown */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[], milliseconds: number): Promise<LogAppend>;
  /** Null: there is no such stream. @throws StreamDeleted, StoreUnavailable */
  readStream(stream: string, from: number | 'end', read: LogRead): Promise<LogEvent[] | null>;
  /** @throws StoreUnavailable */
  readAll(from: LogPosition | 'start' | 'end', read: LogRead): Promise<LogEvent[]>;
  subscribe(after: LogPosition | null, listener: Listener): Subscription;
  dispose(): void;
}
