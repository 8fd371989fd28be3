import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
beforeAll(async () => {
  test = await openTestSystem();
  crew = await crewOf(test);
  await passage(crew, 'registered');
  await passage(crew, 'reviewed');
  await passage(crew, 'issued');
  await test.settled();
});
afterAll(() => test.close());

const readings = async (): Promise<number> => Number((await test.owner.query('SELECT count(*) FROM access_log')).rows[0].count);

describe('how many there are', () => {
  it('is counted by stage, and by whether something is there at all', async () => {
    const figures = await crew.certs.ask(`{
      all: caseWorklistCount
      registered: caseWorklistCount(filter: { stage: [registered] })
      toIssue: caseWorklistCount(filter: { stage: [reviewed], certifiable: true, certificateNumberMissing: true })
      issued: caseWorklistCount(filter: { certificateNumberMissing: false })
      certificates: certificateRegisterCount(filter: { validity: [valid] })
    }`);
    expect(figures).toEqual({ all: 3, registered: 1, toIssue: 1, issued: 1, certificates: 1 });
  });

  it('is told without reading whose rows they are', async () => {
    const before = await readings();
    await crew.certs.ask('{ caseWorklistCount }');
    expect(await readings()).toBe(before);
  });

  it('is nobody’s business who may not list them', async () => {
    const { errors } = await test.stranger.query('{ caseWorklistCount }');
    expect(errors?.[0]?.extensions?.code).toBe('NotPermitted');
  });
});
