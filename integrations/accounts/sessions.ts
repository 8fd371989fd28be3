import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** With a password of ours, or handed over by an office app. */
export type CameBy = 'password' | 'office';

/** A signed-in browser, as the server knows it. The token itself is only in the cookie. */
export interface Session {
  readonly staffId: string;
  /** The password was set by somebody else: nothing may be done before it is changed. */
  readonly mustChangePassword: boolean;
  /** `none`: the user has none. `asked`: nothing may be done before it is proven. */
  readonly secondFactor: 'none' | 'asked' | 'given';
  readonly cameBy: CameBy;
  /** The institution chosen to act for; null: their own. */
  readonly actsFor: string | null;
  /** When it ends at the latest, also in use. */
  readonly expiresAt: Date;
}

export interface Opened {
  /** 256 random bits, base64url: the value of the cookie. */
  readonly token: string;
  readonly session: Session;
}

export interface Origin {
  readonly userAgent: string | null;
  readonly ipPrefix: string | null;
}

export interface SessionLimits {
  /** Without a request for so long, a session is over. */
  readonly idleSeconds: number;
  /** A session ends after this in any case. */
  readonly absoluteSeconds: number;
}

export interface Way {
  readonly cameBy: CameBy;
  readonly provenTwice: boolean;
}

const byPassword: Way = { cameBy: 'password', provenTwice: false };

/** How exactly "last seen" is kept: one write a minute for a busy session. */
const touchSeconds = 60;
/** How long ended sessions are kept to be looked at. */
const keepDays = 30;

export interface Sessions {
  /** `provenTwice`: by whoever handed them over. */
  open(staffId: string, origin: Origin, way?: Way): Promise<Opened>;
  /** Null: unknown, ended or revoked. Reads the database: callers on a hot path cache it for some seconds. */
  find(tokenHash: Buffer): Promise<Session | null>;
  /** Which institution its user acts for from now on. */
  actFor(token: string, institutionId: string): Promise<void>;
  revoke(token: string): Promise<string | null>;
  /** How many were in force. `except`: the token whose session goes on. */
  revokeAll(staffId: string, except?: string): Promise<number>;
}

export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer');

/** Of `credential` c and `second_factor` f: whether more than a password is asked of somebody. */
export const hasSecondFactor = `(f.confirmed_at IS NOT NULL OR EXISTS (SELECT FROM passkey p WHERE p.staff_id = c.staff_id))`;

interface SessionRow extends Session {
  readonly lastSeenAt: Date;
}

const findSql = {
  name: 'session-find',
  text: `
    SELECT s.staff_id AS "staffId", c.must_change AND s.came_by = 'password' AS "mustChangePassword", s.came_by AS "cameBy", s.expires_at AS "expiresAt", s.last_seen_at AS "lastSeenAt",
      s.acts_for AS "actsFor",
      CASE WHEN ${hasSecondFactor} THEN CASE WHEN s.second_factor_at IS NULL THEN 'asked' ELSE 'given' END
        WHEN s.came_by = 'office' AND s.second_factor_at IS NOT NULL THEN 'given' ELSE 'none' END AS "secondFactor"
    FROM session s JOIN credential c USING (staff_id) LEFT JOIN second_factor f USING (staff_id)
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
      AND s.last_seen_at > $2::timestamptz - make_interval(secs => $3::float8)`,
};

export const createSessions = (pool: Pool, now: () => Date, limits: () => Promise<SessionLimits>): Sessions => ({
  open: async (staffId, { userAgent, ipPrefix }, { cameBy, provenTwice } = byPassword) => {
    const token = randomBytes(32).toString('base64url');
    const at = now();
    const expiresAt = new Date(at.getTime() + (await limits()).absoluteSeconds * 1000);
    await pool.query(`DELETE FROM session WHERE expires_at < $1::timestamptz - make_interval(days => ${keepDays})`, [at]);
    // Whoever works at several institutions begins where they were last.
    const { rows } = await pool.query<Omit<Session, 'staffId' | 'expiresAt' | 'cameBy'>>(
      `WITH before AS (
         SELECT acts_for FROM session WHERE staff_id = $2 ORDER BY last_seen_at DESC LIMIT 1
       ), opened AS (
         INSERT INTO session (token_hash, staff_id, created_at, last_seen_at, expires_at, user_agent, ip_prefix, acts_for, came_by, second_factor_at)
         VALUES ($1, $2, $3, $3, $4, $5, $6, (SELECT acts_for FROM before), $7, CASE WHEN $8::boolean THEN $3::timestamptz END)
       )
       SELECT must_change AND $7 = 'password' AS "mustChangePassword", (SELECT acts_for FROM before) AS "actsFor",
              CASE WHEN $8::boolean THEN 'given' WHEN ${hasSecondFactor} THEN 'asked' ELSE 'none' END AS "secondFactor"
       FROM credential c LEFT JOIN second_factor f USING (staff_id) WHERE c.staff_id = $2`,
      [
        hashOfToken(token),
        staffId,
        at,
        expiresAt,
        userAgent?.toWellFormed().replaceAll('\u0000', '').slice(0, 200),
        ipPrefix,
        cameBy,
        provenTwice,
      ],
    );
    return { token, session: { staffId, cameBy, ...rows[0]!, expiresAt } };
  },

  find: async (tokenHash) => {
    const at = now();
    const { rows } = await pool.query<SessionRow>({ ...findSql, values: [tokenHash, at, (await limits()).idleSeconds] });
    const found = rows[0];
    if (!found) return null;
    if (at.getTime() - found.lastSeenAt.getTime() >= touchSeconds * 1000) {
      await pool.query('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2', [tokenHash, at]);
    }
    const { lastSeenAt: _lastSeenAt, ...session } = found;
    return session;
  },

  actFor: async (token, institutionId) => {
    await pool.query('UPDATE session SET acts_for = $2 WHERE token_hash = $1', [hashOfToken(token), institutionId]);
  },

  revoke: async (token) => {
    const { rows } = await pool.query<{ staff_id: string }>(
      'UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL RETURNING staff_id',
      [hashOfToken(token), now()],
    );
    return rows[0]?.staff_id ?? null;
  },

  revokeAll: async (staffId, except) => {
    const { rowCount } = await pool.query(
      'UPDATE session SET revoked_at = $2 WHERE staff_id = $1 AND revoked_at IS NULL AND token_hash IS DISTINCT FROM $3',
      [staffId, now(), except === undefined ? null : hashOfToken(except)],
    );
    return rowCount ?? 0;
  },
});
