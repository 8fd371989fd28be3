import { mkdtemp, rm } from 'node:fs/promises';
import { mainClinic } from '@healthcert/ops/seed';
import { projections } from '@healthcert/projections/all';
import { operationLogModel } from '@healthcert/projections/operation-log';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import { Client } from 'pg';
import { pino } from 'pino';
import { compose } from '../../../api/compose/compose.ts';
import { listedModels } from '../../../api/graphql/schema.ts';
import { createSender, foundCity } from '../../../api/demo/found-city.ts';
import { logging } from '../../../api/logging.ts';
import { readSettings } from '../../../api/settings.ts';
import { loadBulk } from '../../seed/bulk-load.ts';
import { bulkAppends } from '../../seed/bulk.ts';
import { serve, taskOf } from '../child.ts';
import { overhear } from '../lists/overhear.ts';
import { blocksOf, executedPlanOf, isReadThrough, type Plan } from '../lists/plans.ts';
import { questionsOf, type Question } from '../lists/questions.ts';
import { sampleOf } from '../lists/sample.ts';
import { ask, timeOf } from '../lists/timings.ts';

export interface ListsTask {
  readonly appUrl: string;
  /** Cases loaded before the first and before the second time of asking. */
  readonly few: number;
  readonly many: number;
}

/** What one answer took. */
export interface Took {
  readonly milliseconds: number;
  /** Of eight kilobytes that Postgres looked into. */
  readonly blocks: number;
  /** It read the whole table. */
  readonly readsAll: boolean;
}

/** One question and its answers. */
export interface Asked {
  readonly list: string;
  readonly words: string;
  readonly few: Took;
  readonly many: Took;
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

const took = async (question: Question, model: AnyReadModel): Promise<Took> => {
  const milliseconds = await timeOf(question, model, system.reads);
  const table = system.reads.liveTable(model);
  const plans: Plan[] = [];
  for (const statement of await overhear(() => ask(question, model, system.reads), table))
    plans.push(await executedPlanOf(database, statement));
  return {
    milliseconds,
    blocks: plans.reduce((sum, plan) => sum + blocksOf(plan), 0),
    readsAll: plans.some((plan) => isReadThrough(plan, table)),
  };
};

let events = await load(0, few);
const growing: AnyReadModel[] = [];
for (const model of [...listedModels, operationLogModel]) if ((await rowsOf(model)) >= few * grown) growing.push(model);
const questions: { readonly question: Question; readonly model: AnyReadModel; readonly few: Took }[] = [];
for (const model of growing) {
  const sample = await sampleOf(database, model, system.reads.liveTable(model), mainClinic);
  // What no page lists is asked by a door of its own, for whole values.
  for (const question of questionsOf(model, sample, mainClinic, !listedModels.includes(model)))
    questions.push({ question, model, few: await took(question, model) });
}
events += await load(few, many - few);
const asked: Asked[] = [];
for (const { question, model, few: before } of questions)
  asked.push({ list: question.list, words: question.words, few: before, many: await took(question, model) });
const rows: Record<string, number> = {};
for (const model of growing) rows[model.name] = await rowsOf(model);

await serve({ events, loadSeconds: seconds(), rows, asked } satisfies ListsAnswer, async () => {
  await database.end();
  await system.close();
  await rm(dataDir, { recursive: true, force: true });
});
