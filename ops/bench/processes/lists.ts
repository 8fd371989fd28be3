import { mkdtemp, rm } from 'node:fs/promises';
import { mainClinic } from '@healthcert/ops/seed';
import { projections } from '@healthcert/projections/all';
import type { AnyReadModel, Column } from '@healthcert/projections/kernel';
import { columnName } from '@healthcert/projections/kernel';
import { Client } from 'pg';
import { pino } from 'pino';
import { compose } from '../../../api/compose/compose.ts';
import { createSender, foundCity } from '../../../api/demo/found-city.ts';
import { logging } from '../../../api/logging.ts';
import { readSettings } from '../../../api/settings.ts';
import { loadBulk } from '../../seed/bulk-load.ts';
import { bulkAppends } from '../../seed/bulk.ts';
import { serve, taskOf } from '../child.ts';
import { overhear } from '../lists/overhear.ts';
import { questionsOf, type Question, type Sample } from '../lists/questions.ts';
import { ask, timeOf } from '../lists/timings.ts';

export interface ListsTask {
  readonly appUrl: string;
  /** Cases loaded before the first and before the second time of asking. */
  readonly few: number;
  readonly many: number;
}

/** One question and its answers' milliseconds. */
export interface Asked {
  readonly list: string;
  readonly words: string;
  readonly few: number;
  readonly many: number;
  /** Postgres means to read the whole table for it. */
  readonly readsAll: boolean;
}

export interface ListsAnswer {
  readonly events: number;
  readonly loadSeconds: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly asked: readonly Asked[];
}

/** Lists that do not grow with the cases are not asked. */
const grown = 0.2;
const mayBeLate = 6 * 3_600_000;

const { appUrl, few, many } = await taskOf<ListsTask>();
const dataDir = await mkdtemp('/var/tmp/healthcert-bench-lists-');
const settings = readSettings({ DATA_DIR: dataDir, PORT: '0' });
const system = await compose({ settings, appUrl, log: pino(logging(settings.LOG_LEVEL)), project: true });
/** Read models are tables of the application's role. */
const database = new Client(appUrl);
await database.connect();
await foundCity(createSender(system, 'bench'), [], new Date('2026-01-02T01:00:00.000Z'));

const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const begun = performance.now();
const seconds = (): number => Math.round((performance.now() - begun) / 1000);

const load = async (from: number, cases: number): Promise<number> => {
  let saidAt = 0;
  const onProgress = ({ events }: { readonly events: number }): void => {
    if (seconds() - saidAt < 60) return;
    saidAt = seconds();
    tell(`${events} events stored after ${saidAt} s`);
  };
  const { events } = await loadBulk(system.store, bulkAppends({ seed: 'bench' }, { from, cases }, system), { onProgress });
  const head = await system.store.head();
  for (const { readModel } of projections) {
    if (!(await system.reads.reached(readModel, head, mayBeLate))) throw new Error(`${readModel.name} did not reach ${head}`);
  }
  // As autovacuum does in its own time.
  for (const { readModel } of projections) await database.query(`VACUUM ANALYZE ${system.reads.liveTable(readModel)}`);
  tell(`${from + cases} cases after ${seconds()} s`);
  return events;
};

const rowsOf = async (model: AnyReadModel): Promise<number> =>
  Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${system.reads.liveTable(model)}`)).rows[0]!.n);

const sampleOf = async (model: AnyReadModel, rows: number): Promise<Sample> => {
  const table = system.reads.liveTable(model);
  const columns = Object.entries(model.columns as Record<string, Column>);
  const names = columns.map(
    ([name, { type }]) => `"${columnName(name)}"${type === 'text[]' || type === 'jsonb' ? '' : '::text'} AS "${name}"`,
  );
  const { rows: found } = await database.query<Record<string, unknown>>(
    `SELECT ${names.join(', ')} FROM ${table} LIMIT 1 OFFSET ${rows >> 1}`,
  );
  const rarest: Record<string, string> = {};
  for (const [name] of columns.filter(([, { values, filter }]) => values && filter)) {
    const at = `"${columnName(name)}"`;
    const { rows: seldom } = await database.query<{ code: string }>(
      `SELECT ${at} AS code FROM ${table} WHERE ${at} IS NOT NULL GROUP BY 1 ORDER BY count(*) LIMIT 1`,
    );
    if (seldom[0]) rarest[name] = seldom[0].code;
  }
  return { row: found[0]!, rarest };
};

const readsAll = async (question: Question, model: AnyReadModel): Promise<boolean> => {
  const table = system.reads.liveTable(model);
  const [statement] = await overhear(() => ask(question, model, system.reads), table);
  const { rows } = await database.query<{ 'QUERY PLAN': unknown }>(`EXPLAIN (FORMAT JSON) ${statement!.text}`, [...statement!.values]);
  const [, name = ''] = /"(.+)"$/.exec(table) ?? [];
  return new RegExp(String.raw`"Node Type":"Seq Scan"[^{}]*"Relation Name":"${name}"`).test(JSON.stringify(rows));
};

let events = await load(0, few);
const models: { readonly readModel: AnyReadModel; readonly rows: number }[] = [];
for (const { readModel } of projections) models.push({ readModel, rows: await rowsOf(readModel) });
const growing = models.filter(({ rows }) => rows >= few * grown);
const questions: { readonly question: Question; readonly model: AnyReadModel; readonly few: number }[] = [];
for (const { readModel, rows } of growing) {
  for (const question of questionsOf(readModel, await sampleOf(readModel, rows), mainClinic))
    questions.push({ question, model: readModel, few: await timeOf(question, readModel, system.reads) });
}
events += await load(few, many - few);
const asked: Asked[] = [];
for (const { question, model, few: before } of questions) {
  const { list, words } = question;
  asked.push({ list, words, few: before, many: await timeOf(question, model, system.reads), readsAll: await readsAll(question, model) });
}
const rows: Record<string, number> = {};
for (const { readModel } of growing) rows[readModel.name] = await rowsOf(readModel);

await serve({ events, loadSeconds: seconds(), rows, asked } satisfies ListsAnswer, async () => {
  await database.end();
  await system.close();
  await rm(dataDir, { recursive: true, force: true });
});
