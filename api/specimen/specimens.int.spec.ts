import { foodHandler } from '@healthcert/domain/programme';
import { specimenNumber } from '@healthcert/domain/specimen';
import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, examine, passage, registration, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
let laboratory: Client;

interface Row {
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly items: readonly string[];
  readonly name: string;
  readonly replaces: string | null;
  readonly rejection: string | null;
}

cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  laboratory = await test.as('lab');
});

const specimensOf = async (caseId: string): Promise<readonly Row[]> => {
  await test.settled();
  const { specimenList } = await laboratory.ask<{ specimenList: { nodes: Row[] } }>(
    'query ($n: String!) { specimenList(filter: { caseNumber: $n }, sort: { by: number }) { nodes { number kind state items name replaces rejection } } }',
    { n: await numberOf(caseId) },
  );
  return specimenList.nodes;
};

const numberOf = async (caseId: string): Promise<string> => {
  const { caseFile } = await laboratory.ask<{ caseFile: { caseNumber: string } }>(
    'query ($id: ID!) { caseFile(caseId: $id) { caseNumber } }',
    {
      id: caseId,
    },
  );
  return caseFile.caseNumber;
};

const byNumber = async (client: Client, number: string) =>
  (
    await client.ask<{ specimenByNumber: (Row & { caseId: string }) | null }>(
      'query ($number: String!) { specimenByNumber(number: $number) { number caseId items kind state name } }',
      { number },
    )
  ).specimenByNumber;

const worklist = async (caseId: string) => {
  await test.settled();
  const { caseWorklist } = await laboratory.ask<{
    caseWorklist: { nodes: { caseId: string; toCollect: string[]; collected: string[] }[] };
  }>('{ caseWorklist(first: 200) { nodes { caseId toCollect collected } } }');
  const { toCollect, collected } = caseWorklist.nodes.find((row) => row.caseId === caseId)!;
  return { toCollect, collected };
};

describe('specimens', () => {
  it('have no labels before somebody arrives, unless the desk asks; then one for each kind', async () => {
    const early = await passage(crew, 'registered');
    expect(await specimensOf(early.caseId)).toEqual([]);
    await crew.desk.done('labelSpecimens', { caseId: early.caseId, institutionId: mainClinic });
    expect(await specimensOf(early.caseId)).toHaveLength(2);

    const { caseId, person } = await passage(crew, 'arrived');
    expect(await specimensOf(caseId)).toMatchObject([
      { kind: 'blood', items: ['alt'], state: 'labelled', name: person.name },
      { kind: 'stool', items: ['shigella', 'salmonella'], state: 'labelled' },
    ]);
    expect(await worklist(caseId)).toEqual({ toCollect: ['blood', 'stool'], collected: [] });
    await crew.desk.done('recordArrival', { caseId });
    expect(await specimensOf(caseId)).toHaveLength(2);
  });

  it('are found by their barcode with person, case and items; a number misread or another place’s is nobody’s', async () => {
    const { caseId, person } = await passage(crew, 'arrived');
    const [blood] = await specimensOf(caseId);
    expect(await byNumber(laboratory, ` ${blood!.number} `)).toMatchObject({ caseId, name: person.name, items: ['alt'], kind: 'blood' });
    const misread = `${blood!.number.slice(0, -1)}${(Number(blood!.number.at(-1)) + 1) % 10}`;
    expect(await byNumber(laboratory, misread)).toBeNull();
    expect(await byNumber(await test.as('tianchang-clinic.exam'), blood!.number)).toBeNull();
    const refusal = await (await test.as('certs')).query('{ specimenByNumber(number: "1") { number } }');
    expect(refusal.errors[0]?.extensions).toMatchObject({ code: 'NotPermitted' });
  });

  it('pass from hand to hand, are rejected with a reason, and redrawn', async () => {
    const { caseId } = await passage(crew, 'arrived');
    const [blood] = await specimensOf(caseId);
    const of = { caseId, number: blood!.number };
    expect(await laboratory.send('receiveSpecimen', of)).toMatchObject({ code: 'NotCollected' });
    await crew.exam.done('collectSpecimen', of);
    expect(await worklist(caseId)).toEqual({ toCollect: ['stool'], collected: ['blood'] });
    await laboratory.done('receiveSpecimen', of);
    await laboratory.done('rejectSpecimen', { ...of, reason: 'haemolysed' });
    expect(await worklist(caseId)).toEqual({ toCollect: ['blood', 'stool'], collected: [] });
    await crew.exam.done('redrawSpecimen', of);
    expect(await specimensOf(caseId)).toMatchObject([
      { state: 'rejected', rejection: 'haemolysed', replaces: null },
      { kind: 'stool' },
      { kind: 'blood', state: 'labelled', replaces: blood!.number },
    ]);
  });

  it('are finished when their results are in, take up what is ordered later, and are discarded with their case', async () => {
    const { caseId, person } = await passage(crew, 'arrived');
    await crew.exam.done('recordResult', { caseId, item: 'alt', findings: [], values: [{ field: 'alt', value: 180 }] });
    expect((await specimensOf(caseId)).map(({ kind, items }) => [kind, items])).toContainEqual(['blood', ['alt', 'havIgm', 'hevIgm']]);

    const other = await passage(crew, 'arrived');
    await examine(crew, other.caseId, other.person);
    expect((await specimensOf(other.caseId)).map(({ state }) => state)).toEqual(['finished', 'finished']);

    await crew.desk.done('cancelCase', { caseId, reason: '本人放弃' });
    expect((await specimensOf(caseId)).map(({ state }) => state)).toEqual(['discarded', 'discarded']);
    expect(person.name).toBeTruthy();
  });

  it('are overdue by the hours that the institution sets', async () => {
    const hours = '{ specimenHours { labelled collected received rejected } }';
    expect(await laboratory.ask(hours)).toEqual({ specimenHours: { labelled: 4, collected: 2, received: 48, rejected: 1 } });
    const value = { name: { zh: '时限', en: 'Deadlines' }, labelled: 3, collected: 1, received: 24, rejected: 2 };
    await crew.admin.done('changeSpecimenDeadlines', { institutionId: mainClinic, changes: [{ add: { code: 'usual', value } }] });
    expect(await laboratory.ask(hours)).toEqual({ specimenHours: { labelled: 3, collected: 1, received: 24, rejected: 2 } });
  });

  it('are said in words to be something else: a guide sheet, another place’s, misread, nobody’s', async () => {
    const { caseId } = await passage(crew, 'arrived');
    const [blood] = await specimensOf(caseId);
    const scan = async (client: Client, text: string) =>
      (
        await client.ask<{ specimenScan: { specimen: { name: string } | null; problem: string | null; code: { en: string } | null } }>(
          'query ($text: String!) { specimenScan(text: $text) { specimen { name } problem code { en } } }',
          { text },
        )
      ).specimenScan;
    expect(await scan(laboratory, blood!.number)).toEqual({ specimen: { name: blood!.name }, problem: null, code: null });
    expect(await scan(laboratory, await numberOf(caseId))).toMatchObject({
      problem: 'otherCode',
      code: { en: 'the bar code of a guide sheet (case number)' },
    });
    const misread = `${blood!.number.slice(0, -1)}${(Number(blood!.number.at(-1)) + 1) % 10}`;
    expect(await scan(laboratory, misread)).toEqual({ specimen: null, problem: 'misread', code: null });
    expect(await scan(await test.as('tianchang-clinic.exam'), blood!.number)).toEqual({ specimen: null, problem: 'elsewhere', code: null });
    expect(await scan(laboratory, specimenNumber('999999999999', 1))).toMatchObject({ problem: 'unknown' });
    expect(await scan(laboratory, '你好')).toMatchObject({ problem: 'unknown' });
    const refusal = await (await test.as('certs')).query('{ specimenScan(text: "1") { problem } }');
    expect(refusal.errors[0]?.extensions).toMatchObject({ code: 'NotPermitted' });
  });

  it('lead from the one search box to their case', async () => {
    const { caseId } = await passage(crew, 'arrived');
    const [, stool] = await specimensOf(caseId);
    const { search } = await laboratory.ask<{ search: object }>('query ($t: String!) { search(text: $t) { code hits { kind caseId } } }', {
      t: stool!.number,
    });
    expect(search).toEqual({ code: 'specimen', hits: [{ kind: 'case', caseId }] });
  });

  it('are rejected for a reason that the dictionary has', async () => {
    const { caseId } = await passage(crew, 'arrived');
    const [blood] = await specimensOf(caseId);
    const of = { caseId, number: blood!.number };
    await crew.exam.done('collectSpecimen', of);
    expect(await laboratory.send('rejectSpecimen', { ...of, reason: 'ugly' })).toMatchObject({ code: 'UnknownReason', field: 'reason' });
    await laboratory.done('rejectSpecimen', { ...of, reason: 'lipaemic' });
    expect((await specimensOf(caseId))[0]).toMatchObject({ state: 'rejected', rejection: 'lipaemic' });
  });

  it('are counted as overdue once they wait longer than that, each state for itself', async () => {
    const late = async (client: Client) =>
      Object.fromEntries(
        (
          await client.ask<{ overdueSpecimens: { state: string; count: number; hours: number }[] }>(
            '{ overdueSpecimens { state count hours } }',
          )
        ).overdueSpecimens.map(({ state, count }) => [state, count]),
      );
    // A place of its own: nobody else's specimens are counted.
    const [desk, exam] = [await test.as('langya-1.desk'), await test.as('langya-1.exam')];
    const input = registration(somebody(), { institutionId: 'langya-1', programmeId: foodHandler.id });
    await desk.done('registerCase', input);
    await desk.done('recordArrival', { caseId: input.caseId });
    await test.settled();
    expect(await late(exam)).toEqual({ labelled: 0, collected: 0, received: 0, rejected: 0 });
    test.clock.advance({ hours: 4, minutes: 1 });
    expect(await late(exam)).toEqual({ labelled: 2, collected: 0, received: 0, rejected: 0 });
    const { specimenList } = await exam.ask<{ specimenList: { nodes: Row[] } }>(
      '{ specimenList(sort: { by: number }) { nodes { number } } }',
    );
    const collected = specimenList.nodes[0]!.number;
    await exam.done('collectSpecimen', { caseId: input.caseId, number: collected });
    await test.settled();
    expect(await late(exam)).toEqual({ labelled: 1, collected: 0, received: 0, rejected: 0 });
    // The list of all begins with what happened last.
    const all = await exam.ask<{ specimenList: { nodes: Row[] } }>('{ specimenList { nodes { number } } }');
    expect(all.specimenList.nodes.map(({ number }) => number)).toEqual([collected, specimenList.nodes[1]!.number]);
    test.clock.advance({ hours: 2, minutes: 1 });
    expect(await late(exam)).toEqual({ labelled: 1, collected: 1, received: 0, rejected: 0 });
    const certs = await (await test.as('certs')).query('{ overdueSpecimens { count } }');
    expect(certs.errors[0]?.extensions).toMatchObject({ code: 'NotPermitted' });
  });

  it('are refused for a case of another place', async () => {
    const input = registration(somebody(), { institutionId: 'tianchang-clinic', programmeId: foodHandler.id });
    await (await test.as('tianchang-clinic.desk')).done('registerCase', input);
    expect(await crew.desk.send('labelSpecimens', { caseId: input.caseId, institutionId: mainClinic })).toMatchObject({
      code: 'UnknownCase',
    });
  });
});
