import { createCodec } from '@healthcert/domain/kernel';
import { createVault } from '@healthcert/integrations/vault';
import { Pool } from 'pg';
import { parseArgs } from 'node:util';
import { catalogues } from '../../api/compose/catalogues.ts';
import { openDatabase } from '../../api/compose/database.ts';
import { openEventStore } from '../../api/compose/event-store.ts';
import { readSecrets } from '../../api/compose/secrets.ts';
import { readSettings } from '../../api/settings.ts';
import { loadBulk } from './bulk-load.ts';
import { bulkAppends } from './bulk.ts';

/**
 * Usage: node ops/seed/load.ts [--events 1000000 | --cases 100] [--seed text] [--per-day 250] [--from 0]
 *
 * Loads invented cases into the database of the settings (`DATABASE_URL`, else the embedded one in `DATA_DIR`), through the
 * event store and under the keys that the system itself would use. The system must not run on the same `DATA_DIR` meanwhile;
 * started after it, it projects them. The same seed loaded twice changes nothing.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string' },
    cases: { type: 'string' },
    seed: { type: 'string', default: 'healthcert bulk' },
    'per-day': { type: 'string', default: '250' },
    from: { type: 'string', default: '0' },
  },
});

const whole = (name: string, text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name}: expected a whole number, not ${text}`);
  return number;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const everySeconds = 5;

const load = async (): Promise<void> => {
  const { seed } = values;
  const perDay = whole('per-day', values['per-day']);
  const events = values.events === undefined ? undefined : whole('events', values.events);
  const cases = values.cases === undefined ? undefined : whole('cases', values.cases);
  const amount = { from: whole('from', values.from), ...(events !== undefined && { events }), ...(cases !== undefined && { cases }) };
  if (events === undefined && cases === undefined) throw new Error('say how many: --events or --cases');

  const settings = readSettings(process.env);
  const secrets = await readSecrets(settings);
  const database = await openDatabase(settings, { log: () => undefined, warn: say });
  const store = await openEventStore(settings, database.appUrl);
  const pool = new Pool({ connectionString: database.appUrl, max: 16 });
  const vault = createVault({ pool, keys: secrets.vault, cachedKeys: 10_000 });
  const codec = createCodec(catalogues, vault);
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  let saidAt = 0;
  try {
    const loaded = await loadBulk(store, bulkAppends({ seed, casesPerDay: perDay }, amount, { codec, vault }), {
      onProgress: (soFar) => {
        if (seconds() - saidAt < everySeconds) return;
        saidAt = seconds();
        say(`${soFar.events} events in ${soFar.streams} streams, ${Math.round(soFar.events / saidAt)} events/s`);
      },
    });
    say(`${loaded.events} events in ${loaded.streams} streams loaded in ${seconds().toFixed(1)} s`);
    if (loaded.present > 0) say(`${loaded.present} streams were there already and were left as they are`);
  } finally {
    await store.close();
    await vault.close();
    await pool.end();
    await database.stop();
  }
};

await load();
