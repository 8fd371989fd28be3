import type { Job } from '@healthcert/domain/reactions';
import type { ClientBase, Pool } from 'pg';

/** A job that this worker holds until its lease ends. */
export interface LeasedJob extends Omit<Job, 'runAt'> {
  /** This one included. */
  readonly attempts: number;
  /** How often it was given up and replayed. */
  readonly replays: number;
}

export interface JobFigures {
  /** Waiting, their time come. */
  readonly due: number;
  /** Waiting for their time. */
  readonly later: number;
  readonly givenUp: number;
  /** How long the oldest of those due has waited, in seconds; 0: none. */
  readonly oldestDueSeconds: number;
}

/** The queue in Postgres. Times are the caller's: no statement asks the database's clock. */
export interface JobQueue {
  /** Takes jobs whose time has come, each for `leaseSeconds`: one whose worker died is taken again after that. */
  lease(now: Date, most: number, leaseSeconds: number): Promise<readonly LeasedJob[]>;
  done(id: string, now: Date): Promise<void>;
  retryAt(id: string, at: Date, because: string): Promise<void>;
  giveUp(id: string, now: Date, because: string): Promise<void>;
  /** A job that was given up waits again. False: it was not. */
  replay(id: string, now: Date): Promise<boolean>;
  /** Removes what was done before this instant. */
  forgetDone(before: Date): Promise<number>;
  figures(now: Date): Promise<JobFigures>;
}

/** In the caller's transaction: jobs and the progress that produced them are written together, or not at all. */
export const enqueue = async (client: ClientBase, jobs: readonly Job[]): Promise<void> => {
  if (jobs.length === 0) return;
  await client.query(
    `INSERT INTO job (id, reaction, kind, payload, cause, correlation_id, run_at)
     SELECT id, reaction, kind, payload, cause, "correlationId", "runAt"
     FROM jsonb_to_recordset($1::jsonb)
       AS job (id uuid, reaction text, kind text, payload jsonb, cause uuid, "correlationId" text, "runAt" timestamptz)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(jobs)],
  );
};

export const createJobQueue = (pool: Pool): JobQueue => ({
  lease: async (now, most, leaseSeconds) => {
    const { rows } = await pool.query<LeasedJob>(
      `UPDATE job SET attempts = attempts + 1, leased_until = $1::timestamptz + make_interval(secs => $3)
       WHERE id IN (
         SELECT id FROM job
         WHERE state = 'waiting' AND run_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
         ORDER BY run_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, reaction, kind, payload, cause, correlation_id AS "correlationId", attempts, replays`,
      [now, most, leaseSeconds],
    );
    return rows;
  },
  done: async (id, now) => {
    await pool.query(
      `UPDATE job SET state = 'done', settled_at = $2, leased_until = NULL, because = NULL WHERE id = $1 AND state = 'waiting'`,
      [id, now],
    );
  },
  retryAt: async (id, at, because) => {
    await pool.query(`UPDATE job SET run_at = $2, leased_until = NULL, because = $3 WHERE id = $1 AND state = 'waiting'`, [
      id,
      at,
      because,
    ]);
  },
  giveUp: async (id, now, because) => {
    await pool.query(
      `UPDATE job SET state = 'givenUp', settled_at = $2, leased_until = NULL, because = $3 WHERE id = $1 AND state = 'waiting'`,
      [id, now, because],
    );
  },
  replay: async (id, now) => {
    const { rowCount } = await pool.query(
      `UPDATE job SET state = 'waiting', run_at = $2, attempts = 0, replays = replays + 1, settled_at = NULL
       WHERE id = $1 AND state = 'givenUp'`,
      [id, now],
    );
    return rowCount === 1;
  },
  forgetDone: async (before) => (await pool.query(`DELETE FROM job WHERE state = 'done' AND settled_at < $1`, [before])).rowCount ?? 0,
  figures: async (now) => {
    const { rows } = await pool.query<{ due: number; later: number; givenUp: number; oldest: Date | null }>(
      `SELECT count(*) FILTER (WHERE state = 'waiting' AND run_at <= $1)::int AS due,
              count(*) FILTER (WHERE state = 'waiting' AND run_at > $1)::int AS later,
              count(*) FILTER (WHERE state = 'givenUp')::int AS "givenUp",
              min(run_at) FILTER (WHERE state = 'waiting' AND run_at <= $1) AS oldest
       FROM job WHERE state <> 'done'`,
      [now],
    );
    const { oldest, ...counts } = rows[0]!;
    return { ...counts, oldestDueSeconds: oldest ? Math.max(0, (now.getTime() - oldest.getTime()) / 1000) : 0 };
  },
});
