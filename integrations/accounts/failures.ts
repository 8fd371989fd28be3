import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { type BackoffPolicy, forgetAfterSeconds, perAddress, waits } from './backoff.ts';

/** Counts failed sign-ins by name and by address, whether or not there is such a name. */
export interface Failures {
  /**
   * Counts an attempt at a name as failed before it is looked at, so that guesses sent side by side count as many.
   * Returns the seconds still to wait where the name is locked; then nothing was counted. 0: go on.
   */
  begin(loginName: string): Promise<number>;
  /** The attempt succeeded: the name starts anew. */
  clear(loginName: string): Promise<void>;
  /** The attempt was never looked at: it is taken back. */
  forgive(loginName: string): Promise<void>;
  /**
   * Seconds until the address may try again; 0: now. An attempt under way does not count here: a whole clinic signs in
   * behind one address within the same minute.
   */
  lockedFor(address: string): Promise<number>;
  /** An attempt from there has failed. */
  blame(address: string): Promise<void>;
}

const subjectOf = (kind: 'name' | 'address', value: string): Buffer => hash('sha256', `${kind}:${value}`, 'buffer');

/** One row or none: none means that the subject is locked. */
const countSql = `
  INSERT INTO sign_in_failure AS f (subject, failures, last_failed_at, locked_until)
  VALUES ($1, 1, $2, $2::timestamptz + make_interval(secs => ($3::float8[])[1]))
  ON CONFLICT (subject) DO UPDATE SET (failures, last_failed_at, locked_until) = (
    SELECT n, $2::timestamptz, $2::timestamptz + make_interval(secs => ($3::float8[])[least(n, cardinality($3))])
    FROM (SELECT CASE WHEN quiet > $4::float8 THEN 1 ELSE greatest(f.failures - floor(quiet / $5::float8)::integer, 0) + 1 END AS n
          FROM (SELECT extract(epoch FROM $2::timestamptz - f.last_failed_at) AS quiet) AS since) AS next
  )
  WHERE f.locked_until <= $2
  RETURNING failures`;

export const createFailures = (pool: Pool, now: () => Date, perName: () => Promise<BackoffPolicy>): Failures => {
  const secondsLeft = async (subject: Buffer): Promise<number> => {
    const { rows } = await pool.query<{ until: Date }>('SELECT locked_until AS until FROM sign_in_failure WHERE subject = $1', [subject]);
    return Math.max(0, Math.ceil(((rows[0]?.until.getTime() ?? 0) - now().getTime()) / 1000));
  };
  const count = async (subject: Buffer, policy: BackoffPolicy): Promise<boolean> => {
    const { rowCount } = await pool.query(countSql, [subject, now(), waits(policy), forgetAfterSeconds, policy.forgiveOneAfterSeconds]);
    return rowCount === 1;
  };

  return {
    begin: async (loginName) => {
      await pool.query('DELETE FROM sign_in_failure WHERE last_failed_at < $1::timestamptz - make_interval(secs => $2::float8)', [
        now(),
        forgetAfterSeconds,
      ]);
      const subject = subjectOf('name', loginName);
      return (await count(subject, await perName())) ? 0 : Math.max(1, await secondsLeft(subject));
    },
    clear: async (loginName) => {
      await pool.query('DELETE FROM sign_in_failure WHERE subject = $1', [subjectOf('name', loginName)]);
    },
    forgive: async (loginName) => {
      await pool.query('UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE subject = $1', [
        subjectOf('name', loginName),
      ]);
    },
    lockedFor: (address) => secondsLeft(subjectOf('address', address)),
    blame: async (address) => {
      await count(subjectOf('address', address), perAddress);
    },
  };
};
