import { checkBackup, readErasures, restoreBackup, type Progress, type Restored } from '@healthcert/integrations/backup';
import { migrations } from '@healthcert/integrations/postgres';
import { knownVersion } from '../compose/catalogues.ts';
import type { Database } from '../compose/database.ts';
import { openEventStore } from '../compose/event-store.ts';
import { readSecrets } from '../compose/secrets.ts';
import { erasuresFile, type Settings } from '../settings.ts';
import { buildReadModels } from './build-read-models.ts';
import { backupKeyOf, requireKeysAtHand, signingKeysIn } from './keys.ts';

export interface Restoring {
  readonly settings: Settings;
  readonly directory: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** Reads every byte of a backup before anything is opened that could be written. @throws BackupRefused, InvalidSettings */
export const checkedBackup = async ({ settings, directory }: Restoring) => {
  const backupKey = backupKeyOf(settings);
  requireKeysAtHand(settings);
  const secrets = await readSecrets(settings);
  const manifest = await checkBackup(directory, {
    backupKey,
    masterKeyPrint: secrets.masterKeyPrint,
    signingKeys: signingKeysIn(secrets),
    migrations: migrations.map(({ name }) => name),
    knownVersion: ({ category, type }) => knownVersion(category, type),
  });
  return { manifest, backupKey, secrets };
};

/** Puts a checked backup into a database that holds nothing, and builds every read model. @throws BackupRefused */
export const restore = async (
  { settings, directory, onProgress }: Restoring,
  { manifest, backupKey, secrets }: Awaited<ReturnType<typeof checkedBackup>>,
  { ownerUrl, appUrl }: Pick<Database, 'ownerUrl' | 'appUrl'>,
): Promise<Restored> => {
  const outside = settings.EVENTSTORE_URL ? await openEventStore(settings, appUrl) : null;
  try {
    const erasures = await readErasures(erasuresFile(settings));
    const common = { ownerUrl, directory, manifest, backupKey, erasures, ...(onProgress && { onProgress }) };
    const restored = await restoreBackup({ ...common, store: outside });
    const store = outside ?? (await openEventStore(settings, appUrl));
    try {
      await buildReadModels({ appUrl, store, secrets, onBuilt: (part, rows) => onProgress?.({ part, rows }) });
    } finally {
      if (!outside) await store.close();
    }
    return restored;
  } finally {
    await outside?.close();
  }
};
