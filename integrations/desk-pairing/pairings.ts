import { hash, randomBytes, randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import { reject } from './rejections.ts';

/** A clinic's PC whose desk agent is, was or is about to be paired. */
export interface DeskAgent {
  readonly agentId: string;
  readonly institutionId: string;
  /** "Desk 2": as who paired it called it. */
  readonly name: string;
  readonly state: 'waiting' | 'paired' | 'revoked';
  readonly madeBy: string;
  readonly madeAt: string;
  readonly codeExpiresAt: string;
  readonly pairedAt: string | null;
  /** As the PC calls itself. */
  readonly computer: string | null;
  readonly version: string | null;
  readonly lastSeenAt: string | null;
  readonly revokedAt: string | null;
}

export interface DeskPairings {
  /** The code is told once, and kept as a hash. @throws Rejection TooManyPairingCodes */
  makeCode(wanted: {
    readonly agentId: string;
    readonly institutionId: string;
    readonly name: string;
    readonly madeBy: string;
  }): Promise<{ readonly code: string; readonly expiresAt: string }>;
  /** Turns a code into a token, once. @throws Rejection PairingCodeUnknown */
  pair(
    code: string,
    about: { readonly computer: string; readonly version: string },
  ): Promise<{ readonly token: string; readonly agent: DeskAgent }>;
  /** The agent that this token is of, seen now; null: unknown or revoked. */
  seen(token: string, version: string): Promise<DeskAgent | null>;
  find(agentId: string): Promise<DeskAgent | null>;
  /** Of these institutions, newest first; codes that were not used in time are left out. */
  list(institutionIds: readonly string[]): Promise<readonly DeskAgent[]>;
  /** Ids of those that are paired. */
  paired(institutionId: string): Promise<readonly string[]>;
  revoke(agentId: string, by: string): Promise<void>;
}

/** No 0, O, 1, I, L: it is read from one screen and typed on another. 8 of 31: 40 bits, for ten minutes, few tries a minute. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codeLength = 8;
/** In milliseconds. */
const codeLife = 10 * 60_000;
const mostWaiting = 20;

const drawCode = (): string => Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
/** Dashes, spaces and small letters do not matter. */
const normalised = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z\d]/g, '');
const hashed = (secret: string): Buffer => hash('sha256', secret, 'buffer');

interface Row {
  readonly agent_id: string;
  readonly institution_id: string;
  readonly name: string;
  readonly made_by: string;
  readonly made_at: Date;
  readonly code_expires_at: Date;
  readonly paired_at: Date | null;
  readonly computer: string | null;
  readonly version: string | null;
  readonly last_seen_at: Date | null;
  readonly revoked_at: Date | null;
}

const agentOf = (row: Row): DeskAgent => ({
  agentId: row.agent_id,
  institutionId: row.institution_id,
  name: row.name,
  state: row.revoked_at ? 'revoked' : row.paired_at ? 'paired' : 'waiting',
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  codeExpiresAt: row.code_expires_at.toISOString(),
  pairedAt: row.paired_at?.toISOString() ?? null,
  computer: row.computer,
  version: row.version,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});

export const createDeskPairings = ({ pool, now = () => new Date() }: { readonly pool: Pool; readonly now?: () => Date }): DeskPairings => ({
  makeCode: async ({ agentId, institutionId, name, madeBy }) => {
    const code = drawCode();
    const expiresAt = new Date(now().getTime() + codeLife);
    const { rowCount } = await pool.query(
      `INSERT INTO desk_agent (agent_id, institution_id, name, code_hash, code_expires_at, made_by, made_at)
       SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT count(*) FROM desk_agent
         WHERE institution_id = $2 AND paired_at IS NULL AND revoked_at IS NULL AND code_expires_at > $7) < $8`,
      [agentId, institutionId, name, hashed(code), expiresAt, madeBy, now(), mostWaiting],
    );
    if (rowCount === 0) return reject('TooManyPairingCodes');
    return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt: expiresAt.toISOString() };
  },
  pair: async (code, { computer, version }) => {
    const token = randomBytes(32).toString('base64url');
    const { rows } = await pool.query<Row>(
      `UPDATE desk_agent SET code_hash = NULL, token_hash = $2, paired_at = $3, last_seen_at = $3, computer = $4, version = $5
       WHERE code_hash = $1 AND code_expires_at > $3 AND revoked_at IS NULL RETURNING *`,
      [hashed(normalised(code)), hashed(token), now(), computer, version],
    );
    return rows[0] ? { token, agent: agentOf(rows[0]) } : reject('PairingCodeUnknown', { field: 'code' });
  },
  seen: async (token, version) => {
    const { rows } = await pool.query<Row>(
      'UPDATE desk_agent SET last_seen_at = $2, version = $3 WHERE token_hash = $1 AND revoked_at IS NULL RETURNING *',
      [hashed(token), now(), version],
    );
    return rows[0] ? agentOf(rows[0]) : null;
  },
  find: async (agentId) => {
    const { rows } = await pool.query<Row>('SELECT * FROM desk_agent WHERE agent_id = $1', [agentId]);
    return rows[0] ? agentOf(rows[0]) : null;
  },
  list: async (institutionIds) => {
    const { rows } = await pool.query<Row>(
      `SELECT * FROM desk_agent WHERE institution_id = ANY ($1) AND (paired_at IS NOT NULL OR (revoked_at IS NULL AND code_expires_at > $2))
       ORDER BY made_at DESC LIMIT 500`,
      [institutionIds, now()],
    );
    return rows.map(agentOf);
  },
  paired: async (institutionId) => {
    const { rows } = await pool.query<{ id: string }>(
      'SELECT agent_id AS id FROM desk_agent WHERE institution_id = $1 AND paired_at IS NOT NULL AND revoked_at IS NULL ORDER BY paired_at DESC LIMIT 100',
      [institutionId],
    );
    return rows.map(({ id }) => id);
  },
  revoke: async (agentId, by) => {
    await pool.query(
      'UPDATE desk_agent SET revoked_at = $2, revoked_by = $3, code_hash = NULL WHERE agent_id = $1 AND revoked_at IS NULL',
      [agentId, now(), by],
    );
  },
});
