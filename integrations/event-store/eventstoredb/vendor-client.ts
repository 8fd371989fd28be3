import {
  AccessDeniedError,
  BACKWARDS,
  END,
  EventStoreDBClient,
  FORWARDS,
  MaxAppendSizeExceededError,
  NotLeaderError,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
  jsonEvent,
  type AppendExpectedRevision,
  type RecordedEvent,
} from '@eventstore/db-client';
import {
  AppendTooLarge,
  OutcomeUnknown,
  StoreUnavailable,
  StreamDeleted,
  WrongExpectedRevision,
  appendBytes,
  type ExpectedRevision,
  type JsonObject,
  type NewEvent,
} from '@healthcert/domain/kernel';
import { keepBatchesSafe, keepReconnectsSafe, type ClientInternals } from './batch-stream.ts';
import type { LogClient, LogEvent, LogRead } from './log-client.ts';
import { isLogPosition, type LogPosition } from './position.ts';
import type { Timing } from './settings.ts';
import { NoAnswer, within } from './within.ts';

const ignore = (): void => undefined;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const expectedOf = (expected: ExpectedRevision): AppendExpectedRevision => (typeof expected === 'number' ? BigInt(expected) : expected);

const logEventOf = (event: RecordedEvent): LogEvent => ({
  id: event.id,
  type: event.type,
  data: event.data as JsonObject,
  metadata: (event.metadata ?? {}) as JsonObject,
  stream: event.streamId,
  revision: Number(event.revision),
  position: isLogPosition(event.position) ? event.position : null,
  recordedAt: event.created.toISOString(),
});

/**
 * Refused before anything was written: the caller may not write, this node does not lead, or (in the words of grpc-js)
 * there was no connection to send the call by. A failed stream of appends says the like of all that are in flight, also
 * of those on another stream: it is believed only of a call of its own, or where the answer was to this append (it then
 * has no status code).
 */
const wasNotWritten = (error: unknown, ownCall: boolean): boolean => {
  if (error instanceof AccessDeniedError && error.code === undefined) return true;
  if (!ownCall) return false;
  const refused = error instanceof AccessDeniedError || error instanceof NotLeaderError;
  return refused || /No connection established|Name resolution failed/.test(messageOf(error));
};

/** What the server says of this append itself. */
const refusalOf = (error: unknown, stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Error | null => {
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error;
    return new WrongExpectedRevision(stream, expected, typeof actualVersion === 'bigint' ? Number(actualVersion) : -1);
  }
  if (error instanceof StreamDeletedError) return new StreamDeleted(stream);
  if (error instanceof MaxAppendSizeExceededError) return new AppendTooLarge(appendBytes(events));
  return null;
};

interface ReadableEvents {
  on(name: 'data', listener: (resolved: { event?: RecordedEvent }) => void): this;
  on(name: 'error', listener: (error: Error) => void): this;
  on(name: 'end', listener: () => void): this;
  cancel(): Promise<void>;
}

/** All events of a read, or its failure; the call is cancelled when the server falls silent. */
const collect = async (reading: ReadableEvents, silence: number): Promise<LogEvent[]> => {
  const all = await new Promise<RecordedEvent[]>((resolve, reject) => {
    const received: RecordedEvent[] = [];
    const fallSilent = (): void => {
      reading.cancel().catch(ignore);
      reject(new NoAnswer(silence));
    };
    const timer = setTimeout(fallSilent, silence);
    reading.on('data', ({ event }) => {
      timer.refresh();
      if (event) received.push(event);
    });
    reading.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    reading.on('end', () => {
      clearTimeout(timer);
      resolve(received);
    });
  });
  return all.map(logEventOf);
};

const readFailure = (error: unknown): StoreUnavailable => new StoreUnavailable(`read: ${messageOf(error)}`, { cause: error });

/**
 * The client of the vendor behind the adapter's own interface: the only file that knows it. Its sharp edges, all of
 * them seen with 6.2.1: an append has no deadline of its own, a failed look at the server's features is kept for ever,
 * a subscription ended by the server ends silently, and a cancelled read neither ends nor fails.
 */
export const createVendorClient = (url: string, appends: 'single' | 'batch', timing: Timing): LogClient => {
  const client = EventStoreDBClient.connectionString(url);
  const internals = client as unknown as ClientInternals;
  const stuck = new AbortController();
  keepReconnectsSafe(internals);
  if (appends === 'batch') keepBatchesSafe(internals);
  else internals.supports = () => Promise.resolve(false);

  const noteSilence = (error: unknown): void => {
    if (error instanceof NoAnswer) stuck.abort();
  };

  /** Before anything is sent: an append must not start where the client would wait for ever or fail for ever. */
  const ready = async (): Promise<void> => {
    if (appends === 'single') return;
    try {
      await within(timing.ready, internals.capabilities);
    } catch (error) {
      stuck.abort();
      throw new StoreUnavailable(`connect: ${messageOf(error)}`, { cause: error });
    }
  };

  const directed = ({ limit, backwards }: LogRead) =>
    ({ maxCount: limit, direction: backwards ? BACKWARDS : FORWARDS, requiresLeader: true }) as const;

  return {
    stuck: stuck.signal,
    append: async (stream, expected, events, milliseconds) => {
      await ready();
      const messages = events.map(({ id, type, data, metadata }) => jsonEvent({ id, type, data, metadata }));
      try {
        const result = await within(
          milliseconds,
          client.appendToStream(stream, messages, {
            expectedRevision: expectedOf(expected),
            deadline: milliseconds,
            requiresLeader: true,
          }),
        );
        return { revision: Number(result.nextExpectedRevision), position: isLogPosition(result.position) ? result.position : null };
      } catch (error) {
        noteSilence(error);
        const refusal = refusalOf(error, stream, expected, events);
        if (refusal) throw refusal;
        // Whatever was not certainly refused may have been written.
        const Failure = wasNotWritten(error, appends === 'single') ? StoreUnavailable : OutcomeUnknown;
        throw new Failure(`append to ${stream}: ${messageOf(error)}`, { cause: error });
      }
    },
    readStream: async (stream, from, read) => {
      try {
        const fromRevision = from === 'end' ? END : BigInt(from);
        return await collect(client.readStream(stream, { fromRevision, ...directed(read) }), read.silence);
      } catch (error) {
        if (error instanceof StreamNotFoundError) return null;
        noteSilence(error);
        throw error instanceof StreamDeletedError ? new StreamDeleted(stream) : readFailure(error);
      }
    },
    readAll: async (from, read) => {
      try {
        const fromPosition = from === 'start' ? START : from === 'end' ? END : from;
        return await collect(client.readAll({ fromPosition, ...directed(read) }), read.silence);
      } catch (error) {
        noteSilence(error);
        throw readFailure(error);
      }
    },
    subscribe: (after: LogPosition | null, listener) => {
      const subscription = client.subscribeToAll({ fromPosition: after ?? START });
      subscription.on('confirmation', listener.confirmed);
      subscription.on('data', ({ event }) => {
        try {
          if (event) listener.event(logEventOf(event));
        } catch {
          listener.dropped();
        }
      });
      subscription.on('error', listener.dropped);
      subscription.on('end', listener.dropped);
      return {
        pause: () => void subscription.pause(),
        resume: () => void subscription.resume(),
        leave: () => void subscription.unsubscribe().catch(ignore),
      };
    },
    dispose: () => {
      client.dispose().catch(ignore);
      internals.getChannel().then((channel) => channel.close(), ignore);
    },
  };
};
