import { operationLogModel } from '@healthcert/projections/operation-log';
import { restrictedPersons } from '@healthcert/projections/person';
import {
  columnName,
  createReads,
  LiveReadModels,
  openReadDatabase,
  prepareReadModels,
  type AnyReadModel,
  type Column,
  type OpenedReadDatabase,
  type Reads,
} from '@healthcert/projections/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listedModels } from '../../../api/graphql/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../../integrations/postgres/testing/index.ts';
import { overhear } from './overhear.ts';
import { isReadThrough, planOf } from './plans.ts';
import { questionsOf } from './questions.ts';
import { sampleOf } from './sample.ts';
import { ask } from './timings.ts';

/** Rows that are there, and how many times as many Postgres is told there are: it then plans as in a city of a million cases. */
const rowsThere = 2000;
const told = 500;
/** What Postgres reckons for some thousand rows that lie in its memory. To read a million takes more than ten thousand. */
const dear = 2000;

const clinic = 'clinic-7';

const growing = [...listedModels, operationLogModel].filter(({ few }) => !few);

/** A thousandth that the row n draws, for each column another. */
const draw = (name: string): string => `(abs(hashtext('${name}' || n)) % 1000)`;
/** Codes whose list of values is not declared: a few dozen, of which some are seldom. */
const isCode = (name: string): boolean => /(Id|Code|By)$|^(category|type|slot|until|detail|disease|item)$/.test(name);
const middle = rowsThere / 2 + 1;

const valueOf = (model: AnyReadModel, name: string, { type, values }: Column): string => {
  const seldom = draw(name);
  if (name === model.institution) return `'clinic-' || n % 40`;
  if (name === model.words) return `ARRAY[left(md5('${name}' || n), 6), CASE WHEN n % 100 = 0 THEN 'wangwei' ELSE 'w' || n END]`;
  if (values) {
    const [usual, ...others] = values.map((value) => `'${String(value)}'`);
    return others.length === 0
      ? usual!
      : `CASE WHEN ${seldom} < 960 THEN ${usual} ELSE (ARRAY[${others.join()}])[1 + n % ${others.length}] END`;
  }
  switch (type) {
    case 'uuid':
      return `md5('${name}' || n)::uuid`;
    case 'text':
      return isCode(name) ? `'code-' || CASE WHEN ${seldom} < 960 THEN n % 5 ELSE n % 40 END` : `md5('${name}' || n)`;
    case 'integer':
    case 'bigint':
      return seldom;
    case 'boolean':
      return `${seldom} < 970`;
    case 'date':
      return `DATE '2026-11-21' - (n % 1800)::int`;
    case 'timestamptz':
      return `TIMESTAMPTZ '2026-11-21T08:00Z' - n * interval '11 minutes'`;
    case 'jsonb':
      return `'{}'`;
    case 'text[]':
      return `CASE WHEN ${seldom} < 50 OR n = ${middle} THEN ARRAY['one'] ELSE '{}' END`;
  }
};

const fill = async (client: Client, model: AnyReadModel, table: string): Promise<void> => {
  const columns = Object.entries(model.columns as Record<string, Column>);
  const empty = (name: string, { nullable }: Column): string =>
    nullable
      ? `CASE WHEN ${draw(`${name} empty`)} < 300 AND n <> ${middle} THEN NULL ELSE ${valueOf(model, name, model.columns[name])} END`
      : valueOf(model, name, model.columns[name]);
  await client.query(
    `INSERT INTO ${table} (${columns.map(([name]) => `"${columnName(name)}"`).join()})
     SELECT ${columns.map(([name, column]) => empty(name, column)).join()} FROM generate_series(1, ${rowsThere}) AS n ON CONFLICT DO NOTHING`,
  );
  await client.query(`VACUUM ANALYZE ${table}`);
};

let database: TestDatabase;
let app: Client;
let opened: OpenedReadDatabase;
let live: LiveReadModels;
let reads: Reads;

beforeAll(async () => {
  database = await createTestDatabase();
  app = new Client(database.appUrl);
  await app.connect();
  opened = openReadDatabase(database.appUrl);
  await prepareReadModels(opened.pool, growing, 'epoch');
  live = new LiveReadModels({ pool: opened.pool, connectionString: null, models: growing, epoch: 'epoch' });
  await live.start();
  reads = createReads(opened.db, live, restrictedPersons);
  for (const model of growing) await fill(app, model, reads.liveTable(model));
  await app.query(
    `SELECT pg_restore_relation_stats('schemaname', 'read_models', 'relname', relname::text, 'reltuples', (reltuples * ${told})::real)
     FROM pg_class WHERE relnamespace = 'read_models'::regnamespace AND relkind IN ('r', 'i') AND reltuples > 0`,
  );
});

afterAll(async () => {
  await app.end();
  await live.close();
  await opened.close();
  await database.drop();
});

describe('what may be asked of a list that grows with the cases', () => {
  it.each(growing.map((model) => [model.name, model] as const))('is found without reading all of it: %s', async (_name, model) => {
    const table = reads.liveTable(model);
    const slow: string[] = [];
    const sample = await sampleOf(app, model, table, clinic);
    for (const question of questionsOf(model, sample, clinic, model === operationLogModel)) {
      for (const statement of await overhear(() => ask(question, model, reads), table)) {
        const plan = await planOf(opened.pool, statement);
        if (isReadThrough(plan, table) || plan['Total Cost'] > dear) slow.push(`${question.words}: ${Math.round(plan['Total Cost'])}`);
      }
    }
    expect(slow).toEqual([]);
  });
});
