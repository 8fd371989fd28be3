import type { EventEmitter } from 'node:events';

type Creator = (client: unknown) => BatchStream;

interface BatchStream extends EventEmitter {
  write(message: unknown): boolean;
}

/** The inner parts of the vendor's client (6.2.1) that the adapter takes hold of. */
export interface ClientInternals {
  /** What the server can do; asked once, and a failure is kept. */
  readonly capabilities: Promise<unknown>;
  supports: (method: unknown, feature?: string) => Promise<boolean>;
  GRPCStreamCreator: (Client: unknown, name: string, creator: Creator, cache?: unknown) => () => Promise<BatchStream>;
  handleError: (client: unknown, error: Error) => Promise<void>;
  getChannel(): Promise<{ close(): void }>;
}

/**
 * The stream of appends answers by correlation id from a table that all clients of the process share, and clears the
 * whole table when one stream fails: a later answer then finds no entry, and the listener throws in the middle of the
 * transport. A write that waits for the transport fails into a promise that nobody holds. A stream that the server ends
 * is kept, and whatever is sent by it is never answered. None of this may reach the process or the caller.
 */
const guarded = (stream: BatchStream): BatchStream => {
  const [answer] = stream.listeners('data') as ((response: unknown) => void)[];
  stream.removeAllListeners('data');
  stream.on('data', (response: unknown) => {
    try {
      answer?.(response);
    } catch {
      // An answer that nobody waits for any more: its append was already reported as unknown.
    }
  });
  // The client knows what to do with a stream that failed: it fails what is in flight and opens another.
  stream.on('end', () => stream.emit('error', new Error('the server ended the stream of appends')));
  const write = stream.write.bind(stream);
  // What is in flight is bounded by the callers; waiting for `drain` is what loses failures.
  stream.write = (message) => write(message) || true;
  return stream;
};

/** Makes the client's batches fail as they should. */
export const keepBatchesSafe = (internals: ClientInternals): void => {
  const create = internals.GRPCStreamCreator.bind(internals);
  internals.GRPCStreamCreator = (Client, name, creator, cache) =>
    create(Client, name, name === 'appendToStream' ? (client) => guarded(creator(client)) : creator, cache);
};

/** Reconnecting may fail as well; the client lets that failure go unheard. */
export const keepReconnectsSafe = (internals: ClientInternals): void => {
  const handle = internals.handleError.bind(internals);
  internals.handleError = (client, error) => handle(client, error).catch(() => undefined);
};
