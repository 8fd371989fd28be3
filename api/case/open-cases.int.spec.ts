import { newId } from '@healthcert/domain/kernel';
import { publicPlace } from '@healthcert/domain/programme';
import { describe, expect, it } from 'vitest';
import {
  cityOfFile,
  otherCounty,
  passage,
  registration,
  somebody,
  type CommandAnswer,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

const codeOf = ({ __typename, code }: CommandAnswer): string => code ?? __typename;
const storedOf = async (caseId: string) => (await test.system.store.readStream(`case-${caseId}`)).events;
const fileOf = async (caseId: string) => {
  const fields = 'query ($caseId: ID!) { caseFile(caseId: $caseId) { caseNumber stage } }';
  return (await crew.desk.ask<{ caseFile: { caseNumber: string; stage: string } }>(fields, { caseId })).caseFile;
};

describe('one open case of a person, programme and institution (A7)', () => {
  it('refuses another with the number and the day of the open one, and nothing is written', async () => {
    const { caseId, person } = await passage(crew, 'arrived');
    const before = await test.events();
    expect(await crew.desk.send('registerCase', registration(person))).toMatchObject({
      code: 'CaseStillOpen',
      field: 'besideOpen',
      text: { zh: expect.stringContaining((await fileOf(caseId)).caseNumber), en: expect.stringContaining('2026-11-21') },
    });
    expect(await test.events()).toBe(before);
  });

  it('takes another for a reason, which the event keeps', async () => {
    const { caseId, person } = await passage(crew, 'registered');
    const beside = registration(person, { besideOpen: '上次登记的工种有误，保留作参考' });
    await crew.desk.done('registerCase', beside);
    const [registered] = await storedOf(beside.caseId);
    expect(registered).toMatchObject({ type: 'CaseRegistered', data: { besides: [caseId] } });
    expect(JSON.stringify(registered)).not.toContain('工种有误');
    // Sent again it is the same registration.
    expect(codeOf(await crew.desk.send('registerCase', beside))).toBe('CommandReceipt');
  });

  it('lets a renewal follow a case that was reviewed, and anything follow one that was cancelled', async () => {
    const issued = await passage(crew, 'issued');
    await crew.desk.done('registerCase', registration(issued.person, { renewalOf: issued.caseId }));
    const { caseId, person } = await passage(crew, 'registered');
    await crew.desk.done('cancelCase', { caseId, reason: '本人改期' });
    await crew.desk.done('registerCase', registration(person));
  });

  it('does not look at other programmes, nor at other institutions', async () => {
    const { person } = await passage(crew, 'registered');
    await crew.desk.done('registerCase', registration(person, { programmeId: publicPlace.id, jobCode: publicPlace.jobs[0]!.code }));
    const neighbour = await test.as(`${otherCounty}.desk`);
    await neighbour.done('registerCase', registration(person, { institutionId: otherCounty }));
  });

  it.each([
    ['nobody knows yet', async () => somebody()],
    ['was here last year', async () => (await passage(crew, 'issued')).person],
  ])('is one where eight desks register at once somebody whom %s', async (_who, find) => {
    const person = await find();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => crew.desk.send('registerCase', registration(person), { commandId: newId() })),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'CommandReceipt')).toHaveLength(1);
    expect(codes.filter((code) => code === 'CaseStillOpen' || code === 'BeingRegistered')).toHaveLength(7);
  });
});

describe('a case that was cancelled by mistake', () => {
  it('is taken up again where it stood, with its labels, and the story tells both', async () => {
    const { caseId } = await passage(crew, 'arrived');
    await crew.desk.done('cancelCase', { caseId, reason: '点错了' });
    await crew.desk.done('reinstateCase', { caseId });
    expect((await fileOf(caseId)).stage).toBe('arrived');
    const types = (await storedOf(caseId)).map(({ type }) => type);
    expect(types).toEqual(['CaseRegistered', 'PersonArrived', 'CaseCancelled', 'CaseReinstated']);
    const laboratory = await test.as('lab');
    await test.settled();
    const { specimenList } = await laboratory.ask<{ specimenList: { nodes: { state: string }[] } }>(
      'query ($caseId: ID!) { specimenList(filter: { caseId: $caseId }) { nodes { state } } }',
      { caseId },
    );
    expect(specimenList.nodes.map(({ state }) => state).toSorted()).toEqual(['discarded', 'discarded', 'labelled', 'labelled']);
  });

  it('is not taken up again where another was registered since, nor on another day', async () => {
    const { caseId, person } = await passage(crew, 'registered');
    await crew.desk.done('cancelCase', { caseId, reason: '点错了' });
    const { caseId: second } = await passage(crew, 'registered', { person });
    expect(await crew.desk.send('reinstateCase', { caseId })).toMatchObject({ code: 'NewerCaseOpen' });
    await crew.desk.done('cancelCase', { caseId: second, reason: '也点错了' });
    test.clock.advance({ days: 1 });
    expect(await crew.desk.send('reinstateCase', { caseId: second })).toMatchObject({ code: 'CancelledEarlier' });
  });
});

describe('a reviewed case that is opened once more', () => {
  it('does not come back beside a newer one, whose number is told; it does once that one is cancelled', async () => {
    const { caseId, person } = await passage(crew, 'reviewed');
    const { caseId: newer } = await passage(crew, 'registered', { person });
    const before = await test.events();
    expect(await crew.doctor.send('reopenCase', { caseId, reason: '复查' })).toMatchObject({
      code: 'NewerCaseOpen',
      field: null,
      text: { zh: expect.stringContaining((await fileOf(newer)).caseNumber) },
    });
    expect(await test.events()).toBe(before);
    await crew.desk.done('cancelCase', { caseId: newer, reason: '以原登记为准' });
    await crew.doctor.done('reopenCase', { caseId, reason: '复查' });
    expect(await crew.desk.send('registerCase', registration(person))).toMatchObject({ code: 'CaseStillOpen' });
  });

  it('nor by a recheck that is ordered', async () => {
    const { caseId, person } = await passage(crew, 'arrived');
    await crew.doctor.done('concludeByHand', { caseId, outcome: 'recheck', reason: '谷丙转氨酶偏高，两周后复查' });
    await crew.reviewer.done('reviewConclusion', { caseId });
    const { caseId: newer } = await passage(crew, 'registered', { person });
    const recheck = { caseId, items: ['alt'], dueOn: '2026-12-05', reason: '复查' };
    expect(await crew.doctor.send('orderRecheck', recheck)).toMatchObject({ code: 'NewerCaseOpen' });
    await crew.desk.done('cancelCase', { caseId: newer, reason: '以原登记为准' });
    await crew.doctor.done('orderRecheck', recheck);
    expect((await fileOf(caseId)).stage).toBe('examining');
  });
});
