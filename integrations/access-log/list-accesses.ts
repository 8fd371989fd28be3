import type { Pool } from 'pg';
import type { AccessKind, KeptEntry } from './entry.ts';

export interface AccessFilter {
  /** Institutions whose actors' entries may be listed; null: all. */
  readonly institutions: readonly string[] | null;
  /** Entries of these kinds; all if not given. */
  readonly kinds?: readonly AccessKind[];
  readonly actorId?: string;
  /** Entries of those who acted for this institution. */
  readonly institutionId?: string;
  /** Entries about this person. Scans the span of time: give one. */
  readonly subjectId?: string;
  /** ISO instants: from (inclusive), to (exclusive). */
  readonly from?: string;
  readonly to?: string;
  /** Entries older than this sequence number: the last of the page before. */
  readonly before?: bigint;
  /** At most 500. */
  readonly limit: number;
}

export interface ListedAccess extends KeptEntry {
  readonly sequence: bigint;
}

const mostListed = 500;

interface Row extends Omit<KeptEntry, 'at'> {
  readonly sequence: string;
  readonly at: Date;
}

const listSql = `
  SELECT sequence, at, kind, what, actor_id AS "actorId", actor_roles AS "actorRoles", institution_id AS "institutionId",
    subject_ids AS "subjectIds", subject_count AS "subjectCount", purpose, correlation_id AS "correlationId", ip_prefix AS "ipPrefix"
  FROM access_log
  WHERE ($1::text[] IS NULL OR institution_id = ANY ($1)) AND ($2::text IS NULL OR actor_id = $2)
    AND ($3::text IS NULL OR $3 = ANY (subject_ids))
    AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5)
    AND ($6::bigint IS NULL OR sequence < $6) AND ($7::text[] IS NULL OR kind = ANY ($7)) AND ($8::text IS NULL OR institution_id = $8)
  ORDER BY sequence DESC LIMIT $9`;

/** The newest first. */
export const listAccesses = async (pool: Pool, filter: AccessFilter): Promise<ListedAccess[]> => {
  const { institutions, kinds, actorId, institutionId, subjectId, from, to, before, limit } = filter;
  const values = [institutions, actorId, subjectId, from, to, before, kinds, institutionId, Math.min(limit, mostListed)];
  const { rows } = await pool.query<Row>(listSql, values);
  return rows.map((row) => ({ ...row, sequence: BigInt(row.sequence), at: row.at.toISOString() }));
};
