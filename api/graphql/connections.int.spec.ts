import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, passage, somebody, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  await passage(crew, 'registered', { person: somebody({ name: '曾丽敏' }) });
  await passage(crew, 'reviewed', { person: somebody({ name: '示例甲' }) });
  await passage(crew, 'issued', { person: somebody({ name: '示例乙' }) });
  await test.settled();
});

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

describe('a list of people', () => {
  it.each(['曾', '丽敏', '敏', 'zenglimin', 'clm', 'LM'])('is narrowed to a name that is typed as %s', async (name) => {
    const lists =
      'query ($name: String!) { cases: caseWorklist(filter: { name: $name }) { nodes { name } } n: caseWorklistCount(filter: { name: $name }) }';
    expect(await crew.desk.ask(lists, { name })).toEqual({ cases: { nodes: [{ name: '曾丽敏' }] }, n: 1 });
  });

  it('has nobody by a name that is not theirs', async () =>
    expect(await crew.desk.ask('{ caseWorklistCount(filter: { name: "敏丽" }) }')).toEqual({ caseWorklistCount: 0 }));

  it('is never asked by its words themselves', async () => {
    const { errors } = await crew.desk.query('{ caseWorklistCount(filter: { searchTerms: "clm" }) }');
    expect(errors[0]?.message).toContain('searchTerms');
  });
});
