import { BackupRefused } from '@healthcert/integrations/backup';
import { existsSync } from 'node:fs';
import { keyFilePath, masterKeyPath, type Secrets } from '../compose/secrets.ts';
import { InvalidSettings, type Settings } from '../settings.ts';

/** @throws InvalidSettings: none was given */
export const backupKeyOf = ({ HEALTHCERT_BACKUP_KEY: key }: Settings): Uint8Array => {
  if (!key) throw new InvalidSettings('HEALTHCERT_BACKUP_KEY: required to seal a backup and to open it');
  return Buffer.from(key, 'base64');
};

/** Thumbprints of the keys under which certificates may still be looked at. */
export const signingKeysIn = ({ signing: { current, next, retired } }: Pick<Secrets, 'signing'>): readonly string[] =>
  [current, ...(next ? [next] : []), ...retired].map(({ thumbprint }) => thumbprint);

/** Keys are made where a city begins: one that comes back must bring its own. @throws BackupRefused otherMasterKey */
export const requireKeysAtHand = (settings: Settings): void => {
  const missing = [
    ...(settings.HEALTHCERT_MASTER_KEY ? [] : [masterKeyPath(settings)]),
    ...(settings.CERTIFICATE_KEYS_FILE ? [] : [keyFilePath(settings)]),
  ].filter((path) => !existsSync(path));
  if (missing.length > 0) {
    throw new BackupRefused(
      'otherMasterKey',
      `the city's own keys are needed, and are not in its backup: put back ${missing.join(' and ')}`,
    );
  }
};
