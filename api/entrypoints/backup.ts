import { takeBackup } from '@healthcert/integrations/backup';
import { resolve } from 'node:path';
import { backupKeyOf, signingKeysIn } from '../backup/keys.ts';
import { sayEvery } from '../backup/progress.ts';
import { openEventStore } from '../compose/event-store.ts';
import { readSecrets } from '../compose/secrets.ts';
import { runProcess, type Started } from './process.ts';

const usage = 'npm run backup -- <directory, new or empty>';

/**
 * `npm run backup -- <directory>`: the log, the vault and everything else that cannot be made anew, sealed under
 * HEALTHCERT_BACKUP_KEY, while the system runs. Without a manifest it is unfinished, and is not restored.
 */
const main = async ({ settings, database, say, onStop, end }: Started): Promise<void> => {
  const [directory] = process.argv.slice(2);
  if (!directory) {
    say(usage);
    return end(2);
  }
  const secrets = await readSecrets(settings);
  const store = await openEventStore(settings, database.appUrl);
  onStop(() => store.close());
  const stopping = new AbortController();
  onStop(async () => stopping.abort());
  const { log, tables } = await takeBackup({
    ownerUrl: database.ownerUrl,
    store,
    backupKey: backupKeyOf(settings),
    masterKeyPrint: secrets.masterKeyPrint,
    signingKeys: signingKeysIn(secrets),
    directory: resolve(directory),
    onProgress: sayEvery(say),
    signal: stopping.signal,
  });
  const bytes = [log, ...tables].reduce((sum, part) => sum + part.bytes, 0);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`${log.rows} events and ${rows} rows in ${directory}: ${(bytes / 1e6).toFixed(1)} MB`);
  await end();
};

await runProcess(main, { join: true });
