import type { Pool } from 'pg';
import { reject } from './rejections.ts';

export interface Link {
  readonly staffId: string;
  readonly subject: string;
  /** Who said so: that user, or an administrator. */
  readonly by: string;
}

/** Who a subject of the issuer is here. */
export interface Links {
  /** Null: nobody. */
  staffOf(subject: string): Promise<string | null>;
  /** When somebody was linked; null: they are not. */
  find(staffId: string): Promise<Date | null>;
  /** What `add` would refuse. @throws Rejection SubjectTaken, AlreadyLinked */
  check(link: Pick<Link, 'staffId' | 'subject'>): Promise<void>;
  /** Said again, nothing changes. @throws Rejection SubjectTaken, AlreadyLinked */
  add(link: Link): Promise<void>;
  /** Whether there was one. */
  remove(staffId: string): Promise<boolean>;
}

export const createLinks = (pool: Pool, issuer: string, now: () => Date): Links => {
  const staffOf = async (subject: string): Promise<string | null> => {
    const { rows } = await pool.query<{ staffId: string }>(
      'SELECT staff_id AS "staffId" FROM sign_in_link WHERE issuer = $1 AND subject = $2',
      [issuer, subject],
    );
    return rows[0]?.staffId ?? null;
  };
  const find = async (staffId: string): Promise<Date | null> => {
    const { rows } = await pool.query<{ at: Date }>('SELECT linked_at AS at FROM sign_in_link WHERE issuer = $1 AND staff_id = $2', [
      issuer,
      staffId,
    ]);
    return rows[0]?.at ?? null;
  };
  const check: Links['check'] = async ({ staffId, subject }) => {
    const before = await staffOf(subject);
    if (before === staffId) return;
    if (before !== null) reject('SubjectTaken', { field: 'subject' });
    if ((await find(staffId)) !== null) reject('AlreadyLinked', { field: 'subject' });
  };
  return {
    staffOf,
    find,
    check,
    add: async ({ staffId, subject, by }) => {
      const { rowCount } = await pool.query(
        `INSERT INTO sign_in_link (issuer, subject, staff_id, linked_at, linked_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [issuer, subject, staffId, now(), by],
      );
      if (rowCount === 0) await check({ staffId, subject });
    },
    remove: async (staffId) => {
      const { rowCount } = await pool.query('DELETE FROM sign_in_link WHERE issuer = $1 AND staff_id = $2', [issuer, staffId]);
      return rowCount === 1;
    },
  };
};
