import type { Pool } from 'pg';
import { verifyChain } from './verify-chain.ts';

/** What one verification of the whole chain found. */
export interface ChainCheck {
  /** When it had ended; ISO instant. */
  readonly at: string;
  /** A member of the staff, `command` or `schedule`. */
  readonly checkedBy: string;
  /** Rows that fit, from the first one on. */
  readonly rows: number;
  /** The first row that does not; null: all do. */
  readonly brokenAt: string | null;
}

interface Row extends Omit<ChainCheck, 'at' | 'rows'> {
  readonly at: Date;
  readonly rows: string;
}

export const checkChain = async (pool: Pool, checkedBy: string, now: () => Date, signal?: AbortSignal): Promise<ChainCheck> => {
  const verdict = await verifyChain(pool, { ...(signal && { signal }) });
  const rows = verdict.ok ? verdict.rows : Number(verdict.brokenAt - 1n);
  const brokenAt = verdict.ok ? null : String(verdict.brokenAt);
  const at = now();
  const insert = 'INSERT INTO access_log_check (at, checked_by, rows, broken_at) VALUES ($1, $2, $3, $4) ON CONFLICT (at) DO NOTHING';
  await pool.query(insert, [at, checkedBy, rows, brokenAt]);
  return { at: at.toISOString(), checkedBy, rows, brokenAt };
};

const lastSql = 'SELECT at, checked_by AS "checkedBy", rows, broken_at AS "brokenAt" FROM access_log_check ORDER BY at DESC LIMIT 1';

export const lastCheck = async (pool: Pool): Promise<ChainCheck | null> => {
  const { rows } = await pool.query<Row>(lastSql);
  const [row] = rows;
  return row ? { ...row, at: row.at.toISOString(), rows: Number(row.rows) } : null;
};
