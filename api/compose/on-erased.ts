import { streamName, type CommandHandler, type EventStore, type Vault } from '@healthcert/domain/kernel';
import type { ErasureList } from '@healthcert/integrations/backup';
import type { FileStore } from '@healthcert/integrations/files';
import type { Reads } from '@healthcert/projections/kernel';
import { personModel } from '@healthcert/projections/person';
import type { Pool } from 'pg';

interface Erasing {
  readonly reads: Reads;
  readonly pool: Pool;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly handler: CommandHandler;
  readonly store: Pick<EventStore, 'readStream'>;
  /** Kept beside the database, for a restore to repeat. */
  readonly list: ErasureList;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * `PersonErased` is committed first, then the key is destroyed: whoever reads the log after that finds nothing to open.
 * The list of persons says who is erased, so nothing is forgotten over a restart; destroying twice is harmless.
 */
export const onErased = ({ reads, pool, vault, files, handler, store, list, onTrouble }: Erasing): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const done = new Set<string>();

  const sweep = async (): Promise<void> => {
    const table = reads.liveTable(personModel);
    const erased = { name: `erased of ${table}`, text: `SELECT person_id AS id FROM ${table} WHERE processing = 'erased'` };
    const { rows } = await pool.query<{ id: string }>(erased);
    for (const { id } of rows.filter((row) => !done.has(row.id))) {
      await vault.destroyKey(id);
      await files.removeOf(id);
      handler.forget();
      await list.add((await store.readStream(streamName('person', id))).events);
      done.add(id);
    }
  };

  const attempt = (): Promise<void> => sweep().catch(onTrouble);

  const run = async (): Promise<void> => {
    await attempt();
    for await (const _change of reads.changes([personModel.name], stopping.signal)) await attempt();
  };
  const finished = run();
  return {
    stop: async () => {
      stopping.abort();
      await finished;
    },
  };
};
