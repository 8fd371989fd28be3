import { readTable } from '@healthcert/integrations/spreadsheet';
import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((made) => ({ test, crew } = made));
beforeAll(async () => {
  await passage(crew, 'issued', { person: somebody({ name: '示例甲' }) });
  await passage(crew, 'registered', { person: somebody({ name: '=示例乙' }) });
  await passage(crew, 'registered', { person: somebody({ name: '示例丙' }) });
  await test.settled();
});

const asked = {
  form: 'csv',
  columns: ['name', 'stage', 'institutionId', 'concludedBy', 'registeredAt', 'certifiable'],
  sort: { by: 'name', descending: true },
  words: { stage: { registered: '已登记', reviewed: '已复核' }, certifiable: { true: '是', false: '否' } },
};
const take = (client: Client, more: object = {}, list = 'case-worklist') =>
  client.request({ method: 'POST', url: `/api/export/${list}`, payload: { ...asked, ...more } });
const tableOf = async (client: Client, more: object = {}, list?: string) => readTable((await take(client, more, list)).rawPayload);

describe('a list as a file (A3, A4)', () => {
  it('has the columns asked for, in the order of the list, in words; names and times as on the page', async () => {
    const answer = await take(crew.desk);
    expect(answer.headers).toMatchObject({
      'content-disposition': 'attachment; filename="case-worklist-2026-11-21.csv"',
      'x-total-rows': '3',
      'cache-control': 'no-store',
    });
    const { head, rows } = readTable(answer.rawPayload);
    expect(head).toEqual(['姓名', '进度', '机构', '主检医师', '登记时间', '可发证']);
    const [clinic, doctor] = await Promise.all([test.system.institutionName(mainClinic), test.system.staffName('staff-doctor')]);
    const time = expect.stringMatching(/^2026-11-21 07:3\d$/);
    const { caseWorklist } = await crew.desk.ask<{ caseWorklist: { nodes: { name: string }[] } }>(
      '{ caseWorklist(sort: { by: name, descending: true }) { nodes { name } } }',
    );
    const lines = {
      示例丙: ['示例丙', '已登记', clinic, '', time, '否'],
      '=示例乙': ['=示例乙', '已登记', clinic, '', time, '否'],
      示例甲: ['示例甲', '已复核', clinic, doctor, time, '是'],
    };
    expect(rows.map(({ cells }) => cells)).toEqual(caseWorklist.nodes.map(({ name }) => lines[name as keyof typeof lines]));
    // Nothing that a spreadsheet would run.
    expect(answer.body).toContain("\r\n'=示例乙,");
  });

  it('holds what the filter finds, as a workbook, in the other language', async () => {
    const more = { form: 'xlsx', language: 'en', filter: { name: '丙', stage: ['registered'] }, words: {}, columns: ['name', 'stage'] };
    const { head, rows } = await tableOf(crew.desk, more);
    expect(head).toEqual(['Name', 'Stage']);
    expect(rows.map(({ cells }) => cells)).toEqual([['示例丙', 'registered']]);
  });

  it('is a heading where nothing is found', async () => {
    const answer = await take(crew.desk, { filter: { name: '无此人' } });
    expect(answer.body).toBe('\uFEFF姓名,进度,机构,主检医师,登记时间,可发证\r\n');
    expect(answer.headers['x-total-rows']).toBe('0');
  });

  it('has amounts as numbers, and shows a certificate past its day as expired', async () => {
    const fees = await take(crew.desk, { columns: ['charged', 'feeState'], sort: null }, 'fee-list');
    expect(fees.statusCode).toBe(200);
    for (const line of fees.body.trim().split('\r\n').slice(1)) expect(line).toMatch(/^\d+\.\d\d,/);
    const validity = { columns: ['validity'], sort: null, words: { validity: { valid: '有效', expired: '已过期' } } };
    expect((await tableOf(crew.certs, validity, 'certificate-register')).rows.map(({ cells }) => cells)).toEqual([['有效']]);
  });

  it('leaves empty what the role may not see, and enters who is in it before it leaves', async () => {
    const market = await test.as('market');
    const columns = ['name', 'validity'];
    expect((await take(market, { columns, sort: null }, 'certificate-register')).statusCode).toBe(200);
    await take(crew.desk);
    const [entry] = await test.system.accessLog.list({ institutions: null, limit: 1 });
    expect(entry).toMatchObject({ kind: 'read', what: 'case-worklist-export', actorId: 'staff-desk', subjectCount: 3 });
  });

  it.each([
    ['a stranger', () => test.stranger, {}, 'case-worklist', 401, 'NotSignedIn', null],
    ['one whose roles do not hold it', () => test.as('market'), {}, 'case-worklist', 403, 'NotPermitted', null],
    ['a list that there is not', () => crew.desk, {}, 'no-list', 404, 'NotFound', null],
    ['a column that there is not', () => crew.desk, { columns: ['nothing'] }, 'case-worklist', 400, 'InvalidInput', 'nothing'],
    ['a hidden column', () => crew.desk, { columns: ['searchTerms'] }, 'case-worklist', 400, 'InvalidInput', 'searchTerms'],
    ['a hidden filter', () => crew.desk, { filter: { searchTerms: 'x' } }, 'case-worklist', 400, 'InvalidInput', 'filter'],
    ['a code that is none', () => crew.desk, { filter: { stage: ['x'] } }, 'case-worklist', 400, 'InvalidInput', 'filter.stage.0'],
    ['an order that is none', () => crew.desk, { sort: { by: 'name; drop' } }, 'case-worklist', 400, 'InvalidInput', 'sort.by'],
    ['no columns', () => crew.desk, { columns: [] }, 'case-worklist', 400, 'InvalidInput', 'columns'],
  ])('is refused: %s', async (_what, who, more, list, status, code, field) => {
    const answer = await take(await who(), more, list);
    expect([answer.statusCode, answer.json()]).toEqual([status, { error: { code, field, text: expect.any(Object) } }]);
  });
});
