import { newId } from '@healthcert/domain/kernel';
import { specimenNumber } from '@healthcert/domain/specimen';
import { defaultLayouts, layoutSchema } from '@healthcert/domain/layout';
import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderedPages } from '../../integrations/print/raster.ts';
import { readBars, readQrs } from '../../integrations/print/testing/read-codes.ts';
import type { ErrorBody } from '../sign-in/index.ts';
import { cityOfFile, passage, putPortrait, somebody, township, type Client, type Crew, type TestSystem } from '../testing/index.ts';

const person = somebody({ name: '阿卜杜热合曼·买买提示例' });

let test: TestSystem;
let crew: Crew;
let caseId: string;
let certificateNumber: string;
let arrived: string;

cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  const portraitFile = await putPortrait(crew.desk, person);
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person, portraitFile }));
  ({ caseId: arrived } = await passage(crew, 'arrived', { person: somebody({ name: '示例来客' }) }));
  await test.settled();
});

const get = (client: Client, path: string) => client.request({ url: `/api/print/${path}` });
const post = (client: Client, path: string, payload: object) => client.request({ method: 'POST', url: `/api/print/${path}`, payload });
/** At the dots of a printer where codes are read, else coarse: then only the words are looked at. */
const printed = 300;
const pagesOf = async (client: Client, path: string, dotsPerInch = 40) => {
  const answer = await get(client, path);
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    'application/pdf',
    'no-store',
  ]);
  return renderedPages(answer.rawPayload, dotsPerInch);
};
const numberOf = async (of: string): Promise<string> =>
  (await crew.desk.ask<{ caseFile: { caseNumber: string } }>(`{ caseFile(caseId: "${of}") { caseNumber } }`)).caseFile.caseNumber;
const entries = async (what: string) =>
  (await test.owner.query<{ kind: string }>('SELECT kind FROM access_log WHERE what = $1 ORDER BY sequence', [what])).rows.map(
    ({ kind }) => kind,
  );
const code = (answer: LightMyRequestResponse) => answer.json<ErrorBody>().error.code;

describe('the papers of a case (A7)', () => {
  it('are the guide sheet, with the way to go and the case in its barcode', async () => {
    const [page, ...more] = await pagesOf(crew.desk, `guideSheet/${arrived}.pdf`, printed);
    expect(more.length).toBe(0);
    expect([page!.width.toFixed(1), page!.height.toFixed(1)]).toEqual(['148.0', '210.0']);
    for (const words of ['体检指引单', '示例来客', '问诊', '胸部X线', '琅琊区示例健康体检中心', '请按顺序', '携带本人有效身份证件'])
      expect(page!.text).toContain(words);
    expect(await readBars(page!)).toEqual([await numberOf(arrived)]);
  });

  it('are the receipt, twice on its sheet', async () => {
    const [page] = await pagesOf(crew.desk, `receipt/${arrived}.pdf`);
    expect(page!.text.match(/示例来客/g)).toHaveLength(2);
    expect(page!.text).toContain('存根');
  });

  it('are a label for each kind of specimen', async () => {
    const pages = await pagesOf(crew.desk, `specimenLabel/${arrived}.pdf`, printed);
    const number = await numberOf(arrived);
    expect(await Promise.all(pages.map(readBars))).toEqual([[specimenNumber(number, 1)], [specimenNumber(number, 2)]]);
    expect(pages.map(({ width, height }) => [width.toFixed(1), height.toFixed(1)])).toEqual([
      ['50.0', '30.0'],
      ['50.0', '30.0'],
    ]);
  });

  it('are a label that tells when the specimen was drawn once it was, and not when it was printed', async () => {
    const [before] = await pagesOf(crew.desk, `specimenLabel/${arrived}.pdf`);
    expect(before!.text).not.toContain('11-21');
    await crew.desk.done('collectSpecimen', { caseId: arrived, number: specimenNumber(await numberOf(arrived), 1) });
    const [after] = await pagesOf(crew.desk, `specimenLabel/${arrived}.pdf`);
    expect(after!.text).toContain('11-21');
  });

  it('are the label of one specimen alone, by its number: once redrawn, the new one', async () => {
    const number = await numberOf(arrived);
    const [one, two, three] = [1, 2, 3].map((serial) => specimenNumber(number, serial)) as [string, string, string];
    const pages = await pagesOf(crew.desk, `specimenLabel/${two}.pdf`, printed);
    expect(await Promise.all(pages.map(readBars))).toEqual([[two]]);
    const of = { caseId: arrived, number: one };
    await (await test.as('lab')).done('rejectSpecimen', { ...of, reason: 'haemolysed' });
    await crew.exam.done('redrawSpecimen', of);
    const redrawn = await post(crew.desk, 'specimenLabel', { ids: [three] });
    expect(await Promise.all((await renderedPages(redrawn.rawPayload)).map(readBars))).toEqual([[three]]);
    expect((await get(crew.desk, `specimenLabel/${specimenNumber('999999999999', 1)}.pdf`)).statusCode).toBe(404);
    expect((await get(await test.as(`${township}.desk`), `specimenLabel/${two}.pdf`)).statusCode).toBe(403);
  });

  it('are the examination form, with findings, values, examiners and the conclusion (健康检查表)', async () => {
    const [page] = await pagesOf(crew.doctor, `examinationForm/${caseId}.pdf`);
    const range = person.sex === 'male' ? '9–50' : '7–40';
    for (const words of ['食品从业人员健康检查表', person.name, person.documentNumber, '未见异常', range, '合格', '主检医师', '既往病史'])
      expect(page!.text.replaceAll(/\s/g, '')).toContain(words);
  });

  it('say every code in the words of the city’s lists, retired ones too', async () => {
    const coded = { ethnicGroup: '03', education: '20', industry: 'catering' };
    const { caseId: told } = await passage(crew, 'arrived', { person: { ...somebody({ name: '示例字典' }), ...coded } });
    const formOf = async () => (await pagesOf(crew.doctor, `examinationForm/${told}.pdf`))[0]!.text.replaceAll(/\s/g, '');
    const city = await test.as('cityadmin');
    const before = await formOf();
    await city.done('changeIndustries', { changes: [{ retire: { code: 'catering' } }] });
    expect(await formOf()).toBe(before);
    for (const words of ['回族', '大学本科', '餐饮']) expect(before).toContain(words);
    expect(before).not.toContain('catering');
    await city.done('changeIndustries', { changes: [{ restore: { code: 'catering' } }] });
  });

  it('are the examination form that says how an X-ray was taken, with its impression (A8)', async () => {
    const { caseId: screened } = await passage(crew, 'arrived', { person: somebody({ name: '示例透视' }) });
    const values = [
      { field: 'method', text: '胸透' },
      { field: 'impression', text: '双肺野清晰。' },
    ];
    await crew.exam.done('recordResult', { caseId: screened, item: 'chestXray', findings: [{ code: 'normal' }], values });
    const [page] = await pagesOf(crew.doctor, `examinationForm/${screened}.pdf`);
    expect(page!.text.replaceAll(/\s/g, '')).toContain('未见异常；检查方法：透视；影像印象：双肺野清晰');
    expect(page!.text).not.toContain('片号');
  });

  it('are pictures too, of the same design', async () => {
    const answer = await get(crew.certs, `card/${certificateNumber}.png`);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.rawPayload.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([answer.rawPayload.readUInt32BE(16), answer.rawPayload.readUInt32BE(20)]).toEqual([1011, 638]);
  });
});

describe('who may print', () => {
  it('is told by operation and field group, and the refusal is recorded', async () => {
    const before = (await entries('examination-form')).length;
    const answer = await get(crew.desk, `examinationForm/${caseId}.pdf`);
    expect([answer.statusCode, code(answer)]).toEqual([403, 'NotPermitted']);
    expect((await entries('examination-form')).slice(before)).toEqual(['refused']);
  });
  it('is nobody of another place', async () => {
    const elsewhere = await test.as(`${township}.desk`);
    expect((await get(elsewhere, `guideSheet/${caseId}.pdf`)).statusCode).toBe(403);
  });
  it('is nobody who has not signed in', async () =>
    expect((await test.stranger.request({ url: `/api/print/guideSheet/${caseId}.pdf` })).statusCode).toBe(401));
  it('reads nothing of what there is not', async () => {
    expect((await get(crew.desk, 'guideSheet/0199aa00-0000-7000-8000-000000000000.pdf')).statusCode).toBe(404);
    expect((await get(crew.desk, 'passport/1.pdf')).statusCode).toBe(400);
  });
  it('is recorded before the answer', async () => {
    const before = (await entries('guide-sheet')).length;
    await get(crew.desk, `guideSheet/${caseId}.pdf`);
    expect((await entries('guide-sheet')).slice(before)).toEqual(['read']);
  });
});

describe('a batch', () => {
  it('is one PDF, that says while it comes how far it is', async () => {
    const answer = await post(crew.desk, 'guideSheet', { ids: [caseId, arrived, caseId] });
    expect([answer.statusCode, answer.headers['x-papers'], answer.headers['x-papers-left-out']]).toEqual([200, '2', '0']);
    const text = answer.rawPayload.toString('latin1');
    expect(text.indexOf('/HealthcertPapers 1')).toBeLessThan(text.indexOf('/HealthcertPapers 2'));
    expect((await renderedPages(answer.rawPayload, 40)).length).toBe(2);
  });
  it('is of what a filter finds', async () => {
    const answer = await post(crew.desk, 'guideSheet', { filter: { caseNumber: { eq: await numberOf(arrived) } } });
    expect(answer.headers['x-papers']).toBe('1');
  });
  it('counts what was printed before', async () => {
    await post(crew.desk, 'receipt', { ids: [arrived] });
    expect((await post(crew.desk, 'receipt', { ids: [arrived, caseId] })).headers['x-papers-reprinted']).toBe('1');
  });
  it('of which there is nothing to draw is refused in words', async () => {
    const { caseId: registered } = await passage(crew, 'registered', { person: somebody() });
    const answer = await post(crew.desk, 'specimenLabel', { ids: [registered] });
    expect([answer.statusCode, code(answer)]).toEqual([422, 'NothingToPrint']);
  });
  it('is five hundred papers at most', async () =>
    expect((await post(crew.desk, 'receipt', { ids: Array.from({ length: 501 }, () => caseId) })).statusCode).toBe(400));
  it('counts once what is asked for again under the same job, because nothing came out', async () => {
    const { caseId: fresh } = await passage(crew, 'arrived', { person: somebody() });
    const job = newId();
    const reprints = async (asked: object) => (await post(crew.desk, 'receipt', { ids: [fresh], ...asked })).headers['x-papers-reprinted'];
    expect([await reprints({ job }), await reprints({ job }), await reprints({})]).toEqual(['0', '0', '1']);
    const { rows } = await test.owner.query('SELECT 1 FROM printed_paper WHERE paper_id = $1', [fresh]);
    expect(rows).toHaveLength(2);
  });
  it('leaves out what may not be printed, and says how many', async () => {
    const answer = await post(crew.certs, 'card', { ids: [certificateNumber, 'no-such'], overlay: true });
    expect([answer.headers['x-papers'], answer.headers['x-papers-left-out']]).toEqual(['1', '1']);
    expect(answer.rawPayload.toString('latin1')).toContain('/HealthcertLeftOut /no-such');
    const [front] = await renderedPages(answer.rawPayload);
    expect(front!.text).toContain(person.name);
    expect(front!.text).not.toContain('扫码核验真伪');
    expect(await readQrs(front!)).toHaveLength(1);
  });
});

describe('the examination form of a concluded case', () => {
  const kept = async () =>
    (
      await test.owner.query<{ version: number; sha256: string }>(
        'SELECT version, sha256 FROM archived_paper WHERE paper_id = $1 ORDER BY version',
        [caseId],
      )
    ).rows;

  it('is kept, and the same bytes for the same state', async () => {
    const first = await get(crew.doctor, `examinationForm/${caseId}.pdf`);
    test.clock.advance({ minutes: 5 });
    const second = await get(crew.doctor, `examinationForm/${caseId}.pdf`);
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    expect(await kept()).toHaveLength(1);
  });

  it('is kept again once the case was corrected, and the earlier one stays', async () => {
    await crew.admin.done('revokeCertificate', { caseId, certificateNumber, reason: '演示' });
    await crew.doctor.done('reopenCase', { caseId, reason: '演示' });
    await crew.doctor.done('concludeByHand', { caseId, outcome: 'fit', reason: '演示更正' });
    const [page] = await pagesOf(crew.doctor, `examinationForm/${caseId}.pdf`);
    expect(page!.text).toContain('演示更正');
    const versions = await kept();
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    expect(versions[0]!.sha256).not.toBe(versions[1]!.sha256);
  });

  it('is read again as it was, each reading on record, by whoever may read the case', async () => {
    const before = (await entries('examination-form')).length;
    const [page] = await pagesOf(crew.doctor, `examinationForm/${caseId}/1.pdf`);
    expect(page!.text).not.toContain('演示更正');
    expect((await get(crew.desk, `examinationForm/${caseId}/1.pdf`)).statusCode).toBe(403);
    expect((await get(crew.doctor, `examinationForm/${caseId}/3.pdf`)).statusCode).toBe(404);
    expect((await entries('examination-form')).slice(before)).toEqual(['read', 'refused', 'read']);
    const versionsFor = async (client: Client) =>
      (
        await client.ask<{ caseFile: { keptForms: { version: number }[] | null } }>(
          `{ caseFile(caseId: "${caseId}") { keptForms { version } } }`,
        )
      ).caseFile.keptForms;
    expect(await versionsFor(crew.doctor)).toEqual([{ version: 2 }, { version: 1 }]);
    expect(await versionsFor(crew.desk)).toBeNull();
  });

  it('is kept by a batch as well', async () => {
    const { caseId: other } = await passage(crew, 'reviewed', { person: somebody() });
    await post(crew.doctor, 'examinationForm', { ids: [caseId, other] });
    const { rows } = await test.owner.query('SELECT version FROM archived_paper WHERE paper_id = $1', [other]);
    expect(rows).toEqual([{ version: 1 }]);
  });
});

describe('a design', () => {
  const mainClinic = async (): Promise<string> =>
    (await crew.desk.request({ url: '/api/me' })).json<{ institution: { id: string } }>().institution.id;
  const own = layoutSchema.parse({
    ...defaultLayouts.receipt,
    pages: [
      {
        elements: [
          ...defaultLayouts.receipt.pages[0]!.elements,
          { kind: 'text', text: '本院自己的版式', box: { x: 8, y: 100, width: 60, height: 4 }, size: 3 },
        ],
      },
    ],
  });

  it('is looked at with nobody’s data before it is saved', async () => {
    const answer = await post(crew.admin, 'preview', { design: own });
    const [page] = await renderedPages(answer.rawPayload);
    expect(page!.text).toContain('本院自己的版式');
    expect(page!.text).toContain('欧阳示例');
    expect((await post(crew.admin, 'preview', { design: own, format: 'png' })).headers['content-type']).toBe('image/png');
    expect((await post(crew.desk, 'preview', { design: own })).statusCode).toBe(403);
    expect((await post(crew.admin, 'preview', { design: { kind: 'receipt' } })).statusCode).toBe(400);
  });

  it('is what its institution prints by from then on, and no other', async () => {
    const institutionId = await mainClinic();
    await crew.admin.done('saveLayoutDraft', { kind: 'receipt', institutionId, design: own });
    await crew.admin.done('publishLayout', { kind: 'receipt', institutionId });
    const [page] = await pagesOf(crew.desk, `receipt/${arrived}.pdf`);
    expect(page!.text).toContain('本院自己的版式');
    await crew.admin.done('withdrawLayout', { kind: 'receipt', institutionId });
    const [again] = await pagesOf(crew.desk, `receipt/${arrived}.pdf`);
    expect(again!.text).not.toContain('本院自己的版式');
  });

  it('is told what is wrong with it', async () => {
    const { layoutProblems } = await crew.admin.ask<{ layoutProblems: { code: string }[] }>(
      `query Problems($design: Json!) { layoutProblems(design: $design) { code severity path text { zh en } } }`,
      { design: { ...own, paper: { width: 100, height: 210 } } },
    );
    expect(new Set(layoutProblems.map((problem) => problem.code))).toEqual(new Set(['OutsidePage']));
  });

  it('has a page to measure the printer with', async () => {
    const [page] = await pagesOf(crew.desk, 'test-grid.pdf?printer=A1&x=1.5&scale=0.98');
    for (const words of ['打印校准页', 'A1', '1.5 mm', '98.0 %']) expect(page!.text).toContain(words);
  });
});
