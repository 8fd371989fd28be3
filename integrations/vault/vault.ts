import { createHmac, type KeyObject } from 'node:crypto';
import { StoreUnavailable, SubjectErased, type Vault } from '@healthcert/domain/kernel';
import { DatabaseError, type Pool, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import { gather } from '../postgres/gather.ts';
import { KeyCache } from './key-cache.ts';
import { newPersonKey, openBytes, sealBytes, unwrapPersonKey } from './key-wrap.ts';
import type { VaultKeys } from './master-key.ts';
import { openManyWith } from './open-many.ts';
import { OpeningThread } from './opening-thread.ts';

export interface VaultSettings {
  /** A pool of the application's role. */
  readonly pool: Pool;
  readonly keys: VaultKeys;
  /** Persons whose keys are kept at hand; default 150,000 (about 40 MB). */
  readonly cachedKeys?: number;
  /** Milliseconds; default the monotonic clock of the machine. */
  readonly now?: () => number;
}

/**
 * The index is claimed first, and only who got it becomes a person: both in one statement. Rows in the order of their
 * indexes, so that two processes that enrol the same people wait for each other in one direction.
 */
const insertPersons = {
  name: 'vault.enrol',
  text: `WITH u AS (SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[]) AS u (person_id, blind_index, wrapped_key)),
    claimed AS (
      INSERT INTO vault.document_indexes (blind_index, person_id)
      SELECT blind_index, person_id FROM u WHERE NOT EXISTS (SELECT FROM vault.persons AS p WHERE p.person_id = u.person_id)
      ORDER BY blind_index COLLATE "C" ON CONFLICT DO NOTHING RETURNING blind_index, person_id)
    INSERT INTO vault.persons (person_id, wrapped_key)
    SELECT DISTINCT ON (person_id) person_id, wrapped_key FROM claimed JOIN u USING (blind_index, person_id) ORDER BY person_id
    RETURNING person_id, wrapped_key`,
};
const personsByIndex = {
  name: 'vault.find',
  text: 'SELECT blind_index, person_id FROM vault.document_indexes WHERE blind_index = ANY($1::text[])',
};
const addIndex = { name: 'vault.add-index', text: 'SELECT vault.add_index($1, $2) AS holder' };
const releaseIndex = { name: 'vault.release-index', text: 'SELECT vault.release_index($1, $2)' };
const keysOf = {
  name: 'vault.keys',
  text: "SELECT person_id, encode(wrapped_key, 'base64') AS wrapped_key FROM vault.persons WHERE person_id = ANY($1::text[])",
};
const destroy = { name: 'vault.destroy', text: 'SELECT vault.destroy_key($1)' };

export interface OpenedVault extends Vault {
  readonly openMany: NonNullable<Vault['openMany']>;
  /** Ends the thread that opens many boxes. */
  close(): Promise<void>;
}

interface Row {
  readonly personId: string;
  readonly index: string;
  readonly wrapped: Buffer;
}

const enrolAttempts = 3;
const contextOf = (personId: string, context: string): string => `bytes of ${personId}: ${context}`;

/** The vault in Postgres. @throws StoreUnavailable from every method that asks the database, while it cannot be asked */
export const createVault = ({ pool, keys, cachedKeys = 150_000, now = () => performance.now() }: VaultSettings): OpenedVault => {
  const cache = new KeyCache(cachedKeys, now, (personId, wrapped) =>
    unwrapPersonKey(keys.keyEncryption, personId, Buffer.from(wrapped, 'base64')),
  );
  const thread = new OpeningThread(keys.keyEncryption);

  const ask = async <Row extends QueryResultRow>(query: QueryConfig): Promise<QueryResult<Row>> => {
    try {
      return await pool.query<Row>(query);
    } catch (cause) {
      if (cause instanceof DatabaseError && cause.severity === 'ERROR' && !/^(?:40|53|57|58)/.test(cause.code ?? '')) throw cause;
      throw new StoreUnavailable('the vault cannot be asked', { cause });
    }
  };

  const findPerson = gather(async (indexes: readonly string[]): Promise<(string | null)[]> => {
    const { rows } = await ask<{ blind_index: string; person_id: string }>({ ...personsByIndex, values: [indexes] });
    const found = new Map(rows.map((row) => [row.blind_index, row.person_id]));
    return indexes.map((index) => found.get(index) ?? null);
  });

  /** Whether each row was written; not where its index or its id is taken, be it by another of the same batch. */
  const insert = gather(async (persons: readonly Row[]): Promise<boolean[]> => {
    const columns = [persons.map(({ personId }) => personId), persons.map(({ index }) => index), persons.map(({ wrapped }) => wrapped)];
    const { rows } = await ask<{ person_id: string; wrapped_key: Buffer }>({ ...insertPersons, values: columns });
    const written = new Map(rows.map((row) => [row.person_id, row.wrapped_key]));
    return persons.map(({ personId, wrapped }) => written.get(personId)?.equals(wrapped) ?? false);
  });

  /** Their wrapped keys, as they are now: null for who has none. */
  const fetchWrapped = async (personIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> => {
    const { rows } = await ask<{ person_id: string; wrapped_key: string | null }>({ ...keysOf, values: [personIds] });
    const known = new Map(rows.map(({ person_id, wrapped_key }) => [person_id, wrapped_key]));
    for (const [id, wrapped] of known) cache.set(id, wrapped);
    for (const id of personIds) if (!known.has(id)) cache.setUnknown(id);
    return known;
  };

  const fetch = async (personIds: readonly string[]): Promise<void> => void (await fetchWrapped(personIds));

  const keyOf = async (personId: string): Promise<KeyObject | null> => {
    if (cache.get(personId) === undefined) await fetch([personId]);
    return cache.get(personId) ?? null;
  };

  return {
    cached: (personId) => cache.get(personId),
    fetch,
    openMany: openManyWith({ thread, cached: (personId) => cache.getWrapped(personId), fetch: fetchWrapped }),
    findPerson,
    blindIndex: (documentType, number) => createHmac('sha256', keys.blindIndex).update(`${documentType}\n${number}`).digest('base64url'),
    enrol: async (blindIndex, proposedId) => {
      for (let attempt = 1; attempt <= enrolAttempts; attempt++) {
        const { key, wrapped } = newPersonKey(keys.keyEncryption, proposedId);
        if (await insert({ personId: proposedId, index: blindIndex, wrapped })) {
          cache.set(proposedId, wrapped.toString('base64'), key);
          return { personId: proposedId, created: true };
        }
        const personId = await findPerson(blindIndex);
        // The answer to an earlier call with this id may have been lost: it is the same enrolment.
        if (personId !== null) return { personId, created: personId === proposedId };
        // Erased between the two statements: the number is free again. Or the id is taken, and stays so.
      }
      throw new Error(`the person id ${proposedId} is taken`);
    },
    addIndex: async (blindIndex, personId) => {
      for (let attempt = 1; attempt <= enrolAttempts; attempt++) {
        const { rows } = await ask<{ holder: string | null }>({ ...addIndex, values: [blindIndex, personId] });
        if (rows[0]?.holder) return rows[0].holder;
        // Whoever had it was erased a moment ago, and it is free; or this person was.
        await fetch([personId]);
        if (!cache.get(personId)) throw new SubjectErased(personId);
      }
      throw new Error('a document index changes hands all the time');
    },
    releaseIndex: async (blindIndex, personId) => {
      await ask({ ...releaseIndex, values: [blindIndex, personId] });
    },
    destroyKey: async (personId) => {
      await ask({ ...destroy, values: [personId] });
      cache.set(personId, null);
    },
    seal: async (personId, context, bytes) => {
      const key = await keyOf(personId);
      if (!key) throw new SubjectErased(personId);
      return sealBytes(key, contextOf(personId, context), bytes);
    },
    open: async (personId, context, sealed) => {
      const key = await keyOf(personId);
      return key && openBytes(key, contextOf(personId, context), sealed);
    },
    close: () => thread.close(),
  };
};
