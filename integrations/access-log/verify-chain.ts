import type { Pool } from 'pg';
import { digestOf, genesis, linkOf } from './chain.ts';
import type { KeptEntry } from './entry.ts';

export interface VerifyOptions {
  /** First sequence number to verify; the row before it is taken on trust. Default 1: all from the beginning. */
  readonly from?: bigint;
  /** Ends it between two pages, by rejecting. */
  readonly signal?: AbortSignal;
}

export type ChainVerdict =
  | { readonly ok: true; readonly rows: number }
  /** The first sequence number that is missing, does not fit its content or the row before, or ends a block that names others than its entries. */
  | { readonly ok: false; readonly brokenAt: bigint };

interface Row extends Omit<KeptEntry, 'at'> {
  readonly sequence: string;
  readonly at: Date;
  readonly previous: Buffer;
  readonly hash: Buffer;
  /** Where the row ends a block: whom the block names; null where there is none. */
  readonly named: readonly string[] | null;
}

const page = 2000;

const rowsSql = `
  SELECT sequence, at, kind, what, actor_id AS "actorId", actor_roles AS "actorRoles", institution_id AS "institutionId",
    entry.subject_ids AS "subjectIds", subject_count AS "subjectCount", purpose, correlation_id AS "correlationId",
    ip_prefix AS "ipPrefix", previous_hash AS previous, hash, block.subject_ids AS named
  FROM access_log AS entry LEFT JOIN access_log_block AS block ON block.last_sequence = sequence
  WHERE sequence >= $1 AND sequence <= $2 ORDER BY sequence LIMIT ${page}`;

const blockSize = 256n;

/** Gathers whom entries are about, and says at the end of a block that was read whole whether it names the same. */
const blockCheck = (from: bigint): ((row: Row, sequence: bigint) => boolean) => {
  let about = new Set<string>();
  return ({ subjectIds, named }, sequence) => {
    subjectIds.forEach((id) => about.add(id));
    if (sequence % blockSize !== 0n) return true;
    const gathered = about;
    about = new Set();
    const whole = sequence - blockSize + 1n >= from;
    return !whole || (named !== null && named.length === gathered.size && named.every((id) => gathered.has(id)));
  };
};

const fits = (row: Row, sequence: bigint, previous: Buffer): boolean =>
  BigInt(row.sequence) === sequence &&
  row.previous.equals(previous) &&
  row.hash.equals(linkOf(previous, sequence, digestOf({ ...row, at: row.at.toISOString() })));

const headOf = async (pool: Pool): Promise<{ sequence: bigint; hash: Buffer }> => {
  const { rows } = await pool.query<{ sequence: string; hash: Buffer }>('SELECT sequence, hash FROM access_log_head');
  return { sequence: BigInt(rows[0]!.sequence), hash: rows[0]!.hash };
};

const before = async (pool: Pool, sequence: bigint): Promise<Buffer | null> => {
  if (sequence === 1n) return genesis;
  const { rows } = await pool.query<{ hash: Buffer }>('SELECT hash FROM access_log WHERE sequence = $1', [sequence - 1n]);
  return rows[0]?.hash ?? null;
};

/** Reads up to the head as it stands now, in pages; entries written meanwhile are left for the next time. */
export const verifyChain = async (pool: Pool, { from = 1n, signal }: VerifyOptions = {}): Promise<ChainVerdict> => {
  const head = await headOf(pool);
  let previous = await before(pool, from);
  if (previous === null) return { ok: false, brokenAt: from - 1n };
  let sequence = from;
  const namesAll = blockCheck(from);
  while (sequence <= head.sequence) {
    signal?.throwIfAborted();
    const { rows } = await pool.query<Row>(rowsSql, [sequence, head.sequence]);
    if (rows.length === 0) return { ok: false, brokenAt: sequence };
    for (const row of rows) {
      if (!fits(row, sequence, previous) || !namesAll(row, sequence)) return { ok: false, brokenAt: sequence };
      previous = row.hash;
      sequence += 1n;
    }
  }
  if (!previous.equals(head.hash)) return { ok: false, brokenAt: head.sequence };
  // A row past the head was put there by no append.
  const { rows } = await pool.query<{ sequence: string }>(
    'SELECT sequence FROM access_log WHERE sequence < 1 OR sequence > (SELECT sequence FROM access_log_head) LIMIT 1',
  );
  if (rows[0]) return { ok: false, brokenAt: BigInt(rows[0].sequence) };
  return { ok: true, rows: Number(head.sequence - from + 1n) };
};
