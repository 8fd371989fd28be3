import {
  AppendTooLarge,
  EmptyAppend,
  StreamDeleted,
  WrongExpectedRevision,
  appendBytes,
  maxAppendBytes,
  type AllPage,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type ReadOptions,
  type RecordedEvent,
  type StreamSlice,
} from '@healthcert/domain/kernel';
import { decideAppend, type HeldEvent, type HeldStream } from './append-decision.ts';

export interface MemoryEventStoreSettings {
  readonly epoch?: string;
  /** Gives `recordedAt`; default the machine's clock. */
  readonly clock?: () => Date;
}

export interface FailureOptions {
  /** The events are written all the same, as when the answer is lost on the way back. */
  readonly afterWriting?: boolean;
  /** What fails: the next append (default) or the next read of any kind. */
  readonly on?: 'append' | 'read';
}

/** The port in memory, for tests: the semantics of the contract, and hooks for what goes wrong. */
export interface MemoryEventStore extends EventStore {
  /** How many events were written; a repeated append writes none. */
  readonly appended: number;
  /** How many calls of `append` arrived, failed ones too. */
  readonly appendCalls: number;
  /** The next call fails with this error; several queue up. */
  failNext(error: Error, options?: FailureOptions): void;
  /** Deletes the stream for ever: nothing can be appended or read again. */
  tombstone(stream: string): void;
  /** Hides what the stream holds so far: it reads as missing until something is appended. */
  softDelete(stream: string): void;
}

interface StoredEvent extends HeldEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  /** The event as JSON: what a caller does to its objects later cannot change the log. */
  readonly json: string;
}

type Line = HeldStream<StoredEvent>;

const missing = (): Line => ({ events: [], hiddenBefore: 0, tombstoned: false });
const recorded = (event: StoredEvent): RecordedEvent => JSON.parse(event.json) as RecordedEvent;

/** Positions are gappy on purpose: nobody may count with them. */
const stride = 7;
const positionOf = (index: number): Position => String((index + 1) * stride).padStart(16, '0');
const indexAfter = (position: Position | null): number => (position === null ? 0 : Number(position) / stride);

export const createMemoryEventStore = ({ epoch = 'memory', clock = () => new Date() }: MemoryEventStoreSettings = {}): MemoryEventStore => {
  const log: StoredEvent[] = [];
  const lines = new Map<string, Line>();
  const waiting = new Set<() => void>();
  const failures = { append: [] as { error: Error; afterWriting: boolean }[], read: [] as { error: Error }[] };
  let appendCalls = 0;

  const head = (): Position => positionOf(log.length - 1);

  const lineOf = (stream: string): Line => {
    const line = lines.get(stream) ?? missing();
    lines.set(stream, line);
    return line;
  };

  const write = (stream: string, line: Line, { id, type, data, metadata }: NewEvent): void => {
    const revision = line.events.length;
    const position = positionOf(log.length);
    const json = JSON.stringify({ id, type, data, metadata, stream, revision, position, recordedAt: clock().toISOString() });
    const event = { id, stream, revision, position, json };
    line.events.push(event);
    log.push(event);
  };

  const wake = (): void => {
    for (const resume of waiting) resume();
  };

  const append = (stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): AppendResult => {
    const line = lines.get(stream) ?? missing();
    const ids = events.map((event) => event.id);
    const decision = decideAppend(line, expected, ids);
    if (decision.kind === 'deleted') throw new StreamDeleted(stream);
    if (decision.kind === 'wrong') throw new WrongExpectedRevision(stream, expected, line.events.length - 1);
    if (decision.kind === 'repeat')
      return { revision: decision.revision, position: line.events[decision.revision]!.position, recognised: true };
    lines.set(stream, line);
    for (const event of events) write(stream, line, event);
    wake();
    return { revision: line.events.length - 1, position: head(), recognised: false };
  };

  /** Reads and appends take effect a tick after the call, as over a wire: races of callers are real. */
  const begin = async (): Promise<void> => {
    await Promise.resolve();
    const failure = failures.read.shift();
    if (failure) throw failure.error;
  };

  const readAll = async (after: Position | null, limit: number): Promise<AllPage> => {
    await begin();
    const start = indexAfter(after);
    const scanned = log.slice(start, start + limit);
    return {
      events: scanned.filter((event) => !event.stream.startsWith('$')).map(recorded),
      position: positionOf(start + scanned.length - 1),
      atHead: start + scanned.length >= log.length,
    };
  };

  /** Resolves when something follows the position, or the signal aborts. */
  const grown = (position: Position, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const resume = (): void => {
        waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      if (signal.aborted || position < head()) return resolve();
      waiting.add(resume);
      signal.addEventListener('abort', resume);
    });

  return {
    epoch,
    get appended() {
      return log.length;
    },
    get appendCalls() {
      return appendCalls;
    },
    failNext: (error, { afterWriting = false, on = 'append' } = {}) => {
      failures[on].push({ error, afterWriting });
    },
    tombstone: (stream) => {
      lineOf(stream).tombstoned = true;
    },
    softDelete: (stream) => {
      const line = lineOf(stream);
      line.hiddenBefore = line.events.length;
    },
    append: async (stream, expected, events) => {
      appendCalls += 1;
      if (events.length === 0) throw new EmptyAppend(`nothing to append to ${stream}`);
      const bytes = appendBytes(events);
      if (bytes > maxAppendBytes) throw new AppendTooLarge(bytes);
      await Promise.resolve();
      const failure = failures.append.shift();
      if (failure && !failure.afterWriting) throw failure.error;
      const result = append(stream, expected, events);
      await Promise.resolve();
      if (failure) throw failure.error;
      return result;
    },
    readStream: async (stream, { from, limit = Number.MAX_SAFE_INTEGER, backwards = false }: ReadOptions = {}): Promise<StreamSlice> => {
      await begin();
      const line = lines.get(stream) ?? missing();
      if (line.tombstoned) throw new StreamDeleted(stream);
      const revision = line.events.length - 1;
      if (line.hiddenBefore > revision) return { exists: false, revision: -1, events: [], position: head() };
      const seen = line.events.slice(line.hiddenBefore);
      const events = backwards
        ? seen.filter((event) => event.revision <= (from ?? revision)).toReversed()
        : seen.filter((event) => event.revision >= (from ?? 0));
      return { exists: true, revision, events: events.slice(0, limit).map(recorded), position: line.events[revision]!.position };
    },
    readAll,
    follow: async function* (after, { limit, signal }) {
      let position = after;
      while (!signal.aborted) {
        const page = await readAll(position, limit);
        position = page.position;
        if (signal.aborted) return;
        yield page;
        if (page.atHead) await grown(position, signal);
      }
    },
    head: async () => {
      await begin();
      return head();
    },
    close: () => Promise.resolve(),
  };
};
