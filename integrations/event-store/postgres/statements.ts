import type { QueryConfig } from 'pg';
import type { Session } from './append-connection.ts';
import { integerArray, jsonArray, textArray, uuidArray } from './binary-array.ts';
import type { Batch, StreamAppends } from './batch.ts';
import type { PendingAppend, WireEvent } from './pending-append.ts';

/** Prepared once a connection. */
const named = (name: string, call: string, parameters: number): { name: string; text: string } => ({
  name: `event_store.${name}`,
  text: `SELECT ${call}(${Array.from({ length: parameters }, (_, n) => `$${n + 1}`).join(', ')})`,
});

const one = named('append_one', 'event_store.append_one', 7);
const batched = named('append_batch', 'event_store.append_batch', 8);
const each = {
  name: 'event_store.append_each',
  text: 'SELECT o_stands, o_known, o_revisions, o_positions FROM event_store.append_each($1, $2, $3, $4, $5, $6, $7)',
};

const columns = (events: readonly WireEvent[]): Buffer[] => [
  uuidArray(events.map((event) => event.id)),
  textArray(events.map((event) => event.type)),
  jsonArray(events.map((event) => event.data)),
  jsonArray(events.map((event) => event.metadata)),
];

/** A stream that this session does not know to have come so far. */
const isDoubtful = ({ stream, after }: StreamAppends, { reached }: Session): boolean => after >= 0 && (reached.get(stream) ?? -1) < after;

const oneEvent = (group: StreamAppends, { id, type, data, metadata }: WireEvent, session: Session): QueryConfig => ({
  ...one,
  values: [group.stream, group.last, isDoubtful(group, session), id, type, data, metadata],
});

const manyEvents = (streams: readonly StreamAppends[], session: Session): QueryConfig => {
  const doubtful = streams.filter((group) => isDoubtful(group, session));
  const events: WireEvent[] = [];
  const names: string[] = [];
  const revisions: number[] = [];
  for (const { stream, after, appends } of streams) {
    let revision = after;
    for (const append of appends) {
      for (const event of append.events) {
        events.push(event);
        names.push(stream);
        revisions.push(++revision);
      }
    }
  }
  return {
    ...batched,
    values: [
      textArray(doubtful.map((group) => group.stream)),
      integerArray(doubtful.map((group) => group.after)),
      textArray(names),
      integerArray(revisions),
      ...columns(events),
    ],
  };
};

/** Appends all or nothing; the position of the last event. A stream elsewhere than expected is the fault `conflict`. */
export const appendTogether = async (session: Session, streams: readonly StreamAppends[]): Promise<number> => {
  const [only, ...more] = streams;
  const single = more.length === 0 && only?.appends.length === 1 && only.appends[0]!.events.length === 1;
  const query = single ? oneEvent(only, only.appends[0]!.events[0]!, session) : manyEvents(streams, session);
  const { rows } = await session.client.query<[string]>({ ...query, rowMode: 'array' });
  for (const { stream, last } of streams) session.reached.set(stream, last);
  return Number(rows[0]![0]);
};

export interface EachOutcome {
  readonly stands: boolean;
  /** It stood before. */
  readonly known: boolean;
  /** Of the append's last event; of the stream, if it was refused. */
  readonly revision: number;
  readonly position: number;
}

/** Decides every append by itself. */
export const appendEach = async ({ client }: Session, appends: readonly PendingAppend[]): Promise<EachOutcome[]> => {
  const { rows } = await client.query<[boolean[], boolean[], number[], (string | null)[]]>({
    ...each,
    rowMode: 'array',
    values: [
      textArray(appends.map((append) => append.stream)),
      integerArray(appends.map((append) => append.after)),
      integerArray(appends.map((append) => append.events.length)),
      ...columns(appends.flatMap((append) => append.events)),
    ],
  });
  const [stands, known, revisions, positions] = rows[0]!;
  return appends.map((_, n) => ({ stands: stands[n]!, known: known[n]!, revision: revisions[n]!, position: Number(positions[n]) }));
};

export const appendsOf = (batch: Batch): PendingAppend[] => batch.streams.flatMap((group) => group.appends);
