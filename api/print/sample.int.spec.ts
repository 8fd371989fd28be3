import { mainClinic } from '@healthcert/ops/seed';
import { encodePng } from '@healthcert/integrations/print';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderedPages } from '../../integrations/print/raster.ts';
import type { ErrorBody } from '../sign-in/index.ts';
import { crewOf, openTestSystem, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
let clinic: Client;
beforeAll(async () => {
  test = await openTestSystem();
  [crew, clinic] = await Promise.all([crewOf(test), test.as('clinicadmin')]);
});
afterAll(() => test?.close());

/** A square of one colour. */
const square = (red: number, side = 300): string => {
  const data = new Uint8Array(side * side * 4).map((_none, n) => [red, 20, 30, 255][n % 4]!);
  return Buffer.from(encodePng({ width: side, height: side, data }, 300)).toString('base64');
};
const seal = (image: string) => ({ name: { zh: '体检专用章', en: 'Seal for examinations' }, image });
const change = (client: Client, institutionId: string | null, ...changes: object[]) =>
  client.send('changeInstitutionSeals', { institutionId, changes });
const sample = (client: Client, payload: object) => client.request({ method: 'POST', url: '/api/print/sample', payload });

/** How much of the first page is of the seal's colour. */
const painted = async (pdf: Uint8Array, red: number): Promise<number> => {
  const [page] = await renderedPages(pdf, 100);
  const { data } = page!.pixels;
  let count = 0;
  for (let n = 0; n < data.length; n += 4) if (data[n] === red && data[n + 1] === 20 && data[n + 2] === 30) count += 1;
  return count;
};
const receiptOf = async (caseId: string): Promise<Uint8Array> =>
  (await crew.desk.request({ url: `/api/print/receipt/${caseId}.pdf` })).rawPayload;

describe('the seal of an institution', () => {
  it('is printed on its papers once it is set, and replaced with its history kept', async () => {
    const { caseId } = await passage(crew, 'registered', { person: somebody() });
    expect(await painted(await receiptOf(caseId), 200)).toBe(0);
    await clinic.done('changeInstitutionSeals', {
      institutionId: mainClinic,
      changes: [{ add: { code: 'seal', value: seal(square(200)) } }],
    });
    expect(await painted(await receiptOf(caseId), 200)).toBeGreaterThan(1000);
    await clinic.done('changeInstitutionSeals', {
      institutionId: mainClinic,
      changes: [{ change: { code: 'seal', value: seal(square(120)), edition: 1 } }],
    });
    const replaced = await receiptOf(caseId);
    expect([await painted(replaced, 200), (await painted(replaced, 120)) > 1000]).toEqual([0, true]);
    const { entryHistory } = await clinic.ask<{ entryHistory: { type: string }[] }>(
      `{ entryHistory(kind: "institution-seals", institutionId: "${mainClinic}", code: "seal") { type } }`,
    );
    expect(entryHistory.map(({ type }) => type)).toEqual(['EntryChanged', 'EntryAdded']);
  });

  it('is a picture, of an institution, set by its own administrator', async () => {
    const add = (image: string) => ({ add: { code: 'other', value: { ...seal(image), name: { zh: '另一枚', en: 'Another' } } } });
    const told = async (answer: Promise<{ code?: string }>) => (await answer).code;
    expect(await told(change(clinic, mainClinic, add(Buffer.from('no picture').toString('base64'))))).toBe('SealNotAnImage');
    expect(await told(change(clinic, mainClinic, add(square(200, 40))))).toBe('SealWrongSize');
    expect(await told(change(await test.as('cityadmin'), null, add(square(200))))).toBe('InstitutionMissing');
    expect(await told(change(await test.as('tianchang-clinic.desk'), mainClinic, add(square(200))))).toBe('NotPermitted');
  });
});

describe('a sample paper', () => {
  it('bears the notices that are being written', async () => {
    const notices = [{ zh: '- **请带演示眼镜**', en: '- Bring glasses' }];
    const answer = await sample(clinic, { kind: 'guideSheet', institutionId: mainClinic, notices, format: 'pdf' });
    expect(answer.statusCode).toBe(200);
    const [page] = await renderedPages(answer.rawPayload, 40);
    expect(page!.text).toContain('请带演示眼镜');
    expect(page!.text).not.toContain('**请带');
  });

  it('is drawn for those who may change what stands on it', async () => {
    expect((await sample(crew.desk, { kind: 'guideSheet', institutionId: mainClinic })).statusCode).toBe(403);
    expect((await sample(test.stranger, { kind: 'guideSheet', institutionId: null })).statusCode).toBe(401);
    const answer = await sample(clinic, { kind: 'receipt', institutionId: mainClinic, seal: 'AAAA' });
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([422, 'SealNotAnImage']);
  });
});

describe('a value tried on a form', () => {
  const field = { code: 'alt', name: { zh: '谷丙转氨酶', en: 'ALT' }, unit: 'U/L', ranges: [{ sex: 'male', high: 50 }, { high: 40 }] };
  const read = (typed: string, sex: string) =>
    clinic.ask<{ valueReading: object }>(
      `query ($field: Json!, $typed: String!, $sex: String!) {
        valueReading(field: $field, typed: $typed, sex: $sex, age: 30) { problem value bound standing } }`,
      { field, typed, sex },
    );

  it.each([
    ['４５', 'male', { problem: null, value: 45, bound: null, standing: 'within' }],
    ['45', 'female', { problem: null, value: 45, bound: null, standing: 'above' }],
    ['>1000', 'male', { problem: null, value: 1000, bound: '>', standing: 'above' }],
    ['1,000', 'male', { problem: 'NotANumber', value: null, bound: null, standing: null }],
  ])('%s of a %s is read as at the station', async (typed, sex, reading) => expect((await read(typed, sex)).valueReading).toEqual(reading));
});
