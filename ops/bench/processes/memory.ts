import { mkdtemp, rm } from 'node:fs/promises';
import { projections } from '@healthcert/projections/all';
import { rebuild } from '@healthcert/projections/kernel';
import { Pool } from 'pg';
import { pino } from 'pino';
import { compose } from '../../../api/compose/compose.ts';
import { createSender, foundCity } from '../../../api/demo/found-city.ts';
import { logging } from '../../../api/logging.ts';
import { readSettings } from '../../../api/settings.ts';
import { loadBulk } from '../../seed/bulk-load.ts';
import { bulkAppends } from '../../seed/bulk.ts';
import { serve, taskOf } from '../child.ts';

export interface MemoryTask {
  readonly appUrl: string;
  readonly events: number;
}

export interface MemoryAnswer {
  /** MB of 2^20 bytes: the most that the process held at once, from its start on. */
  readonly afterStoring: number;
  readonly afterRebuilding: number;
  readonly stored: number;
  readonly rebuilt: number;
  readonly seconds: number;
}

/** In kibibytes on every platform of ours. */
const peak = (): number => process.resourceUsage().maxRSS / 1024;
const mayBeLate = 3_600_000;

/** Everything in one process: stores, follows with every projection, then rebuilds those that hold the most. */
const { appUrl, events } = await taskOf<MemoryTask>();
const began = performance.now();
const dataDir = await mkdtemp('/var/tmp/healthcert-bench-memory-');
const settings = readSettings({ DATA_DIR: dataDir, PORT: '0' });
const system = await compose({ settings, appUrl, log: pino(logging(settings.LOG_LEVEL)), project: true });
const pool = new Pool({ connectionString: appUrl, max: 4 });
await foundCity(createSender(system, 'bench'), [], new Date('2026-01-02T01:00:00.000Z'));
const { events: stored } = await loadBulk(system.store, bulkAppends({ seed: 'bench' }, { events }, system));
const head = await system.store.head();
for (const { readModel } of projections) {
  if (!(await system.reads.reached(readModel, head, mayBeLate))) throw new Error(`${readModel.name} did not reach ${head}`);
}
const afterStoring = peak();

let rebuilt = 0;
for (const projection of projections.filter(({ readModel }) => ['case-worklist', 'person'].includes(readModel.name))) {
  const { store, codec } = system;
  const done = await rebuild({ connectionString: appUrl, pool, store, codec, projection });
  if (!done.switched) throw new Error(`${projection.readModel.name} came out different`);
  rebuilt += done.events;
}

const seconds = (performance.now() - began) / 1000;
await serve({ afterStoring, afterRebuilding: peak(), stored, rebuilt, seconds } satisfies MemoryAnswer, async () => {
  await system.close();
  await pool.end();
  await rm(dataDir, { recursive: true, force: true });
});
