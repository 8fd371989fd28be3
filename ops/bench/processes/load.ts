import { projections } from '@healthcert/projections/all';
import { Client } from 'pg';
import { pino } from 'pino';
import { compose } from '../../../api/compose/compose.ts';
import { createSender, foundCity } from '../../../api/demo/found-city.ts';
import { logging } from '../../../api/logging.ts';
import { readSettings } from '../../../api/settings.ts';
import { loadBulk } from '../../seed/bulk-load.ts';
import { bulkAppends } from '../../seed/bulk.ts';
import { serve, taskOf } from '../child.ts';

export interface LoadTask {
  readonly appUrl: string;
  readonly dataDir: string;
  readonly from: number;
  readonly cases: number;
}

export interface LoadAnswer {
  readonly events: number;
  /** Until every projection has followed. */
  readonly seconds: number;
  /** Processor time of this process: Postgres has its own. */
  readonly processorSeconds: number;
  /** MB of 2^20 bytes: the most that this process held at once. */
  readonly peakMb: number;
}

const mayBeLate = 3_600_000;

/** Tells, seals and stores a part of a city's cases while every projection follows, as in the one process of `npm start`. */
const { appUrl, dataDir, from, cases } = await taskOf<LoadTask>();
const settings = readSettings({ DATA_DIR: dataDir, PORT: '0' });
const system = await compose({ settings, appUrl, log: pino(logging(settings.LOG_LEVEL)), project: true });
if (from === 0) await foundCity(createSender(system, 'bench'), [], new Date('2026-01-02T01:00:00.000Z'));

const began = performance.now();
const { events } = await loadBulk(system.store, bulkAppends({ seed: 'bench' }, { from, cases }, system));
const head = await system.store.head();
for (const { readModel } of projections) {
  if (!(await system.reads.reached(readModel, head, mayBeLate))) throw new Error(`${readModel.name} did not reach ${head}`);
}
const seconds = (performance.now() - began) / 1000;

// As autovacuum does in its own time. Read models are tables of the application's role.
const database = new Client(appUrl);
await database.connect();
for (const { readModel } of projections) await database.query(`VACUUM ANALYZE ${system.reads.liveTable(readModel)}`);
await database.end();

const { user, system: kernel } = process.cpuUsage();
const answer: LoadAnswer = {
  events,
  seconds,
  processorSeconds: (user + kernel) / 1_000_000,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
await serve(answer, () => system.close());
