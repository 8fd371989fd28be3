import type { Pool } from 'pg';
import { digestOf } from './chain.ts';
import { kept, type AccessEntry, type KeptEntry } from './entry.ts';
import { groupCommit } from './group-commit.ts';
import { checkChain, lastCheck, type ChainCheck } from './chain-checks.ts';
import { listAccesses, type AccessFilter, type ListedAccess } from './list-accesses.ts';
import { verifyChain, type ChainVerdict, type VerifyOptions } from './verify-chain.ts';

export interface AccessLogSettings {
  /** A pool of the application's role. One connection of it is busy while entries are committed. */
  readonly pool: Pool;
  readonly now?: () => Date;
}

export interface AccessLog {
  /** Resolves when the entry is committed: personal data is answered after that, never before. Rejects if it was not. */
  record(entry: AccessEntry): Promise<void>;
  /** The newest first, within the institutions that the reader may see. */
  list(filter: AccessFilter): Promise<ListedAccess[]>;
  /** Recomputes every hash and link from the rows. */
  verifyChain(options?: VerifyOptions): Promise<ChainVerdict>;
  /** Verifies all of it, and keeps what was found and on whose word. */
  check(by: string, signal?: AbortSignal): Promise<ChainCheck>;
  /** Null: never checked. */
  lastCheck(): Promise<ChainCheck | null>;
}

const monthsAhead = 3;

const append = { name: 'access-log-append', text: 'SELECT access_log_append($1::json, $2::bytea[])' };

/** Who read, or was refused, whose data and why. Concurrent entries share a commit. */
export const createAccessLog = ({ pool, now = () => new Date() }: AccessLogSettings): AccessLog => {
  /** The month through which partitions were made, in this process's knowledge: "2027-02". */
  let preparedIn = '';

  const prepare = async (at: string): Promise<void> => {
    const month = at.slice(0, 7);
    if (preparedIn === month) return;
    await pool.query('SELECT access_log_prepare($1::date, $2)', [`${month}-01`, monthsAhead]);
    preparedIn = month;
  };

  const commit = async (batch: readonly KeptEntry[]): Promise<void> => {
    // The clock may pass into another month within a batch, but never by more than one.
    await prepare(batch[0]!.at);
    await pool.query({ ...append, values: [JSON.stringify(batch), batch.map(digestOf)] });
  };

  const submit = groupCommit(commit);
  return {
    record: (entry) => submit(kept(entry, now())),
    list: (filter) => listAccesses(pool, filter),
    verifyChain: (options) => verifyChain(pool, options),
    check: (by, signal) => checkChain(pool, by, now, signal),
    lastCheck: () => lastCheck(pool),
  };
};
