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
  /** Entries about this person. */
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

const shown = `sequence, at, kind, what, actor_id AS "actorId", actor_roles AS "actorRoles", institution_id AS "institutionId",
    subject_ids AS "subjectIds", subject_count AS "subjectCount", purpose, correlation_id AS "correlationId", ip_prefix AS "ipPrefix"`;

const conditions = `($1::text[] IS NULL OR institution_id = ANY ($1)) AND ($2::text IS NULL OR actor_id = $2)
    AND ($3::timestamptz IS NULL OR at >= $3) AND ($4::timestamptz IS NULL OR at < $4)
    AND ($5::bigint IS NULL OR sequence < $5) AND ($6::text[] IS NULL OR kind = ANY ($6)) AND ($7::text IS NULL OR institution_id = $7)`;

const listSql = `
  SELECT ${shown} FROM access_log
  WHERE ${conditions}
  ORDER BY sequence DESC LIMIT $8`;

/** The entries after the last block, then the blocks that name the person, one by one until there are enough. */
export const aboutOneSql = `
  WITH span AS MATERIALIZED (
    SELECT last_sequence - 255 AS first, last_sequence AS last, from_at, to_at FROM access_log_blocks_naming($9)
    UNION ALL
    SELECT coalesce(max(last_sequence), 0) + 1, 9223372036854775807, '-infinity', 'infinity' FROM access_log_block
  )
  SELECT found.* FROM (
    SELECT * FROM span
    WHERE ($3::timestamptz IS NULL OR to_at >= $3) AND ($4::timestamptz IS NULL OR from_at < $4) AND ($5::bigint IS NULL OR first < $5)
    ORDER BY first DESC
  ) AS span CROSS JOIN LATERAL (
    SELECT ${shown} FROM access_log
    WHERE sequence BETWEEN span.first AND span.last AND at BETWEEN span.from_at AND span.to_at AND $9 = ANY (subject_ids) AND ${conditions}
    ORDER BY sequence DESC LIMIT 256
  ) AS found
  ORDER BY span.first DESC, found.sequence DESC LIMIT $8`;

/** The newest first. */
export const listAccesses = async (pool: Pool, filter: AccessFilter): Promise<ListedAccess[]> => {
  const { institutions, kinds, actorId, institutionId, subjectId, from, to, before, limit } = filter;
  const values = [institutions, actorId, from, to, before, kinds, institutionId, Math.min(limit, mostListed)];
  const { rows } = await (subjectId === undefined
    ? pool.query<Row>(listSql, values)
    : pool.query<Row>(aboutOneSql, [...values, subjectId]));
  return rows.map((row) => ({ ...row, sequence: BigInt(row.sequence), at: row.at.toISOString() }));
};
