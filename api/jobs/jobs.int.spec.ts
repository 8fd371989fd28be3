import { newId } from '@healthcert/domain/kernel';
import { foodHandler, itemsFor } from '@healthcert/domain/programme';
import { mainClinic, seededRandom, seedResult } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
let city: Client;

beforeAll(async () => {
  test = await openTestSystem({ work: true });
  [crew, city] = await Promise.all([crewOf(test), test.as('cityadmin')]);
});
afterAll(() => test.close());

interface Task {
  readonly disease: string;
  readonly state: string;
  readonly dueAt: string;
  readonly reminded: string | null;
  readonly told: readonly string[];
  readonly name: string | null;
}

const tasksOf = async (client: Client, caseId: string): Promise<readonly Task[]> =>
  (
    await client.ask<{ notificationList: { nodes: Task[] } }>(
      'query ($caseId: ID!) { notificationList(filter: { caseId: $caseId }) { nodes { disease state dueAt reminded told diagnosedAt name } } }',
      { caseId },
    )
  ).notificationList.nodes;

/** As long as a slow machine needs. */
const patient = { timeout: 20_000 };

const due = () => test.system.jobs.figures();

/** Everything that happened has led to its jobs, those that are due are done, and the read models show it. */
const worked = async (): Promise<void> => {
  const head = await test.system.store.head();
  await expect
    .poll(async () => {
      const { rows } = await test.owner.query<{ behind: boolean }>(
        'SELECT bool_or(position IS NULL OR position < $1) AS behind FROM reaction_progress',
        [head],
      );
      return rows[0]?.behind;
    }, patient)
    .toBe(false);
  await test.system.jobs.workOff();
  await expect.poll(async () => (await due()).due, patient).toBe(0);
  await test.settled();
};

/** Arrived, everything normal but the chest X-ray. */
const suspected = async (finding = 'suspectedActiveTuberculosis') => {
  const person = somebody();
  const { caseId } = await passage(crew, 'arrived', { person });
  for (const item of itemsFor(foodHandler, 'cook', person.sex)) {
    const result =
      item.code === 'chestXray' ? { findings: [{ code: finding }], values: [] } : seedResult(seededRandom(caseId), item, person.sex, false);
    await crew.exam.done('recordResult', { caseId, item: item.code, ...result });
  }
  return { caseId, person };
};

describe('a result that suspects a notifiable disease (A9)', () => {
  it('becomes a task with the deadline of the list, seen by the physician, once', async () => {
    const { caseId, person } = await suspected();
    await worked();
    const now = test.clock.now().getTime();
    const dueAt = new Date(now + 24 * 3_600_000).toISOString();
    expect(await tasksOf(crew.doctor, caseId)).toEqual([
      { disease: 'pulmonaryTuberculosis', state: 'open', dueAt, reminded: null, told: [], diagnosedAt: null, name: person.name },
    ]);
    expect(await due()).toMatchObject({ due: 0, later: 3, givenUp: 0 });
  });

  it('is no business of the desk', async () => {
    const { errors } = await crew.desk.query('{ notificationList { nodes { disease } } }');
    expect(errors[0]?.extensions).toMatchObject({ code: 'NotPermitted' });
    const answer = await crew.desk.send('reportNotification', {
      caseId: newId(),
      disease: 'pulmonaryTuberculosis',
      cardNumber: '1',
      reportedTo: 'x',
    });
    expect(answer.__typename).toBe('NotPermitted');
  });

  it('is reminded of, and goes up, as time passes; a report ends that', async () => {
    const { caseId } = await suspected();
    await worked();
    const reminders: (string | null)[] = [];
    for (const hours of [12, 6]) {
      test.clock.advance({ hours });
      await worked();
      reminders.push((await tasksOf(crew.doctor, caseId))[0]!.reminded);
    }
    expect(reminders).toEqual(['handler', 'institution']);
    expect((await tasksOf(crew.admin, caseId))[0]!.told).toEqual(['staff-doctor', 'staff-reviewer', 'staff-clinicadmin']);
    await crew.doctor.done('reportNotification', {
      caseId,
      disease: 'pulmonaryTuberculosis',
      cardNumber: 'KA-0001',
      reportedTo: '琅琊区疾控中心',
    });
    test.clock.advance({ hours: 6 });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ state: 'reported', reminded: 'institution' }]);
  });

  it('goes up to the county when its time is over, whose list shows it; who was told is recorded', async () => {
    const { caseId } = await suspected();
    await worked();
    test.clock.advance({ hours: 24 });
    await worked();
    const [county, otherCounty] = await Promise.all([test.as('county.commission'), test.as('tianchang-clinic.doctor')]);
    expect(await tasksOf(county, caseId)).toMatchObject([
      {
        state: 'open',
        reminded: 'county',
        told: expect.arrayContaining(['staff-county.reviewer', 'staff-county.commission', 'staff-clinicadmin']),
      },
    ]);
    expect(await tasksOf(otherCounty, caseId)).toEqual([]);
  });

  it('goes up to the city where the county has nobody', async () => {
    const clinic = 'tianchang-clinic';
    const [desk, exam, doctor] = await Promise.all(['desk', 'exam', 'doctor'].map((name) => test.as(`${clinic}.${name}`)));
    const { caseId } = await passage({ ...crew, desk: desk! }, 'arrived', { institutionId: clinic });
    await exam!.done('recordResult', { caseId, item: 'shigella', findings: [{ code: 'detected' }], values: [] });
    await worked();
    test.clock.advance({ hours: 24 });
    await worked();
    const [task] = await tasksOf(doctor!, caseId);
    expect(task?.told).toContain('staff-commission');
    expect(await tasksOf(await test.as('commission'), caseId)).toMatchObject([{ reminded: 'county' }]);
  });

  it('runs from the diagnosis, once a physician says when that was; what was doubtful stays told', async () => {
    const { caseId } = await suspected();
    await worked();
    const disease = 'pulmonaryTuberculosis';
    const [before] = await tasksOf(crew.doctor, caseId);
    test.clock.advance({ hours: 5 });
    const diagnosedAt = new Date(test.clock.now().getTime() - 3_600_000).toISOString();
    expect((await crew.desk.send('diagnoseNotification', { caseId, disease, diagnosedAt })).__typename).toBe('NotPermitted');
    await crew.doctor.done('diagnoseNotification', { caseId, disease, diagnosedAt });
    await worked();
    const dueAt = new Date(Date.parse(before!.dueAt) + 4 * 3_600_000).toISOString();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ dueAt, diagnosedAt, reminded: null }]);
    // Half of the time from the result is over, not of that from the diagnosis.
    test.clock.advance({ hours: 8 });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ reminded: null }]);
    test.clock.advance({ hours: 4 });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ reminded: 'handler' }]);
  });

  it('is given to a colleague who may report it, and to nobody else', async () => {
    const { caseId } = await suspected();
    await worked();
    const of = { caseId, disease: 'pulmonaryTuberculosis' };
    const { notificationAssignees } = await crew.doctor.ask<{ notificationAssignees: { staffId: string }[] }>(
      'query ($caseId: ID!) { notificationAssignees(caseId: $caseId) { staffId name institutionId } }',
      { caseId },
    );
    expect(notificationAssignees.map(({ staffId }) => staffId)).toEqual([
      'staff-doctor',
      'staff-reviewer',
      'staff-clinicadmin',
      'staff-county.reviewer',
    ]);
    expect(await crew.doctor.send('assignNotification', { ...of, assigneeId: 'staff-desk' })).toMatchObject({ code: 'UnknownAssignee' });
    await crew.doctor.done('assignNotification', { ...of, assigneeId: 'staff-reviewer' });
    test.clock.advance({ hours: 12 });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ reminded: 'handler', told: ['staff-reviewer'] }]);
  });

  it('is withdrawn, with its trace, when the result is corrected', async () => {
    const { caseId } = await suspected();
    await worked();
    await crew.exam.done('correctResult', {
      caseId,
      item: 'chestXray',
      findings: [{ code: 'normal' }],
      values: [],
      reason: '读片时看错了人',
    });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ state: 'withdrawn' }]);
  });
});

describe('a recheck with a day', () => {
  it('is due, then overdue, then done', async () => {
    const { caseId } = await passage(crew, 'examined');
    await crew.doctor.done('orderRecheck', { caseId, items: ['alt'], dueOn: '2026-12-01' });
    await worked();
    const shown = async () =>
      (
        await crew.desk.ask<{ caseWorklist: { nodes: object[] } }>(
          '{ caseWorklist(filter: { recheckDueOnMissing: false }) { nodes { caseId recheckDueOn recheckReminded } } }',
        )
      ).caseWorklist.nodes;
    expect(await shown()).toEqual([{ caseId, recheckDueOn: '2026-12-01', recheckReminded: null }]);
    test.clock.set('2026-11-30T00:00:00.000Z');
    await worked();
    expect(await shown()).toMatchObject([{ recheckReminded: 'due' }]);
    test.clock.set('2026-12-02T00:00:00.000Z');
    await worked();
    expect(await shown()).toMatchObject([{ recheckReminded: 'overdue' }]);
    await crew.exam.done('recordResult', { caseId, item: 'alt', findings: [], values: [{ field: 'alt', value: 22 }] });
    await test.settled();
    expect(await shown()).toEqual([]);
  });
});

describe('the examination form of a reviewed case (A9)', () => {
  const versions = async (caseId: string) =>
    (await test.owner.query<{ version: number }>('SELECT version FROM archived_paper WHERE paper_id = $1 ORDER BY version', [caseId])).rows;

  it('is kept without anybody asking, again after a review that follows a correction, and once for each state', async () => {
    const { caseId } = await passage(crew, 'reviewed');
    await worked();
    expect(await versions(caseId)).toEqual([{ version: 1 }]);
    await crew.doctor.done('reopenCase', { caseId, reason: '演示' });
    await crew.doctor.done('concludeByHand', { caseId, outcome: 'fit', reason: '演示更正' });
    await crew.reviewer.done('reviewConclusion', { caseId });
    await worked();
    await worked();
    expect(await versions(caseId)).toEqual([{ version: 1 }, { version: 2 }]);
  });
});

describe('a job that cannot be done', () => {
  it('is given up with its reason, shown, and replayed by whoever may, once the reason is gone', async () => {
    const codes = async () =>
      (
        await city.ask<{ jobList: { nodes: { jobId: string; because: string; state: string; operation: string }[] } }>(
          '{ jobList { nodes { jobId because state operation } } }',
        )
      ).jobList.nodes;
    await city.done('changeNotifiableDiseases', { changes: [{ retire: { code: 'dysentery' } }] });
    const person = somebody();
    const { caseId } = await passage(crew, 'arrived', { person });
    await crew.exam.done('recordResult', { caseId, item: 'shigella', findings: [{ code: 'detected' }], values: [] });
    await worked();
    const [job] = await codes();
    expect(job).toMatchObject({ because: 'UnknownDisease', state: 'givenUp', operation: 'settleSuspicions' });
    expect(await test.system.warnings()).toContain('jobs given up: 1');
    expect((await crew.doctor.send('replayJob', { jobId: job!.jobId })).__typename).toBe('NotPermitted');

    await city.done('changeNotifiableDiseases', { changes: [{ restore: { code: 'dysentery' } }] });
    await city.done('replayJob', { jobId: job!.jobId });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ disease: 'dysentery', state: 'open' }]);
    expect(await codes()).toMatchObject([{ state: 'replayed' }]);
    expect(await due()).toMatchObject({ due: 0, givenUp: 0 });
  });
});

describe('an institution’s own result form (A5)', () => {
  it.each([
    ['chestXray', 'suspectedActiveTuberculosis', 'pulmonaryTuberculosis'],
    ['shigella', 'detected', 'dysentery'],
  ])('of %s suspects what the programme says', async (item, finding, disease) => {
    const fields = [{ code: 'reading', name: { zh: '描述', en: 'Reading' }, kind: 'text', unit: '', ranges: [] }];
    await crew.admin.done('changeResultForms', {
      institutionId: mainClinic,
      changes: [{ add: { code: item, value: { name: { zh: `本院${item}`, en: `Our ${item}` }, fields, method: '本院方法' } } }],
    });
    const { caseId } = await passage(crew, 'arrived', { person: somebody() });
    await crew.exam.done('recordResult', { caseId, item, findings: [{ code: finding }], values: [{ field: 'reading', text: '见描述' }] });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ disease, state: 'open' }]);
  });

  it('has choices that suspect a disease of the list, and no other', async () => {
    const choices = (suspects: string) => [
      { code: 'negative', name: { zh: '阴性', en: 'Negative' }, normal: true },
      { code: 'positive', name: { zh: '阳性', en: 'Positive' }, normal: false, suspects },
    ];
    const form = (suspects: string) => ({
      name: { zh: '本院沙门菌', en: 'Our Salmonella' },
      fields: [{ code: 'rapid', name: { zh: '快速检测', en: 'Rapid' }, kind: 'choice', unit: '', ranges: [], choices: choices(suspects) }],
    });
    const add = (suspects: string) => ({ institutionId: mainClinic, changes: [{ add: { code: 'salmonella', value: form(suspects) } }] });
    expect(await crew.admin.send('changeResultForms', add('typhiod'))).toMatchObject({
      code: 'DiseaseUnknown',
      field: 'changes.0.add.value.fields.0.choices.1.suspects',
    });
    await crew.admin.done('changeResultForms', add('typhoid'));
    const { caseId } = await passage(crew, 'arrived', { person: somebody() });
    const values = [{ field: 'rapid', text: '阳性' }];
    await crew.exam.done('recordResult', { caseId, item: 'salmonella', findings: [{ code: 'notDetected' }], values });
    await worked();
    expect(await tasksOf(crew.doctor, caseId)).toMatchObject([{ disease: 'typhoid', state: 'open' }]);
  });
});
