import { utils, write } from '@e965/xlsx';
import { seedResult, seededRandom } from '@healthcert/ops/seed';
import { foodHandler } from '@healthcert/domain/programme';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, otherCounty, passage, registration, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';
import type { Preview } from './preview.ts';

let test: TestSystem;
let crew: Crew;
let laboratory: Client;

cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  laboratory = await test.as('lab');
});

interface Present {
  readonly caseId: string;
  readonly name: string;
  readonly caseNumber: string;
  readonly document: string;
  readonly blood: string;
  readonly stool: string;
}

const someone = (sex: 'male' | 'female') => {
  let person = somebody();
  while (person.sex !== sex) person = somebody();
  return person;
};

const present = async (person = somebody()): Promise<Present> => {
  const { caseId } = await passage(crew, 'arrived', { person });
  const { caseFile } = await laboratory.ask<{ caseFile: { caseNumber: string; specimens: { number: string; kind: string }[] } }>(
    'query ($id: ID!) { caseFile(caseId: $id) { caseNumber specimens { number kind } } }',
    { id: caseId },
  );
  await test.settled();
  const of = (kind: string): string => caseFile.specimens.find((specimen) => specimen.kind === kind)!.number;
  const { caseNumber } = caseFile;
  return { caseId, name: person.name, caseNumber, document: person.documentNumber, blood: of('blood'), stool: of('stool') };
};

const ask = (client: Client, payload: object) => client.request({ method: 'POST', url: '/api/results/preview', payload });
const csv = (rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join(',')).join('\n');
const previewed = async (rows: readonly (readonly string[])[], columns: (string | null)[] = [], client = laboratory): Promise<Preview> => {
  const answer = await ask(client, { file: Buffer.from(csv(rows)).toString('base64'), columns });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Preview>();
};
const told = ({ rows }: Preview) => rows.map(({ line, state, problems }) => [line, state, ...problems.map(({ text }) => text.zh)]);

const enter = async ({ rows }: Preview) => {
  const answers = [];
  for (const { commandId, input } of rows.flatMap(({ entries }) => entries))
    answers.push(await laboratory.send('recordResult', input, { commandId }));
  return answers;
};
const valuesOf = async (caseId: string) => {
  const { caseFile } = await laboratory.ask<{ caseFile: { items: { code: string; result: unknown }[] } }>(
    'query ($id: ID!) { caseFile(caseId: $id) { items { code result { findings { code } values { value bound standing text } reagentLot } } } }',
    { id: caseId },
  );
  return Object.fromEntries(caseFile.items.filter(({ result }) => result !== null).map(({ code, result }) => [code, result]));
};

describe('a file of results (A8)', () => {
  it('is shown before anything is written, entered by ordinary commands, and doubles nothing when it is entered again', async () => {
    const [one, two, three] = [await present(someone('male')), await present(), await present()];
    const rows = [
      ['条码', '姓名', '谷丙转氨酶', '试剂批号', '医院编码'],
      [one.blood, one.name, '＞１０００', 'L-7', 'x'],
      [two.blood, two.name, '２８.５ U/L', 'L-7', 'x'],
      [three.blood, two.name, '31', 'L-7', 'x'],
    ];
    const before = await test.events();
    const shown = await previewed(rows);
    expect(await test.events()).toBe(before);
    expect(shown.columns.map(({ meaning }) => meaning)).toEqual(['specimen', 'name', 'value/alt/alt', 'reagentLot', 'nothing']);
    expect(told(shown)).toEqual([
      [2, 'good'],
      [3, 'good'],
      [4, 'refused', '姓名与此号码的人不一致，可能是他人的标本'],
    ]);
    expect(shown.rows[0]).toMatchObject({ name: one.name, caseNumber: one.caseNumber, entries: [{ item: 'alt', abnormal: true }] });
    expect(shown.rows[0]!.entries[0]!.values).toMatchObject([{ standing: 'above', read: { value: 1000, bound: '>' } }]);

    expect((await enter(shown)).map(({ __typename }) => __typename)).toEqual(['CommandReceipt', 'CommandReceipt']);
    expect(await valuesOf(one.caseId)).toEqual({
      alt: {
        findings: [],
        values: [{ value: 1000, bound: '>', standing: 'above', text: '＞１０００' }],
        reagentLot: 'L-7',
      },
    });
    expect(await valuesOf(three.caseId)).toEqual({});

    const after = await test.events();
    expect((await enter(shown)).map(({ repeated }) => repeated)).toEqual([true, true]);
    await test.settled();
    const again = await previewed(rows);
    expect(told(again).map(([, state]) => state)).toEqual(['known', 'known', 'refused']);
    await enter(again);
    expect(await test.events()).toBe(after);
  });

  it('says of every row in words what is wrong with it, and enters no part of it', async () => {
    const [one, two] = [await present(), await present()];
    const misread = `${one.blood.slice(0, -1)}${(Number(one.blood.at(-1)) + 1) % 10}`;
    const shown = await previewed([
      ['标本号', '体检号', '谷丙转氨酶', '甲型肝炎病毒IgM抗体', '检验时间'],
      [one.blood, two.caseNumber, '31', '', ''],
      [misread, '', '31', '', ''],
      [one.stool, '', '31', '', ''],
      ['', '260101999999', '31', '', ''],
      ['', '12AB', '31', '', ''],
      ['', '', '31', '', ''],
      [one.blood, '', '1;5', '', ''],
      [one.blood, '', '', '阴性(+)', ''],
      [one.blood, '', '31', '', '11/21/26'],
      [one.blood, '', '31', '', '2031-01-01'],
      [one.blood, '', '', '', ''],
      [one.blood, one.caseNumber, '31', '', '2026-11-21 07:00'],
      ['', one.caseNumber, '32', '', ''],
      ['', two.caseNumber, '>20', '', ''],
      ['', two.caseNumber, '', '阴性(-)', ''],
    ]);
    expect(told(shown)).toEqual([
      [2, 'refused', `这一行的号码属于不同的人（${two.caseNumber}、${one.caseNumber}）`],
      [3, 'refused', '标本号的校验位不符，请重新扫描'],
      [4, 'refused', '“丙氨酸氨基转移酶”不用此标本检验'],
      [5, 'refused', '本机构没有此体检号的人'],
      [6, 'refused', '不是体检号（12位数字）'],
      [7, 'refused', '没有填写是谁的'],
      [8, 'refused', '指标“谷丙转氨酶”不是数值'],
      [9, 'refused', '“甲型肝炎病毒IgM抗体”不用此标本检验'],
      [10, 'refused', '不是日期或时间'],
      [11, 'refused', '丙氨酸氨基转移酶：检查时间晚于现在'],
      [12, 'empty'],
      [13, 'good'],
      [14, 'refused', '与第 13 行是同一人的同一项目'],
      [15, 'refused', expect.stringContaining('谷丙转氨酶')],
      [16, 'refused', '甲型肝炎病毒IgM抗体：该受检者未开此项目'],
    ]);
  });

  it('finds people by their document, reads findings as they are written, and takes what a column means from a person', async () => {
    const [one, two] = [await present(), await present()];
    const rows = [
      ['身份证号', '志贺', '痢疾杆菌培养', '伤寒、副伤寒沙门菌培养'],
      [one.document, 'x', '未检出', '检出其他沙门菌'],
      [two.document.toLowerCase(), 'x', '有', '未检出'],
    ];
    const shown = await previewed(rows);
    expect(told(shown)).toEqual([
      [2, 'good'],
      [3, 'refused', '痢疾杆菌培养：没有“有”这一所见'],
    ]);
    expect(shown.rows[0]!.entries.map(({ item, abnormal }) => [item, abnormal])).toEqual([
      ['shigella', false],
      ['salmonella', true],
    ]);
    const mapped = await previewed(rows, [null, null, 'nothing', null]);
    expect(told(mapped).map(([, state]) => state)).toEqual(['good', 'good']);
    const twice = await previewed(rows, [null, 'findings/shigella', null, null]);
    expect([twice.problems.map(({ zh }) => zh), twice.rows[0]!.state]).toEqual([['有两列都是“痢疾杆菌培养”，请只留一列'], 'empty']);
    expect(
      (
        await previewed([
          ['甲', '乙'],
          ['1', '2'],
        ])
      ).problems,
    ).toHaveLength(2);
  });

  it('is pasted as rows with headings just as well', async () => {
    const one = await present();
    const answer = await ask(laboratory, { text: `体检号\t姓名\tALT\n${one.caseNumber}\t${one.name}\t22` });
    expect(told(answer.json<Preview>())).toEqual([[2, 'good']]);
  });

  it('with merged cells or of another kind is refused whole', async () => {
    const sheet = utils.aoa_to_sheet([
      ['体检号', 'ALT'],
      ['1', '2'],
      ['', '3'],
    ]);
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '结果');
    const merged = (write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer).toString('base64');
    const answer = await ask(laboratory, { file: merged });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { error: { code: 'TableMergedCells' } }]);
    const large = await ask(laboratory, { file: Buffer.alloc(8 * 1024 * 1024).toString('base64') });
    expect(large.statusCode).toBe(413);
  });

  it('reaches nobody of another place, is nobody’s who may not enter results, and is in the access log', async () => {
    const one = await present();
    const input = registration(somebody(), { institutionId: otherCounty, programmeId: foodHandler.id });
    const elsewhere = await test.as('tianchang-clinic.desk');
    await elsewhere.done('registerCase', input);
    await elsewhere.done('recordArrival', { caseId: input.caseId });
    await test.settled();
    const { caseFile } = await elsewhere.ask<{ caseFile: { caseNumber: string } }>(
      'query ($id: ID!) { caseFile(caseId: $id) { caseNumber } }',
      { id: input.caseId },
    );
    const rows = [
      ['体检号', 'ALT'],
      [caseFile.caseNumber, '20'],
      [one.caseNumber, '20'],
    ];
    expect(told(await previewed(rows))).toEqual([
      [2, 'refused', '本机构没有此体检号的人'],
      [3, 'good'],
    ]);
    const refusals = await Promise.all(
      ['desk', 'certs'].map(async (name) => (await ask(await test.as(name), { text: 'a,b\n1,2' })).statusCode),
    );
    expect(refusals).toEqual([403, 403]);
    expect((await ask(test.stranger, { text: 'a,b\n1,2' })).statusCode).toBe(401);
    const { rows: logged } = await test.owner.query<{ kind: string; n: number }>(
      "SELECT kind, count(*)::int AS n FROM access_log WHERE what = 'result-import' GROUP BY kind ORDER BY kind",
    );
    expect(logged.find(({ kind }) => kind === 'refused')?.n).toBe(2);
    expect(logged.find(({ kind }) => kind === 'read')?.n).toBeGreaterThan(3);
  });
});

describe('a sheet of those who wait at a station (A8)', () => {
  it('has everybody present with their items, and typed values are judged as they will be', async () => {
    const one = await present(someone('female'));
    const { stationSheet } = await laboratory.ask<{
      stationSheet: { caseId: string; specimens: string[]; items: { code: string; state: string }[] }[];
    }>('{ stationSheet(station: "laboratory") { caseId specimens items { code state } } }');
    const row = stationSheet.find(({ caseId }) => caseId === one.caseId);
    expect(row?.specimens).toEqual([one.blood, one.stool]);
    expect(row?.items).toContainEqual({ code: 'alt', state: 'pending' });

    const texts = ['＞１０００', '41', '40', '<5', '高'];
    const { judgeValues } = await laboratory.ask<{ judgeValues: object[] }>(
      'query ($values: [TypedValue!]!) { judgeValues(values: $values) { value bound standing problem { zh } } }',
      { values: texts.map((text) => ({ caseId: one.caseId, item: 'alt', field: 'alt', text })) },
    );
    expect(judgeValues).toEqual([
      { value: 1000, bound: '>', standing: 'above', problem: null },
      { value: 41, bound: null, standing: 'above', problem: null },
      { value: 40, bound: null, standing: 'within', problem: null },
      { value: 5, bound: '<', standing: 'below', problem: null },
      { value: null, bound: null, standing: null, problem: { zh: '指标“谷丙转氨酶”不是数值' } },
    ]);
    const elsewhere = await test.as('tianchang-clinic.exam');
    const asked = { values: [{ caseId: one.caseId, item: 'alt', field: 'alt', text: '1' }] };
    expect(await elsewhere.ask('query ($values: [TypedValue!]!) { judgeValues(values: $values) { standing } }', asked)).toEqual({
      judgeValues: [],
    });
    const exam = seedResult(seededRandom('sheet'), foodHandler.items[0]!, 'female', false);
    await crew.exam.done('recordResult', { caseId: one.caseId, item: 'history', ...exam });
  });
});
