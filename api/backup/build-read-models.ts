import { createCodec, type EventStore } from '@healthcert/domain/kernel';
import { createVault } from '@healthcert/integrations/vault';
import { projections } from '@healthcert/projections/all';
import { openReadDatabase, rebuild } from '@healthcert/projections/kernel';
import { catalogues } from '../compose/catalogues.ts';
import type { Secrets } from '../compose/secrets.ts';

export interface BuildSettings {
  readonly appUrl: string;
  readonly store: EventStore;
  readonly secrets: Pick<Secrets, 'vault'>;
  readonly onBuilt?: (readModel: string, events: number) => void;
}

/** Builds every read model from the first event on, for a database that has none. */
export const buildReadModels = async ({ appUrl, store, secrets, onBuilt }: BuildSettings): Promise<void> => {
  const { pool, close } = openReadDatabase(appUrl);
  const vault = createVault({ pool, keys: secrets.vault });
  try {
    const codec = createCodec(catalogues, vault);
    for (const projection of projections) {
      const { events } = await rebuild({ connectionString: appUrl, pool, store, codec, projection });
      onBuilt?.(projection.readModel.name, events);
    }
  } finally {
    await vault.close();
    await close();
  }
};
