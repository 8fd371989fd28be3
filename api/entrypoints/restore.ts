import { resolve } from 'node:path';
import { sayEvery } from '../backup/progress.ts';
import { checkedBackup, restore } from '../backup/restore.ts';
import { readSettings } from '../settings.ts';
import { inWords, runProcess, type Started } from './process.ts';

const usage = 'npm run restore -- <directory of a backup>';

/**
 * `npm run restore -- <directory>`: puts a backup into a database that holds nothing, repeats the erasures that came after
 * it, and builds every read model. The backup is read to its last byte before anything is written.
 */
const [directory] = process.argv.slice(2);

const readFirst = async () => {
  if (!directory) return void process.stderr.write(`${usage}\n`);
  try {
    const restoring = { settings: readSettings(process.env), directory: resolve(directory) };
    return { restoring, backup: await checkedBackup(restoring) };
  } catch (error) {
    return void process.stderr.write(`${inWords(error)}\n`);
  }
};

const read = await readFirst();
if (!read) process.exit(2);
const { restoring, backup } = read;

const main = async ({ database, say, end }: Started): Promise<void> => {
  say(`${backup.manifest.log.rows} events, as of ${backup.manifest.takenAt}: every part is as it was written`);
  const { events, erased } = await restore({ ...restoring, onProgress: sayEvery(say) }, backup, database);
  if (erased > 0) say(`${erased} erasures that came after the backup were repeated`);
  say(`Restored: ${events} events, every read model built`);
  await end();
};

await runProcess(main, { asItIs: true });
