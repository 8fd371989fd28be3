import type { AllPage, Codec, EventStore, Position, Recorded, RecordedEvent } from '@healthcert/domain/kernel';
import { openedAhead } from './ahead.ts';
import { decodeEvents, type DecodedEvent } from './decode.ts';
import { faultOf, stoppedAt, stoppedFor, type Stopped } from './failure.ts';
import type { TableWriter } from './flush.ts';
import { Fold } from './fold.ts';
import type { ParkedEvent } from './parked.ts';
import type { Parking } from './parking.ts';
import { subscribedTypes, type AnyProjection } from './projection.ts';
import { StreamMemory } from './stream-memory.ts';

export interface CatchUp {
  readonly store: EventStore;
  readonly codec: Codec;
  readonly projection: AnyProjection;
  readonly writer: TableWriter;
  /** Without it nothing is parked. */
  readonly parking?: Parking | undefined;
  readonly from: Position | null;
  /** Stop exactly here; default: where there is nothing more to read. */
  readonly until?: Position;
  /** Events read at once. */
  readonly pageSize?: number;
  /** Rows changed before they are written: what bounds the memory. */
  readonly batchRows?: number;
  readonly signal: AbortSignal;
  readonly onFlushed: (position: Position, events: number, parked: readonly ParkedEvent[]) => void;
}

/** What is at hand at once decides what the collector of garbage copies: with twice as much it took an eighth longer. */
const pageEvents = 500;
const rowsAtOnce = 2500;

/** Folds what the projection makes of the events; returns the first that it can neither handle nor park, unfolded. */
export const foldEvents = (
  into: Fold,
  projection: AnyProjection,
  memory: StreamMemory,
  events: readonly DecodedEvent[],
  parking: Parking | undefined,
): Stopped | null => {
  for (const { stored, event, error } of events) {
    if (!Object.hasOwn(projection.on, stored.type) || parking?.follow(stored) === 'wait') continue;
    const failure = event ? foldEvent(into, memory, stored, event) : { error };
    if (failure && !parking?.park(stored, failure.error)) return stoppedAt(stored, failure.error);
  }
  return null;
};

const foldEvent = (into: Fold, memory: StreamMemory, stored: RecordedEvent, event: Recorded): { error: unknown } | null => {
  try {
    into.pushAll(memory.project(stored, event));
    return null;
  } catch (error) {
    return { error };
  }
};

/** The part of a page that is not after `until`. */
export const cut = (page: AllPage, until: Position | undefined): AllPage =>
  until === undefined || page.position < until
    ? page
    : { events: page.events.filter((event) => event.position <= until), position: until, atHead: true };

/**
 * Reads a projection up to the head in large batches, the next page being read and decoded while rows are written.
 * A batch that Postgres refuses is read again in ever smaller pieces until the one event to blame stands alone.
 * Returns where it stands. @throws Stopped, Fenced, and passing errors
 */
export const catchUp = async (settings: CatchUp): Promise<Position | null> => {
  const { pageSize = pageEvents } = settings;
  let position = settings.from;
  let suspects = pageSize;
  for (;;) {
    const piece = await readOn({ ...settings, from: position, pageSize: suspects }, suspects < pageSize);
    position = piece.position;
    if (!piece.refused) return position;
    if (faultOf(piece.refused.error) === 'structure') throw stoppedFor(piece.refused.error);
    const alone = piece.refused.events === 1;
    if (alone && !settings.parking?.condemn(piece.refused.first, piece.refused.error)) {
      throw stoppedAt(piece.refused.first, piece.refused.error);
    }
    suspects = alone ? pageSize : Math.max(1, Math.floor(Math.min(suspects, piece.refused.events) / 2));
  }
};

interface Refused {
  readonly error: unknown;
  readonly events: number;
  readonly first: AllPage['events'][number];
}

interface Piece {
  readonly position: Position | null;
  /** Null: nothing more to read. */
  readonly refused: Refused | null;
}

/** One run of pages until the head, the abort, or a refused batch; every page by itself if `alone`. */
const readOn = async (settings: CatchUp, alone: boolean): Promise<Piece> => {
  const { store, codec, projection, writer, parking, until, pageSize = pageEvents, batchRows = rowsAtOnce, signal } = settings;
  parking?.reset();
  const wanted = subscribedTypes(projection);
  const folding = new Fold(projection.readModel);
  const memory = new StreamMemory({ projection, store, codec });
  let committed = settings.from;
  let stood = settings.from;
  const outcome: { refused: Refused | null } = { refused: null };
  let writing: Promise<void> = Promise.resolve();
  let batch: AllPage['events'] = [];
  let read = 0;

  const write = async (to: Position, events: AllPage['events'], count: number): Promise<void> => {
    try {
      const parked = parking?.take() ?? [];
      await writer.write(folding.take(), committed, to, parked);
      committed = to;
      parking?.committed(parked);
      settings.onFlushed(to, count, parked);
    } catch (error) {
      const [first] = events;
      if (faultOf(error) === 'passing' || !first) throw error;
      outcome.refused = { error, events: count, first };
    }
  };

  const flush = async (to: Position): Promise<void> => {
    await writing;
    if (outcome.refused) return;
    writing = write(to, batch, read);
    writing.catch(() => undefined);
    batch = [];
    read = 0;
  };

  const pages = openedAhead({
    read: async (after) => cut(await store.readAll(after, pageSize), until),
    open: (page) => decodeEvents(codec, page.events, wanted),
    from: committed,
    signal,
  });
  for await (const { page, events } of pages) {
    await memory.prepare(events);
    const stopped = foldEvents(folding, projection, memory, events, parking);
    if (batch.length === 0) batch = page.events.slice(0, 1);
    read += page.events.length;
    const to = stopped ? before(events, stopped, stood) : page.position;
    stood = page.position;
    const last = stopped !== null || page.atHead || signal.aborted;
    if (
      to !== null &&
      (last || alone || folding.keys >= batchRows || folding.operations >= batchRows * 10 || (parking?.pending ?? 0) >= batchRows)
    )
      await flush(to);
    if (!last && !outcome.refused) continue;
    await writing;
    if (stopped && !outcome.refused) throw stopped;
    break;
  }
  return { position: committed, refused: outcome.refused };
};

/** Where a projection stands that stopped at an event: after the last one that it handled. */
const before = (events: readonly DecodedEvent[], stopped: Stopped, otherwise: Position | null): Position | null =>
  events[events.findIndex(({ stored }) => stored.id === stopped.failure.eventId) - 1]?.stored.position ?? otherwise;
