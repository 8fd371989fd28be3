import { projections } from '@healthcert/projections/all';
import { openReadDatabase, rebuild, type RebuildProgress } from '@healthcert/projections/kernel';
import { createCodec } from '@healthcert/domain/kernel';
import { createVault } from '@healthcert/integrations/vault';
import { catalogues } from '../compose/catalogues.ts';
import { openEventStore } from '../compose/event-store.ts';
import { readSecrets } from '../compose/secrets.ts';
import { runProcess, type Started } from './process.ts';

const names = projections.map(({ readModel }) => readModel.name);

/**
 * `npm run rebuild -- case-worklist`: builds a read model from the first event, beside the one that serves, and switches.
 * A system may go on serving meanwhile, also one with an embedded database: its server is used, and must outlive this.
 */
const main = async ({ settings, database, say, onStop, end }: Started): Promise<void> => {
  const asked = new Set(process.argv.slice(2));
  const chosen = projections.filter(({ readModel }) => asked.has('all') || asked.has(readModel.name));
  if (chosen.length === 0) {
    say(`Name what to rebuild: ${names.join(', ')}, or all`);
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
  const stopping = new AbortController();
  onStop(async () => stopping.abort());
  const show = ({ phase, readModel, events, eventsPerSecond }: RebuildProgress): void =>
    say(`${readModel}: ${phase}, ${events} events read, ${Math.round(eventsPerSecond)} a second`);
  for (const projection of chosen) {
    const { switched, parity, generation } = await rebuild({
      connectionString: database.appUrl,
      pool,
      store,
      codec,
      projection,
      onProgress: show,
      onDifference: asked.has('--switch') ? 'switch' : 'keep',
      signal: stopping.signal,
    });
    const compared = parity === null ? 'nothing to compare with' : JSON.stringify(parity);
    say(
      `${projection.readModel.name}: ${switched ? `generation ${generation} serves now` : 'differs from what serves; kept as it was'} (${compared})`,
    );
  }
  await end();
};

await runProcess(main, { join: true });
