import {
  buildStatusList,
  signStatusList,
  usualCapacity,
  type CertificateStatus,
  type SigningKeys,
} from '@healthcert/integrations/credential';
import type { Reads } from '@healthcert/projections/kernel';
import { verificationModel } from '@healthcert/projections/verification';
import type { Pool } from 'pg';
import { statusListPath } from './claims.ts';

/** The city's status lists: every certificate has a place in one, and a new one is begun when the newest is full. */
export interface StatusLists {
  /** Signed bytes, at most a minute old; null where no certificate is in such a list. */
  signed(list: number): Promise<Uint8Array | null>;
  /** Number of the newest, from 1. */
  newest(): Promise<number>;
  /** The addresses of all, oldest first, for who wants to check without a network. */
  addresses(): Promise<readonly string[]>;
  /** Places of a list. */
  readonly capacity: number;
}

export interface StatusListsSettings {
  readonly keys: SigningKeys;
  readonly publicUrl: string;
  readonly pool: Pool;
  readonly reads: Pick<Reads, 'liveTable'>;
  readonly now: () => string;
  readonly capacity?: number | undefined;
}

/** Seconds a copy of the list may be used before the next is fetched; and until it says nothing any more. */
const listTimeToLive = 300;
const listValidity = 7 * 86_400;
const rebuildAfter = 60_000;

interface Kept {
  readonly bytes: Promise<Uint8Array>;
  readonly madeAt: number;
}

export const createStatusLists = (settings: StatusListsSettings): StatusLists => {
  const { keys, publicUrl, pool, reads, now, capacity = usualCapacity } = settings;
  const kept = new Map<number, Kept>();

  const make = async (list: number, madeAt: number): Promise<Uint8Array> => {
    const { rows } = await pool.query<{ index: number; status: CertificateStatus }>(
      `SELECT status_index AS index, validity AS status FROM ${reads.liveTable(verificationModel)}
       WHERE status_list = $1 AND validity <> 'valid'`,
      [list],
    );
    const terms = {
      uri: `${publicUrl}${statusListPath(list)}`,
      issuedAt: new Date(madeAt).toISOString(),
      expiresAt: new Date(madeAt + listValidity * 1000).toISOString(),
      timeToLive: listTimeToLive,
    };
    return signStatusList(buildStatusList(rows, { capacity }), terms, keys);
  };

  const newest = async (): Promise<number> => {
    const { rows } = await pool.query<{ newest: number | null }>(
      `SELECT max(status_list) AS newest FROM ${reads.liveTable(verificationModel)}`,
    );
    return rows[0]?.newest ?? 1;
  };

  return {
    capacity,
    newest,
    addresses: async () => Array.from({ length: await newest() }, (_, at) => `${publicUrl}${statusListPath(at + 1)}`),
    signed: async (list) => {
      const at = Date.parse(now());
      const last = kept.get(list);
      if (last && at - last.madeAt < rebuildAfter) return last.bytes;
      if (!last && (list < 1 || list > (await newest()))) return null;
      const one: Kept = { bytes: make(list, at), madeAt: at };
      kept.set(list, one);
      // One that failed is not kept: who asks next has it made anew.
      one.bytes.catch(() => kept.get(list) === one && kept.delete(list));
      return one.bytes;
    },
  };
};
