import { createSecretKey } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Pool } from 'pg';
import { openBytes, sealBytes } from '../vault/index.ts';
import type { Failures } from './failures.ts';
import { enrolmentUri, newSecret, periodOf } from './one-time-code.ts';
import { createKeptRecoveryCodes } from './kept-recovery-codes.ts';
import type { NewPasskey, Passkey, Passkeys } from './passkeys.ts';
import { looksLikeRecoveryCode } from './recovery-codes.ts';
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

/** The same by a passkey of theirs. */
export interface PasskeyAttempt extends Omit<CodeAttempt, 'code'> {
  /** What the browser signed for the challenge that this session was given. */
  readonly passkey: AuthenticationResponseJSON;
}

export interface Enrolment {
  /** Base32, for who types it in. */
  readonly secret: string;
  /** `otpauth://...`, for who scans it. */
  readonly uri: string;
}

/**
 * What is proven beside the password: a code that changes every half minute (RFC 6238) or a passkey; and eight written
 * codes for who has lost both.
 */
export interface SecondFactor {
  /** Made anew each time until it is confirmed. @throws Rejection SecondFactorEnrolled */
  begin(staffId: string, issuer: string): Promise<Enrolment>;
  /** The first code proves that the authenticator has the secret. Returns recovery codes where none are left. @throws Rejection WrongCode, TooManyAttempts */
  confirm(attempt: CodeAttempt): Promise<readonly string[]>;
  /** @throws Rejection WrongCode, CodeUsed, TooManyAttempts, Passkey... */
  prove(attempt: CodeAttempt | PasskeyAttempt): Promise<void>;
  /** A passkey that was made for this session. Returns recovery codes where none are left. @throws Rejection Passkey... */
  addPasskey(made: NewPasskey): Promise<readonly string[]>;
  /** New recovery codes for old. */
  renewRecoveryCodes(staffId: string): Promise<readonly string[]>;
  find(staffId: string): Promise<FactorStanding>;
  /** Gives up the authenticator; with the last factor the recovery codes go. */
  removeAuthenticator(staffId: string): Promise<void>;
  /** @throws Rejection NoPasskey */
  removePasskey(staffId: string, id: string): Promise<void>;
  /** All of it. */
  remove(staffId: string): Promise<void>;
}

export interface FactorStanding {
  /** Whether an authenticator shows codes. */
  readonly authenticator: boolean;
  readonly passkeys: readonly Passkey[];
  /** How many are left. */
  readonly recoveryCodes: number;
}

interface FactorRow {
  /** Null: no authenticator. */
  readonly sealed: Buffer | null;
  readonly confirmed: boolean;
  readonly passkeys: boolean;
  readonly loginName: string;
}

export interface SecondFactorSettings {
  readonly pool: Pool;
  readonly now: () => Date;
  /** 32 bytes: seals the secrets. */
  readonly secret: Uint8Array;
  readonly failures: Failures;
  readonly passkeys: Passkeys;
}

export const createSecondFactor = ({ pool, now, secret, failures, passkeys }: SecondFactorSettings): SecondFactor => {
  const key = createSecretKey(secret);
  const recovery = createKeptRecoveryCodes(pool, now);
  const contextOf = (staffId: string): string => `second factor of ${staffId}`;

  const factorOf = async (staffId: string): Promise<FactorRow | null> => {
    const { rows } = await pool.query<FactorRow>(
      `SELECT f.sealed, f.confirmed_at IS NOT NULL AS confirmed, c.login_name AS "loginName",
         EXISTS (SELECT FROM passkey p WHERE p.staff_id = c.staff_id) AS passkeys
       FROM credential c LEFT JOIN second_factor f USING (staff_id) WHERE c.staff_id = $1`,
      [staffId],
    );
    return rows[0] ?? null;
  };

  type Use = 'used now' | 'used before' | 'wrong';

  /** Of two that send one code at the same time, one is let in. */
  const usePeriod = async (staffId: string, sealed: Buffer, code: string): Promise<Use> => {
    const step = await periodOf(openBytes(key, contextOf(staffId), sealed).toString('utf8'), code.trim(), now());
    if (step === null) return 'wrong';
    const { rowCount } = await pool.query('UPDATE second_factor SET last_period = $2 WHERE staff_id = $1 AND last_period < $2', [
      staffId,
      step,
    ]);
    return rowCount === 1 ? 'used now' : 'used before';
  };

  const useUp = async (staffId: string, { sealed, confirmed }: FactorRow, code: string, enrolling: boolean): Promise<Use> => {
    if (!enrolling && looksLikeRecoveryCode(code)) return (await recovery.use(staffId, code)) ? 'used now' : 'wrong';
    return sealed !== null && confirmed !== enrolling ? usePeriod(staffId, sealed, code) : 'wrong';
  };

  /** Counts as a failure of the name until it proves right, as a password does: both share one lock. */
  const check = async ({ staffId, code, address }: CodeAttempt, enrolling: boolean): Promise<void> => {
    const found = (await factorOf(staffId)) ?? reject('NoSecondFactor');
    if (enrolling && found.confirmed) reject('SecondFactorEnrolled');
    if (enrolling ? found.sealed === null : !found.confirmed && !found.passkeys) reject('NoSecondFactor');
    const locked = await failures.lockedFor(address);
    const seconds = locked > 0 ? locked : await failures.begin(found.loginName);
    if (seconds > 0) reject('TooManyAttempts', { with: { seconds } });
    const outcome = await useUp(staffId, found, code, enrolling);
    if (outcome === 'used now') return failures.clear(found.loginName);
    await failures.blame(address);
    return reject(outcome === 'wrong' ? 'WrongCode' : 'CodeUsed', { field: 'code' });
  };

  /** Nobody guesses a signature: what was tried at the name before holds no passkey up, and is forgotten by one. */
  const checkPasskey = async ({ staffId, token, passkey }: PasskeyAttempt): Promise<void> => {
    await passkeys.prove({ staffId, token }, passkey);
    const found = await factorOf(staffId);
    if (found) await failures.clear(found.loginName);
  };

  const pass = async (token: Buffer): Promise<void> => {
    await pool.query('UPDATE session SET second_factor_at = $2 WHERE token_hash = $1', [token, now()]);
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
      await check(attempt, true);
      await pool.query('UPDATE second_factor SET confirmed_at = $2 WHERE staff_id = $1', [attempt.staffId, now()]);
      await pass(hashOfToken(attempt.token));
      return recovery.renewUnlessLeft(attempt.staffId);
    },
    prove: async (attempt) => {
      await ('code' in attempt ? check(attempt, false) : checkPasskey(attempt));
      await pass(hashOfToken(attempt.token));
    },
    addPasskey: async (made) => {
      await passkeys.add(made);
      await pass(hashOfToken(made.token));
      return recovery.renewUnlessLeft(made.staffId);
    },
    renewRecoveryCodes: recovery.renew,
    find: async (staffId) => ({
      authenticator: (await factorOf(staffId))?.confirmed ?? false,
      passkeys: await passkeys.list(staffId),
      recoveryCodes: await recovery.left(staffId),
    }),
    removeAuthenticator: async (staffId) => {
      await pool.query('DELETE FROM second_factor WHERE staff_id = $1', [staffId]);
      await recovery.dropOfNothing(staffId);
    },
    removePasskey: async (staffId, id) => {
      await passkeys.remove(staffId, id);
      await recovery.dropOfNothing(staffId);
    },
    remove: async (staffId) => {
      await pool.query(
        `WITH codes AS (DELETE FROM recovery_code WHERE staff_id = $1), keys AS (DELETE FROM passkey WHERE staff_id = $1)
         DELETE FROM second_factor WHERE staff_id = $1`,
        [staffId],
      );
    },
  };
};
