import { newId } from '@healthcert/domain/kernel';
import { formNumberOf } from '@healthcert/domain/paper-form';
import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, examine, otherCounty, registration, somebody, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  const run = { institutionId: mainClinic, batchId: newId(), programmeId: foodHandler.id, count: 5 };
  await crew.desk.done('numberPaperForms', run);
  // Two days later the power is back.
  test.clock.advance({ days: 2 });
});

/** The morning after the forms were numbered. */
const then = '2026-11-22T01:15:00.000Z';
const onPaper = (serial: number, over: object = {}) =>
  registration(somebody(), { paper: { formNumber: formNumberOf(serial), occurredAt: then }, ...over });

describe('a day on paper (I8)', () => {
  it('is entered with its true date, by the same steps, and is marked late', async () => {
    const person = somebody();
    const input = registration(person, { paper: { formNumber: formNumberOf(1), occurredAt: then } });
    const { caseId } = input;
    await crew.desk.done('registerCase', input);
    await crew.desk.done('recordArrival', { caseId });
    await examine(crew, caseId, person);
    const { caseFile } = await crew.doctor.ask<{ caseFile: Record<string, unknown> }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { stage registeredAt arrivedAt paperForm items { result { performedAt } } } }',
      { caseId },
    );
    const items = caseFile['items'] as { result: { performedAt: string } }[];
    expect(caseFile).toMatchObject({ stage: 'examined', registeredAt: then, arrivedAt: then, paperForm: formNumberOf(1) });
    expect(new Set(items.map(({ result }) => result.performedAt))).toEqual(new Set([then]));
  });

  it('shows which forms still wait', async () => {
    await crew.desk.done('voidPaperForm', { institutionId: mainClinic, number: formNumberOf(5), because: 'spoilt' });
    const { paperFormList } = await crew.desk.ask<{ paperFormList: { nodes: object[] } }>(
      '{ paperFormList(first: 10) { nodes { number state occurredAt enteredAt } } }',
    );
    const waiting = { occurredAt: null, enteredAt: null };
    expect(paperFormList.nodes).toEqual([
      { number: formNumberOf(5), state: 'voided', ...waiting },
      ...[4, 3, 2].map((serial) => ({ number: formNumberOf(serial), state: 'blank', ...waiting })),
      { number: formNumberOf(1), state: 'entered', occurredAt: then, enteredAt: test.system.now() },
    ]);
  });

  it('is entered once: a form is not used for two', async () => {
    const input = onPaper(2);
    const first = await crew.desk.done('registerCase', input, { commandId: newId() });
    expect(await crew.desk.send('registerCase', onPaper(2))).toMatchObject({ code: 'FormEntered', field: 'paper.formNumber' });
    // The same entry sent again is the same entry.
    expect(await crew.desk.send('registerCase', input)).toMatchObject({ __typename: 'CommandReceipt', revision: first.revision });
  });

  it.each([
    ['a mistyped number', { formNumber: 'B000000031', occurredAt: then }, 'FormNumberMistyped', 'paper.formNumber'],
    ['a form never made', { formNumber: formNumberOf(99), occurredAt: then }, 'FormUnknown', 'paper.formNumber'],
    ['a void form', { formNumber: formNumberOf(5), occurredAt: then }, 'FormVoided', 'paper.formNumber'],
    ['a day before the form', { formNumber: formNumberOf(3), occurredAt: '2026-11-19T01:00:00.000Z' }, 'BeforeForm', 'paper.occurredAt'],
    ['a day to come', { formNumber: formNumberOf(3), occurredAt: '2026-12-01T01:00:00.000Z' }, 'LaterThanNow', 'paper.occurredAt'],
  ])('is refused for %s, and nothing is written', async (_what, paper, code, field) => {
    const before = await test.events();
    expect(await crew.desk.send('registerCase', registration(somebody(), { paper }))).toMatchObject({ code, field });
    expect(await test.events()).toBe(before);
  });

  it('is not taken for another programme than the form was printed for, unless that is confirmed', async () => {
    const job = { programmeId: publicPlace.id, jobCode: publicPlace.jobs[0]!.code };
    const before = await test.events();
    expect(await crew.desk.send('registerCase', onPaper(4, job))).toMatchObject({ code: 'FormOfOtherProgramme', field: 'programmeId' });
    expect(await test.events()).toBe(before);
    const paper = { formNumber: formNumberOf(4), occurredAt: then, otherProgramme: true };
    await crew.desk.done('registerCase', onPaper(4, { ...job, paper }));
  });

  it('is refused at another clinic', async () => {
    const neighbour = await test.as(`${otherCounty}.desk`);
    expect(await neighbour.send('registerCase', onPaper(3, { institutionId: otherCounty }))).toMatchObject({ code: 'FormOfAnother' });
  });

  it('is taken as long as the city says, once two persons have said so (A3)', async () => {
    const [city, confirmer] = [await test.as('cityadmin'), await test.as('commission')];
    const late = () => crew.desk.send('registerCase', onPaper(3));
    const proposal = { name: 'late-entry-days', value: 1, note: '纸质表须次日补录' };
    await city.done('setParameter', proposal);
    const { parameters } = await city.ask<{ parameters: { name: string; inForce: number; proposal: object | null }[] }>(
      '{ parameters { name inForce proposal { edition value note proposedBy } } }',
    );
    expect(parameters.find(({ name }) => name === proposal.name)).toEqual({
      name: proposal.name,
      inForce: 31,
      proposal: { edition: 1, value: 1, note: proposal.note, proposedBy: 'staff-cityadmin' },
    });
    const looked = { name: proposal.name, edition: 1 };
    expect(await city.send('confirmParameterProposal', looked)).toMatchObject({ code: 'DecidedByProposer' });
    test.clock.set('2026-11-24T00:00:00.000Z');
    await confirmer.done('confirmParameterProposal', looked);
    const { text, ...refused } = await late();
    expect(refused).toMatchObject({ code: 'TooLongAgo', field: 'paper.occurredAt' });
    expect(text?.en).toBe('Forms are entered within 1 days');
    await city.done('setParameter', { ...proposal, value: null, note: '恢复' });
    await confirmer.done('confirmParameterProposal', { ...looked, edition: 2 });
    expect(await late()).toMatchObject({ __typename: 'CommandReceipt' });
    const { parameterHistory } = await city.ask<{ parameterHistory: object[] }>(
      '{ parameterHistory(name: "late-entry-days") { type actorId value note proposedBy } }',
    );
    expect(parameterHistory.slice(2)).toEqual([
      { type: 'ParameterSet', actorId: 'staff-commission', value: 1, note: proposal.note, proposedBy: 'staff-cityadmin' },
      { type: 'ParameterProposed', actorId: 'staff-cityadmin', value: 1, note: proposal.note, proposedBy: 'staff-cityadmin' },
    ]);
  });
});
