import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { forgetAfterSeconds, perAddress, perName, waits } from './backoff.ts';

/** Counts failed sign-ins by name and by address, whether or not there is such a name. */
export interface Failures {
  /**
   * Counts an attempt as failed before it is looked at, so that guesses sent side by side count as many.
   * Returns the seconds still to wait where the name or the address is locked; then nothing was counted. 0: go on.
   */
  begin(loginName: string, address: string): Promise<number>;
  /** The attempt succeeded: the name starts anew, and the address is not blamed for this one. */
  clear(loginName: string, address: string): Promise<void>;
  /** The attempt was never looked at: it is taken back. */
  forgive(loginName: string, address: string): Promise<void>;
}

const subjectOf = (kind: 'name' | 'address', value: string): Buffer => hash('sha256', `${kind}:${value}`, 'buffer');

/** One row or none: none means that the subject is locked. */
const countSql = `
  INSERT INTO sign_in_failure AS f (subject, failures, last_failed_at, locked_until)
  VALUES ($1, 1, $2, $2::timestamptz + make_interval(secs => ($3::float8[])[1]))
  ON CONFLICT (subject) DO UPDATE SET (failures, last_failed_at, locked_until) = (
    SELECT n, $2::timestamptz, $2::timestamptz + make_interval(secs => ($3::float8[])[least(n, cardinality($3))])
    FROM (SELECT CASE WHEN f.last_failed_at < $2::timestamptz - make_interval(secs => $4::float8) THEN 1 ELSE f.failures + 1 END AS n) AS next
  )
  WHERE f.locked_until <= $2
  RETURNING failures`;

const secondsLeft = async (pool: Pool, subject: Buffer, now: Date): Promise<number> => {
  const { rows } = await pool.query<{ until: Date }>('SELECT locked_until AS until FROM sign_in_failure WHERE subject = $1', [subject]);
  return Math.max(1, Math.ceil(((rows[0]?.until.getTime() ?? 0) - now.getTime()) / 1000));
};

export const createFailures = (pool: Pool, now: () => Date): Failures => {
  const count = async (subject: Buffer, policy: readonly number[]): Promise<number> => {
    const at = now();
    const { rowCount } = await pool.query(countSql, [subject, at, policy, forgetAfterSeconds]);
    return rowCount ? 0 : secondsLeft(pool, subject, at);
  };

  const undo = async (subject: Buffer): Promise<void> => {
    // A lock that stands goes on: else one's own account would be a way to guess without end at others.
    await pool.query('UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE subject = $1', [subject]);
  };

  return {
    begin: async (loginName, address) => {
      await pool.query('DELETE FROM sign_in_failure WHERE last_failed_at < $1::timestamptz - make_interval(secs => $2::float8)', [
        now(),
        forgetAfterSeconds,
      ]);
      const byAddress = await count(subjectOf('address', address), waits(perAddress));
      if (byAddress > 0) return byAddress;
      const byName = await count(subjectOf('name', loginName), waits(perName));
      // A locked name is not the address's fault twice.
      if (byName > 0) await undo(subjectOf('address', address));
      return byName;
    },
    clear: async (loginName, address) => {
      await pool.query('DELETE FROM sign_in_failure WHERE subject = $1', [subjectOf('name', loginName)]);
      await undo(subjectOf('address', address));
    },
    forgive: async (loginName, address) => {
      await undo(subjectOf('name', loginName));
      await undo(subjectOf('address', address));
    },
  };
};
