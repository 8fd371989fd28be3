import { mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
let clinic: Client;

beforeAll(async () => {
  test = await openTestSystem();
  [crew, clinic] = await Promise.all([crewOf(test), test.as('clinicadmin')]);
});
afterAll(() => test?.close());

/** A man: the form's ranges differ by sex. */
const person = () => {
  let drawn = somebody();
  while (drawn.sex !== 'male') drawn = somebody();
  return drawn;
};
const form = (high: number) => ({
  name: { zh: '丙氨酸氨基转移酶', en: 'ALT' },
  fields: [{ code: 'alt', name: { zh: '谷丙转氨酶', en: 'ALT' }, unit: 'U/L', ranges: [{ low: 5, high }] }],
  walkingOrder: 1,
});
const publish = (high: number, edition: number) =>
  clinic.done('changeResultForms', {
    institutionId: mainClinic,
    changes: [
      edition === 1 ? { add: { code: 'alt', value: form(high) } } : { change: { code: 'alt', value: form(high), edition: edition - 1 } },
    ],
  });
const enter = (caseId: string, text: string) =>
  crew.exam.done('recordResult', { caseId, item: 'alt', findings: [], values: [{ field: 'alt', text }] });
const altOf = async (caseId: string) => {
  const { caseFile } = await crew.doctor.ask<{ caseFile: { items: { code: string; state: string; result: object | null }[] } }>(
    `query ($caseId: ID!) { caseFile(caseId: $caseId) { items { code state result {
      abnormal age form { institutionId edition } values { field value bound text standing } } } } }`,
    { caseId },
  );
  return caseFile.items.find(({ code }) => code === 'alt')!.result;
};

describe('the form of results (A5)', () => {
  it('is the programme’s until the institution has one, then its own at once, and each result keeps what judged it', async () => {
    const [before, after, raised] = await Promise.all(Array.from({ length: 3 }, () => passage(crew, 'arrived', { person: person() })));
    await enter(before!.caseId, '48');
    expect(await altOf(before!.caseId)).toMatchObject({ abnormal: false, form: null });
    await publish(30, 1);
    await enter(after!.caseId, '４８');
    expect(await altOf(after!.caseId)).toMatchObject({
      abnormal: true,
      form: { institutionId: mainClinic, edition: 1 },
      values: [{ field: 'alt', value: 48, bound: null, text: '４８', standing: 'above' }],
    });
    await publish(50, 2);
    await enter(raised!.caseId, '48');
    expect(await altOf(raised!.caseId)).toMatchObject({ abnormal: false, form: { edition: 2 } });
    expect(await altOf(after!.caseId)).toMatchObject({ abnormal: true, form: { edition: 1 }, values: [{ standing: 'above' }] });
  });

  it('orders and corrects by the form of the moment, and each edition stays with what it judged', async () => {
    const { caseId } = await passage(crew, 'arrived', { person: person() });
    await publish(20, 3);
    await enter(caseId, '25');
    expect(await altOf(caseId)).toMatchObject({ abnormal: true, form: { edition: 3 } });
    await publish(60, 4);
    const ordered = await crew.doctor.ask<{ caseFile: { items: { code: string }[] } }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { items { code } } }',
      { caseId },
    );
    expect(ordered.caseFile.items.map(({ code }) => code)).toEqual(expect.arrayContaining(['havIgm', 'hevIgm']));
    await crew.exam.done('correctResult', {
      caseId,
      item: 'alt',
      findings: [],
      values: [{ field: 'alt', text: '24' }],
      reason: '读数更正',
    });
    expect(await altOf(caseId)).toMatchObject({ abnormal: false, form: { edition: 4 } });
  });

  it('leads the way: the programme under the institution’s forms is in walking order', async () => {
    const { programme } = await crew.desk.ask<{ programme: { items: { code: string; fields: { ranges: object[] }[] }[] } }>(
      `{ programme(id: "food-handler", version: 1, institutionId: "${mainClinic}") { items { code form { edition } fields { code ranges { sex low high } } } } }`,
    );
    expect(programme.items[0]).toMatchObject({
      code: 'alt',
      form: { edition: 4 },
      fields: [{ ranges: [{ sex: null, low: 5, high: 60 }] }],
    });
  });

  it('refuses what is no value, with the field to blame', async () => {
    const { caseId } = await passage(crew, 'arrived', { person: person() });
    const answer = await crew.exam.send('recordResult', { caseId, item: 'alt', findings: [], values: [{ field: 'alt', text: '阴性' }] });
    expect(answer).toMatchObject({ __typename: 'Rejected', code: 'NotANumber', field: 'values.0.text' });
  });

  it('offers the words of a dictionary of the city’s own; one that is retired is offered no more and keeps its word (A3)', async () => {
    const [city, xray] = await Promise.all([test.as('cityadmin'), test.as('xray')]);
    const dictionary = 'positions';
    const word = (code: string, zh: string) => ({ add: { code, value: { name: { zh, en: code } } } });
    const type = { add: { code: dictionary, value: { name: { zh: '摄片体位', en: 'Positions of a film' } } } };
    await city.done('changeDictionaryTypes', { changes: [type] });
    await city.done('changeOwnDictionary', { dictionary, changes: [word('pa', '后前位'), word('lateral', '侧位')] });
    const taking = (kind: string, normal?: string) => ({
      institutionId: mainClinic,
      changes: [
        {
          add: {
            code: 'chestXray',
            value: {
              name: { zh: '胸部X线', en: 'Chest X-ray' },
              fields: [
                { code: 'position', name: { zh: '体位', en: 'Position' }, kind: 'choice', unit: '', ranges: [], dictionary: kind, normal },
                { code: 'method', name: { zh: '方法', en: 'Method' }, kind: 'text', unit: '', ranges: [], optional: true },
              ],
            },
          },
        },
      ],
    });
    expect(await clinic.send('changeResultForms', taking('own.nothing'))).toMatchObject({ code: 'FieldDictionaryUnknown' });
    expect(await clinic.send('changeResultForms', taking('own.positions', 'standing'))).toMatchObject({ code: 'NormalUnknown' });
    await clinic.done('changeResultForms', taking('own.positions', 'pa'));
    const { caseId } = await passage(crew, 'arrived', { person: person() });
    const looked = (text: string) => ({ caseId, item: 'chestXray', findings: [{ code: 'normal' }], values: [{ field: 'position', text }] });
    expect(await xray.send('recordResult', looked('躺着'))).toMatchObject({ code: 'NoSuchChoice' });
    await xray.done('recordResult', looked('侧位'));
    const offered = async () => {
      await test.settled();
      const { programme } = await xray.ask<{
        programme: { items: { code: string; fields: { code: string; choices: object[] }[] }[] };
      }>(
        `query ($at: ID) { programme(id: "food-handler", version: 1, institutionId: $at) { items { code fields { code choices { code normal retired } } } } }`,
        { at: mainClinic },
      );
      const fields = programme.items.find(({ code }) => code === 'chestXray')!.fields;
      return fields.find(({ code }) => code === 'position')!.choices;
    };
    const words = await offered();
    expect(words).toEqual(['pa', 'lateral'].map((code) => ({ code, normal: true, retired: null })));
    await city.done('changeOwnDictionary', { dictionary, changes: [{ retire: { code: 'lateral' } }] });
    expect((await offered())[1]).toEqual({ code: 'lateral', normal: true, retired: true });
    const { caseFile } = await crew.doctor.ask<{ caseFile: { items: { code: string; result: object | null }[] } }>(
      `{ caseFile(caseId: "${caseId}") { items { code result { abnormal values { field choice } } } } }`,
    );
    expect(caseFile.items.find(({ code }) => code === 'chestXray')!.result).toMatchObject({
      abnormal: false,
      values: [{ field: 'position', choice: 'lateral' }],
    });
  });
});
