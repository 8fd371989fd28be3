import { mainClinic } from '@healthcert/ops/seed';
import { operationLogModel } from '@healthcert/projections/operation-log';
import { openReadDatabase, type AnyReadModel } from '@healthcert/projections/kernel';
import { pino } from 'pino';
import { compose } from '../../../api/compose/compose.ts';
import { listedModels } from '../../../api/graphql/schema.ts';
import { logging } from '../../../api/logging.ts';
import { readSettings } from '../../../api/settings.ts';
import { serve, taskOf } from '../child.ts';
import { overhear } from '../lists/overhear.ts';
import { blocksOf, executedPlanOf, isReadThrough, type Plan } from '../lists/plans.ts';
import { questionsOf, type Question } from '../lists/questions.ts';
import { sampleOf } from '../lists/sample.ts';
import { ask, timesOf } from '../lists/timings.ts';

export interface ListsTask {
  /** The same city with few cases, and with many. */
  readonly fewUrl: string;
  readonly manyUrl: string;
  readonly dataDir: string;
  /** Lists that have no more rows where there are few cases do not grow with them, and are not asked. */
  readonly grownBeyond: number;
}

/** What one answer took. */
export interface Took {
  readonly milliseconds: number;
  /** Of eight kilobytes that Postgres looked into. */
  readonly blocks: number;
  /** It read a table from its first row on. */
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
  readonly rows: Readonly<Record<string, number>>;
  readonly asked: readonly Asked[];
}

const { fewUrl, manyUrl, dataDir, grownBeyond } = await taskOf<ListsTask>();
const settings = readSettings({ DATA_DIR: dataDir, PORT: '0' });
const log = pino(logging(settings.LOG_LEVEL));

/** A city, and a connection to look behind its answers. */
const open = async (appUrl: string) => {
  const system = await compose({ settings, appUrl, log, project: false });
  const { pool, close } = openReadDatabase(appUrl, 1);
  return { reads: system.reads, database: pool, close: () => Promise.all([close(), system.close()]) };
};
type City = Awaited<ReturnType<typeof open>>;

const rowsOf = async ({ reads, database }: City, model: AnyReadModel): Promise<number> =>
  Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${reads.liveTable(model)}`)).rows[0]!.n);

const plansOf = async ({ reads, database }: City, question: Question, model: AnyReadModel): Promise<Omit<Took, 'milliseconds'>> => {
  const table = reads.liveTable(model);
  const plans: Plan[] = [];
  for (const statement of await overhear(() => ask(question, model, reads), table)) plans.push(await executedPlanOf(database, statement));
  return { blocks: plans.reduce((sum, plan) => sum + blocksOf(plan), 0), readsAll: plans.some((plan) => isReadThrough(plan, table)) };
};

const few = await open(fewUrl);
const many = await open(manyUrl);
const rows: Record<string, number> = {};
const asked: Asked[] = [];
for (const model of [...listedModels, operationLogModel]) {
  if ((await rowsOf(few, model)) <= grownBeyond) continue;
  rows[model.name] = await rowsOf(many, model);
  const sample = await sampleOf(few.database, model, few.reads.liveTable(model), mainClinic);
  // What no page lists is asked by a door of its own, for whole values.
  for (const question of questionsOf(model, sample, mainClinic, !listedModels.includes(model))) {
    const [before, after] = await timesOf(question, model, [few.reads, many.reads]);
    const { list, words } = question;
    asked.push({
      list,
      words,
      few: { milliseconds: before!, ...(await plansOf(few, question, model)) },
      many: { milliseconds: after!, ...(await plansOf(many, question, model)) },
    });
  }
}

await serve({ rows, asked } satisfies ListsAnswer, async () => {
  await few.close();
  await many.close();
});
