import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** A signed-in browser, as the server knows it. The token itself is only in the cookie. */
export interface Session {
  readonly staffId: string;
  /** The password was set by somebody else: nothing may be done before it is changed. */
  readonly mustChangePassword: boolean;
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

/** Desks are shared and left: half an hour idle; one working day at most. */
export const sessionLimits: SessionLimits = { idleSeconds: 30 * 60, absoluteSeconds: 12 * 3600 };

/** How exactly "last seen" is kept: one write a minute for a busy session. */
const touchSeconds = 60;
/** How long ended sessions are kept to be looked at. */
const keepDays = 30;

export interface Sessions {
  open(staffId: string, origin: Origin): Promise<Opened>;
  /** Null: unknown, ended or revoked. Reads the database: callers on a hot path cache it for some seconds. */
  find(token: string): Promise<Session | null>;
  revoke(token: string): Promise<string | null>;
  /** How many were in force. `except`: the token whose session goes on. */
  revokeAll(staffId: string, except?: string): Promise<number>;
}

export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer');

interface SessionRow {
  readonly staffId: string;
  readonly mustChangePassword: boolean;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
}

const findSql = {
  name: 'session-find',
  text: `
    SELECT s.staff_id AS "staffId", c.must_change AS "mustChangePassword", s.expires_at AS "expiresAt", s.last_seen_at AS "lastSeenAt"
    FROM session s JOIN credential c USING (staff_id)
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
      AND s.last_seen_at > $2::timestamptz - make_interval(secs => $3::float8)`,
};

export const createSessions = (pool: Pool, now: () => Date, limits: SessionLimits): Sessions => ({
  open: async (staffId, { userAgent, ipPrefix }) => {
    const token = randomBytes(32).toString('base64url');
    const at = now();
    const expiresAt = new Date(at.getTime() + limits.absoluteSeconds * 1000);
    await pool.query(`DELETE FROM session WHERE expires_at < $1::timestamptz - make_interval(days => ${keepDays})`, [at]);
    const { rows } = await pool.query<{ must_change: boolean }>(
      `WITH opened AS (
         INSERT INTO session (token_hash, staff_id, created_at, last_seen_at, expires_at, user_agent, ip_prefix)
         VALUES ($1, $2, $3, $3, $4, $5, $6)
       )
       SELECT must_change FROM credential WHERE staff_id = $2`,
      [hashOfToken(token), staffId, at, expiresAt, userAgent?.toWellFormed().replaceAll('\u0000', '').slice(0, 200), ipPrefix],
    );
    return { token, session: { staffId, mustChangePassword: rows[0]!.must_change, expiresAt } };
  },

  find: async (token) => {
    const at = now();
    const tokenHash = hashOfToken(token);
    const { rows } = await pool.query<SessionRow>({ ...findSql, values: [tokenHash, at, limits.idleSeconds] });
    const found = rows[0];
    if (!found) return null;
    if (at.getTime() - found.lastSeenAt.getTime() >= touchSeconds * 1000) {
      await pool.query('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2', [tokenHash, at]);
    }
    const { staffId, mustChangePassword, expiresAt } = found;
    return { staffId, mustChangePassword, expiresAt };
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
