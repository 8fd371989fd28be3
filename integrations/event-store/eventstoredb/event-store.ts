import {
  AppendTooLarge,
  EmptyAppend,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  appendBytes,
  maxAppendBytes,
  newId,
  type AppendResult,
  type EventStore,
} from '@healthcert/domain/kernel';
import { createConnection, type Connection } from './connection.ts';
import { followAll } from './follow.ts';
import type { LogAppend } from './log-client.ts';
import { positionOf } from './position.ts';
import { epochStream, readAllPage, readHead, readSlice } from './reads.ts';
import { checkUrl, defaultTiming, type EventStoreDbSettings, type Timing } from './settings.ts';
import { createVendorClient } from './vendor-client.ts';

/** The history is named by the first event of a stream of the adapter's own; whoever comes first writes it. */
const readEpoch = async (connection: Connection, timing: Timing): Promise<string> => {
  const first = async (): Promise<string | undefined> => {
    const read = { limit: 1, backwards: false, silence: timing.read };
    return (await connection.call((client) => client.readStream(epochStream, 0, read)))?.[0]?.id;
  };
  const known = await first();
  if (known) return known;
  const marker = { id: newId(), type: 'EpochBegan', data: {}, metadata: {} };
  try {
    await connection.call((client) => client.append(epochStream, 'no_stream', [marker], timing.append));
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision || error instanceof OutcomeUnknown)) throw error;
  }
  const epoch = await first();
  if (!epoch) throw new StoreUnavailable('the epoch of the log could not be written');
  return epoch;
};

/**
 * An event store on an EventStoreDB server or cluster. Open one for a process: clients of one process share state.
 * @throws InvalidEventStoreUrl, StoreUnavailable
 */
export const openEventStoreDb = async (settings: EventStoreDbSettings): Promise<EventStore> => {
  const { url, development = false, appends = 'single', random = Math.random } = settings;
  const timing = { ...defaultTiming, ...settings.timing };
  checkUrl(url, development);
  const connection = createConnection(() => createVendorClient(url, appends, timing));

  /** What was written stays written when its place cannot be asked for: the caller is to send it again. */
  const placeOf = async (stream: string, { revision, position }: LogAppend): Promise<AppendResult> => {
    if (position) return { revision, position: positionOf(position) };
    try {
      const slice = await connection.call((client) => readSlice(client, stream, { from: revision, limit: 1 }, timing.read));
      return { revision, position: slice.position };
    } catch (cause) {
      throw new OutcomeUnknown(`append to ${stream}: written, but its position is not known`, { cause });
    }
  };

  const epoch = await readEpoch(connection, timing).catch((error: unknown) => {
    connection.close();
    throw error instanceof OutcomeUnknown ? new StoreUnavailable(error.message, { cause: error }) : error;
  });
  return {
    epoch,
    append: async (stream, expected, events) => {
      if (events.length === 0) throw new EmptyAppend(`nothing to append to ${stream}`);
      const bytes = appendBytes(events);
      if (bytes > maxAppendBytes) throw new AppendTooLarge(bytes);
      return placeOf(stream, await connection.call((client) => client.append(stream, expected, events, timing.append)));
    },
    readStream: (stream, options = {}) => connection.call((client) => readSlice(client, stream, options, timing.read)),
    readAll: (after, limit) => connection.call((client) => readAllPage(client, after, limit, timing.read)),
    follow: (after, options) => followAll(connection, after, options, timing, random),
    head: () => connection.call((client) => readHead(client, timing.read)),
    close: async () => connection.close(),
  };
};
