import {
  StoreUnavailable,
  type AllPage,
  type Position,
  type ReadOptions,
  type RecordedEvent,
  type StreamSlice,
} from '@healthcert/domain/kernel';
import type { LogClient, LogEvent } from './log-client.ts';
import { beforeAll, logPositionOf, positionOf, type LogPosition } from './position.ts';

/** The stream that names the history; it belongs to the adapter, as those with a dollar belong to the server. */
export const epochStream = 'epoch-of-this-log';

const isOurs = (event: LogEvent): boolean => !event.stream.startsWith('$') && event.stream !== epochStream;

const recorded = (event: LogEvent, position: Position): RecordedEvent => ({
  id: event.id,
  type: event.type,
  data: event.data,
  metadata: event.metadata,
  stream: event.stream,
  revision: event.revision,
  position,
  recordedAt: event.recordedAt,
});

const most = Number.MAX_SAFE_INTEGER;

export const readHead = async (client: LogClient, silence: number): Promise<Position> => {
  const [last] = await client.readAll('end', { limit: 1, backwards: true, silence });
  return last?.position ? positionOf(last.position) : beforeAll;
};

/** A page of what was scanned: events of the server's own streams move the position and are left out. */
export const pageOf = (scanned: readonly LogEvent[], before: Position | null, atHead: boolean): AllPage => {
  const placed = scanned.filter((event): event is LogEvent & { position: LogPosition } => event.position !== null);
  const last = placed.at(-1);
  return {
    events: placed.filter(isOurs).map((event) => recorded(event, positionOf(event.position))),
    position: last ? positionOf(last.position) : (before ?? beforeAll),
    atHead,
  };
};

/** Reads of all are inclusive: one more is asked for, and the one at the position is dropped. */
export const readAllPage = async (client: LogClient, after: Position | null, limit: number, silence: number): Promise<AllPage> => {
  const from = logPositionOf(after);
  const asked = from ? limit + 1 : limit;
  const scanned = await client.readAll(from ?? 'start', { limit: asked, backwards: false, silence });
  if (scanned.some(({ position }) => position === null)) throw new StoreUnavailable('read of all: an event without a position');
  const news = from ? scanned.filter(({ position }) => position !== null && positionOf(position) > after!) : scanned;
  return pageOf(news.slice(0, limit), after, scanned.length < asked);
};

interface Tail {
  readonly revision: number;
  readonly position: LogPosition | null;
}

const readTail = async (client: LogClient, stream: string, silence: number): Promise<Tail | null> => {
  const last = (await client.readStream(stream, 'end', { limit: 1, backwards: true, silence }))?.[0];
  return last ?? null;
};

/**
 * Reads forward, beginning one event early where it can: the event before the first asked for tells that the stream
 * reaches so far, and mostly spares a second call for its last revision.
 */
const readForward = async (client: LogClient, stream: string, from: number, limit: number, silence: number) => {
  const early = from > 0 ? 1 : 0;
  const asked = Math.min(limit, most - early) + early;
  const read = await client.readStream(stream, from - early, { limit: asked, backwards: false, silence });
  const complete = read !== null && read.length > 0 && read.length < asked;
  const tail = complete ? read.at(-1)! : read === null ? null : await readTail(client, stream, silence);
  return { events: (read ?? []).filter(({ revision }) => revision >= from), tail };
};

const readBackward = async (client: LogClient, stream: string, from: number | undefined, limit: number, silence: number) => {
  const tail = await readTail(client, stream, silence);
  if (!tail) return { events: [], tail };
  const start = Math.min(from ?? tail.revision, tail.revision);
  return { events: (await client.readStream(stream, start, { limit, backwards: true, silence })) ?? [], tail };
};

export const readSlice = async (client: LogClient, stream: string, options: ReadOptions, silence: number): Promise<StreamSlice> => {
  const { from, limit = most, backwards = false } = options;
  const { events, tail } = backwards
    ? await readBackward(client, stream, from, limit, silence)
    : await readForward(client, stream, from ?? 0, limit, silence);
  if (!tail) return { exists: false, revision: -1, events: [], position: beforeAll };
  // Servers before 22.6 do not say where a stream's events stand: the head is not before them.
  const known = tail.position !== null && events.every(({ position }) => position !== null);
  const head = known ? null : await readHead(client, silence);
  const placed = (position: LogPosition | null): Position => head ?? positionOf(position!);
  return {
    exists: true,
    revision: Math.max(tail.revision, events.at(backwards ? 0 : -1)?.revision ?? -1),
    events: events.map((event) => recorded(event, placed(event.position))),
    position: placed(tail.position),
  };
};
