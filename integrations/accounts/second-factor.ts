import { createSecretKey } from 'node:crypto';
import type { Pool } from 'pg';
import { openBytes, sealBytes } from '../vault/index.ts';
import type { Failures } from './failures.ts';
import { enrolmentUri, newSecret, periodOf } from './one-time-code.ts';
import { hashOfRecoveryCode, looksLikeRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { reject } from './rejections.ts';
import { hashOfToken } from './sessions.ts';

/** One try at the code of somebody who is signed in by password. */
export interface CodeAttempt {
  readonly staffId: string;
  /** Six digits of the authenticator, or a recovery code. */
  readonly code: string;
  /** The session that goes on with it. */
  readonly token: string;
  readonly address: string;
}

export interface Enrolment {
  /** Base32, for who types it in. */
  readonly secret: string;
  /** `otpauth://...`, for who scans it. */
  readonly uri: string;
}

/** Codes that change every half minute (RFC 6238), beside the password; and eight written ones for a lost telephone. */
export interface SecondFactor {
  /** Made anew each time until it is confirmed. @throws Rejection SecondFactorEnrolled */
  begin(staffId: string, issuer: string): Promise<Enrolment>;
  /** The first code proves that the authenticator has the secret. Returns the recovery codes, this once. @throws Rejection WrongCode, TooManyAttempts */
  confirm(attempt: CodeAttempt): Promise<readonly string[]>;
  /** @throws Rejection WrongCode, CodeUsed, TooManyAttempts */
  prove(attempt: CodeAttempt): Promise<void>;
  /** New recovery codes for old, for a code of the authenticator. @throws as `prove` */
  renewRecoveryCodes(attempt: CodeAttempt): Promise<readonly string[]>;
  /** Whether there is one, and how many recovery codes are left. */
  find(staffId: string): Promise<{ readonly enrolled: boolean; readonly recoveryCodes: number }>;
  remove(staffId: string): Promise<void>;
}

interface FactorRow {
  readonly sealed: Buffer;
  readonly confirmed: boolean;
  readonly loginName: string;
}

export interface SecondFactorSettings {
  readonly pool: Pool;
  readonly now: () => Date;
  /** 32 bytes: seals the secrets. */
  readonly secret: Uint8Array;
  readonly failures: Failures;
}

export const createSecondFactor = ({ pool, now, secret, failures }: SecondFactorSettings): SecondFactor => {
  const key = createSecretKey(secret);
  const contextOf = (staffId: string): string => `second factor of ${staffId}`;

  const factorOf = async (staffId: string): Promise<FactorRow | null> => {
    const { rows } = await pool.query<FactorRow>(
      `SELECT f.sealed, f.confirmed_at IS NOT NULL AS confirmed, c.login_name AS "loginName"
       FROM second_factor f JOIN credential c USING (staff_id) WHERE staff_id = $1`,
      [staffId],
    );
    return rows[0] ?? null;
  };

  /** Of two that send one code at the same time, one is let in. */
  const useUp = async (staffId: string, found: FactorRow, code: string): Promise<'used now' | 'used before' | 'wrong'> => {
    if (looksLikeRecoveryCode(code)) {
      const { rowCount } = await pool.query(
        'UPDATE recovery_code SET used_at = $3 WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL',
        [staffId, hashOfRecoveryCode(code), now()],
      );
      return rowCount === 1 ? 'used now' : 'wrong';
    }
    const step = await periodOf(openBytes(key, contextOf(staffId), found.sealed).toString('utf8'), code.trim(), now());
    if (step === null) return 'wrong';
    const { rowCount } = await pool.query('UPDATE second_factor SET last_period = $2 WHERE staff_id = $1 AND last_period < $2', [
      staffId,
      step,
    ]);
    return rowCount === 1 ? 'used now' : 'used before';
  };

  /** Counts as a failure of the name until it proves right, as a password does: both share one lock. */
  const check = async ({ staffId, code, address }: CodeAttempt, confirmed: boolean): Promise<void> => {
    const found = (await factorOf(staffId)) ?? reject('NoSecondFactor');
    if (found.confirmed !== confirmed) reject(confirmed ? 'NoSecondFactor' : 'SecondFactorEnrolled');
    const locked = await failures.lockedFor(address);
    const seconds = locked > 0 ? locked : await failures.begin(found.loginName);
    if (seconds > 0) reject('TooManyAttempts', { with: { seconds } });
    const outcome = await useUp(staffId, found, code);
    if (outcome === 'used now') return failures.clear(found.loginName);
    await failures.blame(address);
    return reject(outcome === 'wrong' ? 'WrongCode' : 'CodeUsed', { field: 'code' });
  };

  const pass = async (token: Buffer): Promise<void> => {
    await pool.query('UPDATE session SET second_factor_at = $2 WHERE token_hash = $1', [token, now()]);
  };

  const writeCodes = async (staffId: string): Promise<readonly string[]> => {
    const codes = newRecoveryCodes();
    await pool.query(
      `WITH gone AS (DELETE FROM recovery_code WHERE staff_id = $1)
       INSERT INTO recovery_code (staff_id, code_hash) SELECT $1, unnest($2::bytea[])`,
      [staffId, codes.map(hashOfRecoveryCode)],
    );
    return codes;
  };

  return {
    begin: async (staffId, issuer) => {
      const made = newSecret();
      const { rows } = await pool.query<{ loginName: string }>(
        `WITH begun AS (
           INSERT INTO second_factor (staff_id, sealed, begun_at) VALUES ($1, $2, $3)
           ON CONFLICT (staff_id) DO UPDATE SET sealed = excluded.sealed, begun_at = excluded.begun_at
           WHERE second_factor.confirmed_at IS NULL
           RETURNING staff_id)
         SELECT login_name AS "loginName" FROM credential JOIN begun USING (staff_id)`,
        [staffId, sealBytes(key, contextOf(staffId), Buffer.from(made)), now()],
      );
      const { loginName } = rows[0] ?? reject('SecondFactorEnrolled');
      return { secret: made, uri: enrolmentUri(made, issuer, loginName) };
    },
    confirm: async (attempt) => {
      await check(attempt, false);
      await pool.query('UPDATE second_factor SET confirmed_at = $2 WHERE staff_id = $1', [attempt.staffId, now()]);
      await pass(hashOfToken(attempt.token));
      return writeCodes(attempt.staffId);
    },
    prove: async (attempt) => {
      await check(attempt, true);
      await pass(hashOfToken(attempt.token));
    },
    renewRecoveryCodes: async (attempt) => {
      await check(attempt, true);
      return writeCodes(attempt.staffId);
    },
    find: async (staffId) => {
      const { rows } = await pool.query<{ enrolled: boolean; recoveryCodes: number }>(
        `SELECT EXISTS (SELECT FROM second_factor WHERE staff_id = $1 AND confirmed_at IS NOT NULL) AS enrolled,
                (SELECT count(*)::int FROM recovery_code WHERE staff_id = $1 AND used_at IS NULL) AS "recoveryCodes"`,
        [staffId],
      );
      return rows[0]!;
    },
    remove: async (staffId) => {
      await pool.query('WITH codes AS (DELETE FROM recovery_code WHERE staff_id = $1) DELETE FROM second_factor WHERE staff_id = $1', [
        staffId,
      ]);
    },
  };
};
