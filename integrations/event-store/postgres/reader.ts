import {
  StoreUnavailable,
  type AllPage,
  type JsonObject,
  type Position,
  type ReadOptions,
  type RecordedEvent,
  type StreamSlice,
} from '@healthcert/domain/kernel';
import { DatabaseError, type Pool, type QueryConfig } from 'pg';
import { positionOf, valueOf } from './position.ts';

/** Values as Postgres sends them: what is parsed, is parsed here and only when it is looked at. */
const asText = { getTypeParser: () => (value: string | Buffer) => value };

type Cells = readonly [
  position: string,
  stream: string,
  revision: string,
  id: string,
  type: string,
  data: string,
  metadata: string,
  recordedAt: string,
];

/** The instant in milliseconds: written as an instant it would take Postgres as long as half of all the other columns. */
const columns = "e.position, e.stream, e.revision, e.id, e.type, e.data, e.metadata, (date_part('epoch', e.recorded_at) * 1000)::bigint";

/** Many readers use only part of an event, and parsing costs more than reading: each part is parsed when it is asked for. */
class ReadEvent implements RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly #dataText: string;
  readonly #metadataText: string;
  readonly #recordedAtMilliseconds: string;
  #data: JsonObject | undefined;
  #metadata: JsonObject | undefined;

  constructor([position, stream, revision, id, type, data, metadata, recordedAt]: Cells) {
    this.id = id;
    this.type = type;
    this.stream = stream;
    this.revision = Number(revision);
    this.position = positionOf(Number(position));
    this.#dataText = data;
    this.#metadataText = metadata;
    this.#recordedAtMilliseconds = recordedAt;
  }

  get data(): JsonObject {
    return (this.#data ??= JSON.parse(this.#dataText) as JsonObject);
  }

  get metadata(): JsonObject {
    return (this.#metadata ??= JSON.parse(this.#metadataText) as JsonObject);
  }

  get recordedAt(): string {
    return new Date(Number(this.#recordedAtMilliseconds)).toISOString();
  }
}

const recorded = (cells: Cells): RecordedEvent => new ReadEvent(cells);

const pageAfter = {
  name: 'event_store.read_all',
  text: `SELECT ${columns} FROM event_store.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2`,
};

/** Everything of one moment: where the store is, where the stream ends, and the events asked for. */
const streamRead = (name: string, range: string, order: string): { name: string; text: string } => ({
  name,
  text: `SELECT h.position, l.revision, l.position, ${columns}
    FROM event_store.head h
    LEFT JOIN LATERAL (
      SELECT revision, position FROM event_store.events WHERE stream = $1 ORDER BY revision DESC LIMIT 1
    ) l ON true
    LEFT JOIN LATERAL (
      SELECT * FROM event_store.events WHERE stream = $1 AND ${range} ORDER BY revision ${order} LIMIT $3
    ) e ON true
    ORDER BY e.revision ${order}`,
});
const forwards = streamRead('event_store.read_stream', 'revision >= $2', 'ASC');
const backwards = streamRead('event_store.read_stream_backwards', 'revision <= $2', 'DESC');

type StreamCells = readonly [head: string, revision: string | null, last: string | null, ...event: Cells | null[]];

const largestInteger = 2 ** 31 - 1;

export class Reader {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async readAll(after: Position | null, limit: number): Promise<AllPage> {
    const start = valueOf(after);
    // One more than asked for tells whether anything is left.
    const rows = await this.rows<Cells>({ ...pageAfter, values: [start, limit + 1] });
    const atHead = rows.length <= limit;
    if (!atHead) rows.pop();
    const last = rows.at(-1);
    return {
      events: rows.filter(([, stream]) => !stream.startsWith('$')).map(recorded),
      position: positionOf(last ? Number(last[0]) : start),
      atHead,
    };
  }

  async readStream(stream: string, options: ReadOptions): Promise<StreamSlice> {
    const limit = Math.min(options.limit ?? largestInteger, largestInteger);
    const query = options.backwards ? backwards : forwards;
    const from = Math.min(options.from ?? (options.backwards ? largestInteger : 0), largestInteger);
    const rows = await this.rows<StreamCells>({ ...query, values: [stream, from, limit] });
    const [head, revision, last] = rows[0]!;
    if (revision === null) return { exists: false, revision: -1, events: [], position: positionOf(Number(head)) };
    const events = rows.filter((row) => row[3] !== null).map((row) => recorded(row.slice(3) as unknown as Cells));
    return { exists: true, revision: Number(revision), events, position: positionOf(Number(last)) };
  }

  async head(): Promise<Position> {
    const rows = await this.rows<[string]>({ name: 'event_store.head', text: 'SELECT position FROM event_store.head' });
    return positionOf(Number(rows[0]![0]));
  }

  async epoch(): Promise<string> {
    const rows = await this.rows<[string]>({ text: 'SELECT epoch FROM event_store.head' });
    return rows[0]![0];
  }

  private async rows<Row extends readonly unknown[]>(query: QueryConfig): Promise<Row[]> {
    try {
      const { rows } = await this.pool.query<Row & unknown[]>({ ...query, types: asText, rowMode: 'array' });
      return rows;
    } catch (cause) {
      if (cause instanceof DatabaseError && cause.severity === 'ERROR' && !/^(?:53|57|58)/.test(cause.code ?? '')) throw cause;
      throw new StoreUnavailable('the event store cannot be read', { cause });
    }
  }
}
