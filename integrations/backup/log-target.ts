import { WrongExpectedRevision, type EventStore, type Position } from '@healthcert/domain/kernel';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { positionOf } from '../event-store/postgres/index.ts';
import type { KeptEvent } from './log-part.ts';
import { BackupRefused } from './refused.ts';

/** Where a log is put back. */
export interface LogTarget {
  readonly epoch: string;
  /** Everything in its order; the position behind so many events, for each of the counts asked for. */
  write(events: AsyncIterable<KeptEvent>, counts: ReadonlySet<number>): Promise<ReadonlyMap<number, Position>>;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const cell = (text: string): string => text.replaceAll(/[\\\n\r\t]/g, (character) => escapes[character]!);

/** Enough to make the statement's way short, and little to hold. */
const linesAtOnce = 256;

/** Into the log of a database, in its transaction, each event with the time at which it was first recorded. */
export const postgresTarget = async (client: ClientBase): Promise<LogTarget> => {
  const { rows } = await client.query<{ epoch: string }>('SELECT epoch FROM event_store.head');
  return {
    epoch: rows[0]!.epoch,
    write: async (events, counts) => {
      let place = 0;
      const lines = async function* (): AsyncGenerator<string> {
        let held: string[] = [];
        for await (const { stream, revision, id, type, data, metadata, recordedAt } of events) {
          place += 1;
          const cells = [
            place,
            cell(stream),
            revision,
            id,
            cell(type),
            cell(JSON.stringify(data)),
            cell(JSON.stringify(metadata)),
            recordedAt,
          ];
          held.push(`${cells.join('\t')}\n`);
          if (held.length < linesAtOnce) continue;
          yield held.join('');
          held = [];
        }
        yield held.join('');
      };
      const columns = 'position, stream, revision, id, type, data, metadata, recorded_at';
      await pipeline(Readable.from(lines()), client.query(copyFrom(`COPY event_store.events (${columns}) FROM STDIN`)));
      await client.query('UPDATE event_store.head SET position = $1', [place]);
      return new Map([...counts].map((count) => [count, positionOf(Math.min(count, place))]));
    },
  };
};

/**
 * Into a log of its own server, event by event, because their order is kept. Broken off, it is asked again with the same
 * backup: what is there already is recognised. @throws BackupRefused otherHistory
 */
export const storeTarget = (store: EventStore): LogTarget => ({
  epoch: store.epoch,
  write: async (events, counts) => {
    const other = (why: string): BackupRefused => new BackupRefused('otherHistory', `the event store holds another history: ${why}`);
    const [already] = (await store.readAll(null, 1)).events;
    const positions = new Map<number, Position>();
    let place = 0;
    let last: Position | null = null;
    for await (const { stream, revision, id, type, data, metadata } of events) {
      if (place === 0 && already && already.id !== id) throw other(`it begins with ${already.type}`);
      try {
        const appended = await store.append(stream, revision === 0 ? 'no_stream' : revision - 1, [{ id, type, data, metadata }]);
        last = appended.position;
      } catch (error) {
        if (error instanceof WrongExpectedRevision) throw other(`${stream} has gone on`);
        throw error;
      }
      place += 1;
      if (counts.has(place)) positions.set(place, last);
    }
    if (last !== null && (await store.head()) !== last) throw other('it has more than the backup');
    return positions;
  },
});
