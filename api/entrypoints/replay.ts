import { createCodec } from '@healthcert/domain/kernel';
import { createVault } from '@healthcert/integrations/vault';
import { projections } from '@healthcert/projections/all';
import { openReadDatabase, prepareReadModels, replay } from '@healthcert/projections/kernel';
import { catalogues } from '../compose/catalogues.ts';
import { openEventStore } from '../compose/event-store.ts';
import { readSecrets } from '../compose/secrets.ts';
import { runProcess, type Started } from './process.ts';

const names = projections.map(({ readModel }) => readModel.name);

/**
 * `npm run replay -- case-worklist [case-<id>]`: brings parked events into the rows that serve, all streams or one. The
 * system may go on serving meanwhile. Ends with 1 where a stream stays parked.
 */
const main = async ({ settings, database, say, onStop, end }: Started): Promise<void> => {
  const [asked, stream] = process.argv.slice(2);
  const projection = projections.find(({ readModel }) => readModel.name === asked);
  if (!projection) {
    say(`Name what to replay: ${names.join(', ')}; and the stream, or none for all of them`);
    return end(2);
  }
  const { vault: keys } = await readSecrets(settings);
  const { pool, close } = openReadDatabase(database.appUrl);
  onStop(close);
  const store = await openEventStore(settings, database.appUrl);
  onStop(() => store.close());
  const vault = createVault({ pool, keys });
  onStop(() => vault.close());
  const codec = createCodec(catalogues, vault);
  await prepareReadModels(pool, [], store.epoch);
  const shared = { connectionString: database.appUrl, pool, store, codec, projection };
  const replayed = await replay({ ...shared, ...(stream !== undefined && { stream }) });
  if (replayed.length === 0) say(`${asked}: nothing is parked`);
  for (const { stream: name, events, refused } of replayed) {
    say(`${asked}: ${name} ${refused === null ? `${events} events replayed` : `stays parked: ${refused}`}`);
  }
  await end(replayed.some(({ refused }) => refused !== null) ? 1 : 0);
};

await runProcess(main, { join: true });
