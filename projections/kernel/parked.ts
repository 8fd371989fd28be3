import type { Position, RecordedEvent } from '@healthcert/domain/kernel';
import { progressKey, type Connection, type ProjectionFailure } from './progress.ts';
import type { AnyReadModel } from './read-model.ts';
import { schema } from './tables.ts';

/** An event that one generation of a read model does not hold yet: it cannot be handled, or it follows one that cannot. */
export interface ParkedEvent {
  readonly event: Pick<RecordedEvent, 'id' | 'type' | 'stream' | 'position' | 'recordedAt'>;
  /** Null: it waits for an earlier one of its stream. No personal data. */
  readonly reason: string | null;
}

/** What is parked of a read model, for those who must act. */
export interface ParkedSummary {
  readonly readModel: string;
  readonly streams: number;
  readonly events: number;
  /** The first of them that could not be handled. */
  readonly first: ProjectionFailure & { readonly since: string };
  /** When the store recorded the oldest of them. */
  readonly oldestRecordedAt: string;
}

/** Read `after` the position, the event is among what comes. Of the same transaction as the rows and the progress. */
export const parkedTable = `
  CREATE TABLE IF NOT EXISTS ${schema}.parked_event (
    model text COLLATE "C", version integer, generation integer, position text COLLATE "C",
    stream text COLLATE "C" NOT NULL, event_id uuid NOT NULL, type text NOT NULL, reason text,
    after text COLLATE "C", recorded_at timestamptz NOT NULL, first_failed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (model, version, generation, position));
  CREATE INDEX IF NOT EXISTS parked_event_stream ON ${schema}.parked_event (model, version, generation, stream, position);`;

const ofGeneration = 'model = $1 AND version = $2 AND generation = $3';

/** Takes $1-$3; the rows as columns from $4 on. */
export const parkStatement = (model: AnyReadModel, generation: number, after: Position | null, parked: readonly ParkedEvent[]) => ({
  text: `INSERT INTO ${schema}.parked_event (model, version, generation, after, position, stream, event_id, type, reason, recorded_at)
    SELECT $1::text, $2::integer, $3::integer, $4::text, u.* FROM unnest($5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::timestamptz[]) AS u`,
  values: [
    ...progressKey(model, generation),
    after,
    parked.map(({ event }) => event.position),
    parked.map(({ event }) => event.stream),
    parked.map(({ event }) => event.id),
    parked.map(({ event }) => event.type),
    parked.map(({ reason }) => reason),
    parked.map(({ event }) => event.recordedAt),
  ],
});

/** The streams of which later events must wait too. */
export const parkedStreams = async (on: Connection, model: AnyReadModel, generation: number): Promise<readonly string[]> => {
  const { rows } = await on.query<{ stream: string }>(
    `SELECT stream FROM ${schema}.parked_event WHERE ${ofGeneration} GROUP BY stream ORDER BY min(position)`,
    progressKey(model, generation),
  );
  return rows.map(({ stream }) => stream);
};

export interface ParkedPlace {
  readonly stream: string;
  readonly position: Position;
  readonly after: Position | null;
}

/** All of them, in order. */
export const parkedPlaces = async (on: Connection, model: AnyReadModel, generation: number): Promise<readonly ParkedPlace[]> => {
  const { rows } = await on.query<ParkedPlace>(
    `SELECT stream, position, after FROM ${schema}.parked_event WHERE ${ofGeneration} ORDER BY position`,
    progressKey(model, generation),
  );
  return rows;
};

export const unpark = async (on: Connection, model: AnyReadModel, generation: number, stream: string): Promise<number> => {
  const { rowCount } = await on.query(`DELETE FROM ${schema}.parked_event WHERE ${ofGeneration} AND stream = $4`, [
    ...progressKey(model, generation),
    stream,
  ]);
  return rowCount ?? 0;
};

/** Of the generations that queries read, also where another process projects. */
export const parkedOf = async (on: Connection, models: readonly AnyReadModel[]): Promise<readonly ParkedSummary[]> => {
  const { rows } = await on.query<{
    model: string;
    streams: number;
    events: number;
    id: string;
    type: string;
    stream: string;
    reason: string;
    since: Date | string;
    oldest: Date | string;
  }>(
    `SELECT model, streams, events, oldest, event_id AS id, type, stream, reason, first_failed_at AS since
     FROM (SELECT model, version, generation, count(DISTINCT stream)::int AS streams, count(*)::int AS events,
             min(recorded_at) AS oldest, min(position) FILTER (WHERE reason IS NOT NULL) AS position
           FROM ${schema}.parked_event JOIN ${schema}.live_generation USING (model, version, generation)
           JOIN unnest($1::text[], $2::integer[]) AS asked (model, version) USING (model, version)
           GROUP BY model, version, generation) AS sums
     JOIN ${schema}.parked_event USING (model, version, generation, position) ORDER BY model`,
    [models.map(({ name }) => name), models.map(({ version }) => version)],
  );
  return rows.map(({ model, streams, events, id, type, stream, reason, since, oldest }) => ({
    readModel: model,
    streams,
    events,
    first: { eventId: id, type, stream, message: reason, since: new Date(since).toISOString() },
    oldestRecordedAt: new Date(oldest).toISOString(),
  }));
};
