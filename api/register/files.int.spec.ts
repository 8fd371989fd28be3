import { employers, feePrices } from '@healthcert/domain/configuration';
import { foodHandler } from '@healthcert/domain/programme';
import { mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSystem, type Client, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let clinic: Client;

beforeAll(async () => {
  test = await openTestSystem();
  clinic = await test.as('clinicadmin');
});
afterAll(() => test?.close());

const post = (client: Client, url: string, payload: object) => client.request({ method: 'POST', url, payload });
const price = (zh: string, amount: number, more: object = {}) => ({
  name: { zh, en: zh },
  programmeId: foodHandler.id,
  amount,
  ...more,
});
const add = (code: string, value: object) => ({ add: { code, value } });
const rehearsed = (changes: readonly object[], client = clinic, over: object = {}) =>
  post(client, '/api/registers/rehearse', { kind: 'fee-prices', institutionId: mainClinic, changes, ...over });
const codesNow = async () => [...(await test.system.registers.all(feePrices, mainClinic)).keys()];

describe('a list of configuration from a file (A3)', () => {
  it('is read in GB18030 as well', async () => {
    const file = Buffer.from('b4fac2eb2cbdf0b6ee0d0a612c31322e35300d0a', 'hex').toString('base64');
    expect((await post(clinic, '/api/tables/read', { file })).json()).toEqual({
      head: ['代码', '金额'],
      rows: [{ line: 2, cells: ['a', '12.50'] }],
    });
    expect((await post(clinic, '/api/tables/read', { text: '代码,金额\na,1,050' })).json()).toMatchObject({
      error: { code: 'TableRowTooWide' },
    });
  });

  it('is told all that is wrong at once, each step on what the good ones before it leave, and writes nothing', async () => {
    const before = await codesNow();
    const changes = [
      add('n1', price('甲项', 100)),
      add('n2', price('甲项', 200)),
      add('n3', price('乙肝五项', 300)),
      add('n4', price('丙项', -1)),
      { change: { code: 'n1', value: price('甲项改', 150), edition: 1 } },
      { restore: { code: 'n9' } },
      add('n5', price('丁项', 400)),
    ];
    const { problems } = (await rehearsed(changes)).json<{ problems: { step: number; field: string; text: { zh: string } }[] }>();
    expect(problems.map(({ step, field, text }) => `${step} ${field} ${text.zh}`)).toEqual([
      '1 add.value.name.zh “甲项”已用于条目“n1”',
      '2 add.value.name.zh 涉及乙肝检测，人社部发〔2010〕12号禁止',
      '3 add.value.amount 最小为 0',
      '5 restore.code 没有代码为“n9”的条目',
    ]);
    expect(await codesNow()).toEqual(before);
    await clinic.done('changeFeePrices', { institutionId: mainClinic, changes: [changes[0], changes[4], changes[6]] });
    expect((await codesNow()).slice(-2)).toEqual(['n1', 'n5']);
  });

  it('prices nothing that nobody examines (A3)', async () => {
    const changes = [
      add('p1', price('甲项目', 100, { item: 'chestXray' })),
      add('p2', price('乙项目', 100, { item: 'no-such' })),
      add('p3', price('丙项目', 100, { programmeId: 'food-handlr' })),
    ];
    const { problems } = (await rehearsed(changes)).json<{ problems: { step: number; field: string; text: { zh: string } }[] }>();
    expect(problems.map(({ step, field, text }) => `${step} ${field} ${text.zh}`)).toEqual([
      '1 add.value.item 该方案没有项目“no-such”',
      '2 add.value.programmeId 没有正在施行的方案“food-handlr”',
    ]);
  });

  it('is whole or not at all: one bad step, and none is done', async () => {
    const before = await codesNow();
    const answer = await clinic.send('changeFeePrices', {
      institutionId: mainClinic,
      changes: [add('n6', price('戊项', 1)), add('n7', price('戊项', 2))],
    });
    expect(answer).toMatchObject({ code: 'ValueTaken', field: 'changes.1.add.value.name.zh' });
    expect(await codesNow()).toEqual(before);
  });

  it('is written as a workbook, and read back the same', async () => {
    const rows = [
      ['代码', '金额'],
      ['007', '12.50'],
    ];
    const answer = await post(clinic, '/api/tables/write', { form: 'xlsx', title: '价目表', rows });
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const file = answer.rawPayload.toString('base64');
    expect((await post(clinic, '/api/tables/read', { file })).json()).toEqual({ head: rows[0], rows: [{ line: 2, cells: rows[1] }] });
    expect((await post(test.stranger, '/api/tables/write', { form: 'xlsx', title: 'x', rows })).statusCode).toBe(401);
  });

  it('takes 2,000 rows: rehearsed at once, saved in several commands', async () => {
    const city = await test.as('cityadmin');
    const rows = Array.from({ length: 2000 }, (_none, n) =>
      add(`many-${n}`, { name: { zh: `示例单位${n}`, en: `Sample ${n}` }, address: `示例路${n}号`, district: '341102' }),
    );
    const told = await rehearsed(rows, city, { kind: 'employers', institutionId: null });
    expect(told.json()).toEqual({ problems: [] });
    for (let from = 0; from < rows.length; from += 500) await city.done('changeEmployers', { changes: rows.slice(from, from + 500) });
    expect((await test.system.registers.all(employers, null)).size).toBe(2000);
  });

  it('is rehearsed for nobody who may not change it', async () => {
    const step = [add('x', price('甲', 1))];
    expect((await rehearsed(step, await test.as('desk'))).statusCode).toBe(403);
    expect((await rehearsed(step, clinic, { institutionId: 'langya-1' })).statusCode).toBe(403);
    expect((await rehearsed(step, clinic, { institutionId: null })).statusCode).toBe(403);
    expect((await rehearsed(step, clinic, { kind: 'no-such' })).statusCode).toBe(404);
    expect((await rehearsed(step, test.stranger)).statusCode).toBe(401);
  });
});
