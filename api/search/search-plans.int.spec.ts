import type { AnyReadModel } from '@healthcert/projections/kernel';
import { nameTerms } from '@healthcert/projections/search-terms';
import { mainClinic } from '@healthcert/ops/seed';
import { Client as PgClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSystem, type TestSystem } from '../testing/index.ts';
import { searchedModels } from './meanings.ts';

const manyRows = 30_000;
const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);
const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红云飞建国文志海燕鹏雪梅春花秋月冬生立新');

let test: TestSystem;
/** As the projections, without their patience: so many rows take as long as they take. */
let filling: PgClient;

/** Rows as the projections write them, of people whose names spread like real ones. */
const fill = async (model: AnyReadModel, columns: Readonly<Record<string, string>>): Promise<void> => {
  const names = surnames.flatMap((first) =>
    given.map((second, n) => `${first}${second}${given[(n * 7 + first.codePointAt(0)!) % given.length]}`),
  );
  const required = Object.entries(model.columns as Record<string, { nullable: boolean; type: string; values?: readonly string[] }>);
  const fallback = ({ type, values }: (typeof required)[number][1]): string =>
    values
      ? `'${values[0]}'`
      : ({
          integer: '1',
          boolean: 'true',
          date: `'2026-11-21'`,
          uuid: 'gen_random_uuid()',
          'text[]': `'{}'`,
          timestamptz: `now() - n * interval '1 minute'`,
        }[type] ?? `'x' || n`);
  const chosen = required.filter(([name, { nullable }]) => name in columns || !nullable);
  const column = (name: string): string => `"${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
  await filling.query(
    `WITH named AS (SELECT row_number() OVER () - 1 AS k, u.name, string_to_array(u.terms, ' ') AS terms FROM unnest($1::text[], $2::text[]) AS u (name, terms))
     INSERT INTO ${test.system.reads.liveTable(model)} (${chosen.map(([name]) => column(name)).join(', ')})
     SELECT ${chosen.map(([name, declared]) => columns[name] ?? fallback(declared)).join(', ')}
     FROM generate_series(1, ${manyRows}) AS n JOIN named ON k = n % ${names.length}`,
    [names, names.map((name) => nameTerms(name).join(' '))],
  );
  await filling.query(`VACUUM ANALYZE ${test.system.reads.liveTable(model)}`);
};

beforeAll(async () => {
  test = await openTestSystem();
  filling = new PgClient({ connectionString: test.system.readPool.options.connectionString });
  await filling.connect();
  const words = `terms || ARRAY['1390' || lpad(n::text, 7, '0'), right(lpad((n * 7919)::text, 4, '0'), 4)]`;
  const clinic = `CASE WHEN n % 3 = 0 THEN '${mainClinic}' ELSE 'clinic-' || n % 40 END`;
  const [cases, certificates, bookings, oldCards, persons] = searchedModels;
  await fill(cases!, {
    name: 'name',
    searchTerms: words,
    institutionId: clinic,
    caseNumber: `'2611' || lpad(n::text, 8, '0')`,
    caseNumberEnd: `lpad(n::text, 6, '0')`,
    certificateNumber: `'341102' || lpad(n::text, 14, '0')`,
  });
  await fill(certificates!, {
    name: 'name',
    searchTerms: words,
    institutionId: clinic,
    number: `'341102' || lpad(n::text, 14, '0')`,
    opaqueId: `'opaque-id-of-' || lpad(n::text, 8, '0')`,
  });
  await fill(bookings!, { name: 'name', searchTerms: words, institutionId: clinic, slotKey: `'2026-11-23 08:00'` });
  await fill(oldCards!, {
    name: 'name',
    searchTerms: `${words} || ARRAY['#' || lpad(n::text, 6, '0')]`,
    institutionId: clinic,
  });
  await fill(persons!, {
    name: 'name',
    searchTerms: words,
    enrolledAt: clinic,
    processing: `CASE WHEN n % 5000 = 0 THEN 'restricted' ELSE 'open' END`,
  });
});
afterAll(async () => {
  await filling.end();
  await test.close();
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}
const scanned = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(scanned),
];

/** The statements on the searched tables while this was done, with their values. */
const statementsOf = async (deed: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]> => {
  const asked: { text: string; values: unknown[] }[] = [];
  const query = vi.spyOn(PgClient.prototype, 'query');
  await deed();
  for (const [sent] of query.mock.calls as unknown as [{ text?: string; values?: unknown[] } | undefined][]) {
    const { text = '', values = [] } = sent ?? {};
    if (text.startsWith('select') && searchedModels.some(({ name }) => text.includes(`"${name.replaceAll('-', '_')}_v`)))
      asked.push({ text, values });
  }
  query.mockRestore();
  return asked;
};

const typed = [
  '王伟',
  '伟芳',
  'lm',
  'zengl',
  'qq',
  '13900012345',
  '4711',
  '002x',
  '012345',
  '261100012345',
  '34110200000000012345',
  '3411020000000',
  'https://x.cn/v/opaque-id-of-00012345',
  '2611000',
];

describe.each(['desk', 'commission', 'cityadmin', 'market'])('a search among very many, by %s', (loginName) => {
  it.each(typed)('reads no table from end to end: %s', async (text) => {
    const client = (await test.as(loginName)).stating('inspection');
    const asked = await statementsOf(() => client.ask('query ($text: String!) { search(text: $text) { hits { id } } }', { text }));
    for (const { text: statement, values } of asked) {
      const { rows } = await test.system.readPool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (FORMAT JSON) ${statement}`, values);
      expect(scanned(rows[0]!['QUERY PLAN'][0]!.Plan), statement).toEqual([]);
    }
    expect(asked.length).toBeGreaterThan(loginName === 'market' && /^\d{4,12}$|x$/.test(text) ? -1 : 0);
  });
});
