import { takeBackup, type Manifest } from '@healthcert/integrations/backup';
import type { Pool } from 'pg';
import { projections } from '@healthcert/projections/all';
import { openReadDatabase } from '@healthcert/projections/kernel';
import { tableRows } from '../../../projections/kernel/testing/table-rows.ts';
import { readSecrets } from '../../compose/secrets.ts';
import type { TestSystem } from '../../testing/index.ts';
import { signingKeysIn } from '../keys.ts';

export const backupKey = Buffer.alloc(32, 3);

/** As the command does, of a system that runs. */
export const backUp = async ({ system, database }: TestSystem, directory: string): Promise<Manifest> => {
  const secrets = await readSecrets(system.settings);
  return takeBackup({
    ownerUrl: database.ownerUrl,
    store: system.store,
    backupKey,
    masterKeyPrint: secrets.masterKeyPrint,
    signingKeys: signingKeysIn(secrets),
    directory,
  });
};

const liveRows = async (pool: Pool, projection: (typeof projections)[number]): Promise<readonly object[]> => {
  const { readModel } = projection;
  const { rows } = await pool.query<{ generation: number }>(
    'SELECT generation FROM read_models.live_generation WHERE model = $1 AND version = $2',
    [readModel.name, readModel.version],
  );
  return tableRows(pool, readModel, rows[0]!.generation);
};

/** Every row of every read model. */
export const figuresOf = async (appUrl: string): Promise<Readonly<Record<string, readonly object[]>>> => {
  const { pool, close } = openReadDatabase(appUrl, 2);
  try {
    const figures: [string, readonly object[]][] = [];
    for (const projection of projections) figures.push([projection.readModel.name, await liveRows(pool, projection)]);
    return Object.fromEntries(figures);
  } finally {
    await close();
  }
};
