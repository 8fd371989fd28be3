import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { openBytes, sealBytes } from '../vault/index.ts';
import { reject } from './rejections.ts';

export interface Draft {
  /** What it is a draft of, as the page names it: "registration", "results.<case id>". */
  readonly name: string;
  /** ISO instant at which it was typed, by the clock of who typed it: of two, the later is kept. */
  readonly at: string;
  /** JSON, as the page wrote it. */
  readonly value: string;
  /** Kept until its writer removes it, like a filter saved under a name; else for three days. */
  readonly lasting: boolean;
}

/** What staff keep for themselves: above all what they typed and have not saved. Sealed by a key of their own, for it may name persons. */
export interface Drafts {
  list(actorId: string): Promise<readonly Draft[]>;
  /** Whether it is kept: an older one than the one that is there is not. @throws Rejection TooManyDrafts */
  put(actorId: string, draft: Draft): Promise<boolean>;
  /** Removes the draft unless a later one is there. */
  remove(actorId: string, name: string, at: string): Promise<void>;
  /** 32 bytes: seals what the person's browser keeps while it is offline. The same at every sign-in. */
  browserKey(actorId: string): Uint8Array;
}

export interface DraftsSettings {
  /** A pool of the application's role. */
  readonly pool: Pool;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  readonly now?: () => Date;
}

/** Nobody comes back to a draft after this. In milliseconds. */
export const keptFor = 3 * 86_400_000;
/** Of one person: far more than anybody leaves unfinished, far less than would hurt. */
export const mostDrafts = 200;

export const createDrafts = ({ pool, secret, now = () => new Date() }: DraftsSettings): Drafts => {
  const derive = (label: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', label, 32));
  const keyOf = (actorId: string): KeyObject => createSecretKey(derive(`draft of ${actorId}`));
  const contextOf = (actorId: string, name: string): string => `draft ${name} of ${actorId}`;
  const oldest = (): Date => new Date(now().getTime() - keptFor);

  return {
    list: async (actorId) => {
      const { rows } = await pool.query<{ name: string; sealed: Buffer; at: Date; lasting: boolean }>(
        `SELECT name, sealed, written_at AS at, lasting FROM draft
         WHERE actor_id = $1 AND (lasting OR written_at > $2) ORDER BY written_at DESC`,
        [actorId, oldest()],
      );
      const key = keyOf(actorId);
      return rows.map(({ name, sealed, at, lasting }) => ({
        name,
        at: at.toISOString(),
        lasting,
        value: openBytes(key, contextOf(actorId, name), sealed).toString('utf8'),
      }));
    },
    put: async (actorId, { name, at, value, lasting }) => {
      await pool.query('DELETE FROM draft WHERE NOT lasting AND written_at <= $1', [oldest()]);
      const sealed = sealBytes(keyOf(actorId), contextOf(actorId, name), Buffer.from(value, 'utf8'));
      const { rows } = await pool.query<{ full: boolean; kept: boolean }>(
        `WITH room AS (SELECT count(*) < $5 AS free FROM draft WHERE actor_id = $1 AND name <> $2),
         kept AS (INSERT INTO draft (actor_id, name, sealed, written_at, lasting)
           SELECT $1, $2, $3, $4, $6 FROM room WHERE free
           ON CONFLICT (actor_id, name) DO UPDATE SET sealed = excluded.sealed, written_at = excluded.written_at, lasting = excluded.lasting
           WHERE draft.written_at < excluded.written_at RETURNING 1)
         SELECT NOT free AS full, EXISTS (SELECT 1 FROM kept) AS kept FROM room`,
        [actorId, name, sealed, at, mostDrafts, lasting],
      );
      if (rows[0]!.full) return reject('TooManyDrafts');
      return rows[0]!.kept;
    },
    remove: async (actorId, name, at) => {
      await pool.query('DELETE FROM draft WHERE actor_id = $1 AND name = $2 AND written_at <= $3', [actorId, name, at]);
    },
    browserKey: (actorId) => derive(`browser of ${actorId}`),
  };
};
