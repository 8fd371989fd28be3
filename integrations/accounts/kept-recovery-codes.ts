import type { Pool } from 'pg';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { hasSecondFactor } from './sessions.ts';

/** The recovery codes of everybody, as hashes. */
export interface KeptRecoveryCodes {
  /** Whether it was good, and is used up now. */
  use(staffId: string, code: string): Promise<boolean>;
  /** New ones for old; told this once. */
  renew(staffId: string): Promise<readonly string[]>;
  /** New ones where none are left; else none: those that somebody has written down stay good. */
  renewUnlessLeft(staffId: string): Promise<readonly string[]>;
  left(staffId: string): Promise<number>;
  /** Where no factor is left that they stand for. */
  dropOfNothing(staffId: string): Promise<void>;
}

export const createKeptRecoveryCodes = (pool: Pool, now: () => Date): KeptRecoveryCodes => {
  const left = async (staffId: string): Promise<number> => {
    const { rows } = await pool.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM recovery_code WHERE staff_id = $1 AND used_at IS NULL',
      [staffId],
    );
    return rows[0]!.left;
  };
  const renew = async (staffId: string): Promise<readonly string[]> => {
    const codes = newRecoveryCodes();
    await pool.query(
      `WITH gone AS (DELETE FROM recovery_code WHERE staff_id = $1)
       INSERT INTO recovery_code (staff_id, code_hash) SELECT $1, unnest($2::bytea[])`,
      [staffId, codes.map(hashOfRecoveryCode)],
    );
    return codes;
  };
  return {
    use: async (staffId, code) => {
      const { rowCount } = await pool.query(
        'UPDATE recovery_code SET used_at = $3 WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL',
        [staffId, hashOfRecoveryCode(code), now()],
      );
      return rowCount === 1;
    },
    renew,
    renewUnlessLeft: async (staffId) => ((await left(staffId)) > 0 ? [] : renew(staffId)),
    left,
    dropOfNothing: async (staffId) => {
      await pool.query(
        `DELETE FROM recovery_code WHERE staff_id = $1 AND NOT EXISTS (
           SELECT FROM credential c LEFT JOIN second_factor f USING (staff_id) WHERE c.staff_id = $1 AND ${hasSecondFactor})`,
        [staffId],
      );
    },
  };
};
