import { foodHandler, type DecisionRow, type Programme } from '@healthcert/domain/programme';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesNow } from '../export/names.ts';
import { crewOf, openTestSystem, passage, registration, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

interface Desk {
  readonly rulesDesk: {
    readonly revision: number;
    readonly today: string;
    readonly versions: readonly {
      readonly version: number;
      readonly inForce: boolean;
      readonly note: string | null;
      readonly proposedBy: string | null;
      readonly publishedBy: string;
      readonly programme: Programme;
      readonly changes: readonly { readonly about: { readonly zh: string } | null; readonly field: string | null }[];
    }[];
    readonly proposal: {
      readonly edition: number;
      readonly note: string;
      readonly proposedBy: string;
      readonly returned: { readonly reason: string } | null;
    } | null;
  };
}

const deskQuery = `query ($id: ID!) {
  rulesDesk(programmeId: $id) {
    revision
    today
    versions { version inForce note proposedBy publishedBy programme changes { field about { zh } before { zh } after { zh } } }
    proposal { edition note proposedBy returned { reason } }
  }
}`;
const trialQuery = `query ($programme: Json!, $months: Int!) {
  rulesTrial(programme: $programme, months: $months) {
    concluded
    cases
    erased
    matrix { before after cases }
    rows { rowId newly noLonger otherwise }
    changed { caseId caseNumber institutionId before after newlyFired noLongerFired byHand }
  }
}`;
const draftQuery =
  'query ($programme: Json!) { rulesDraft(programme: $programme) { problems { field text { zh en } } changes { field } } }';

interface Trial {
  readonly rulesTrial: {
    readonly concluded: number;
    readonly cases: number;
    readonly erased: number;
    readonly matrix: readonly { readonly before: string; readonly after: string; readonly cases: number }[];
    readonly rows: readonly object[];
    readonly changed: readonly { readonly caseId: string }[];
  };
}

let test: TestSystem;
let people: Crew;
let city: Client;
let confirmer: Client;
let today: string;
/** Case ids by what was found. */
const cases = { well: '', tinea: '', purulent: '', byHand: '' };
let personId: string;

const desk = async (client: Client): Promise<Desk['rulesDesk']> => (await client.ask<Desk>(deskQuery, { id: foodHandler.id })).rulesDesk;
const withRow = (id: string, change: Partial<DecisionRow>, terms: Partial<Programme> = {}): Programme => ({
  ...foodHandler,
  version: 2,
  validFrom: today,
  ...terms,
  rules: foodHandler.rules.map((row) => (row.id === id ? { ...row, ...change } : row)),
});
const tried = async (client: Client, programme: Programme, months = 12): Promise<Trial['rulesTrial']> =>
  (await client.ask<Trial>(trialQuery, { programme, months })).rulesTrial;
const moved = ({ matrix }: Trial['rulesTrial']) =>
  Object.fromEntries(matrix.flatMap(({ before, after, cases: n }) => (n > 0 ? [[`${before} > ${after}`, n]] : [])));

const withSkin = async (finding: string): Promise<string> => {
  const { caseId } = await passage(people, 'arrived');
  await people.exam.done('recordResult', { caseId, item: 'skin', findings: [{ code: finding, site: 'leftHand' }], values: [] });
  return caseId;
};

beforeAll(async () => {
  test = await openTestSystem();
  people = await crewOf(test);
  [city, confirmer] = await Promise.all([test.as('cityadmin'), test.as('commission')]);
  ({ today } = await desk(city));
  ({ caseId: cases.well } = await passage(people, 'concluded'));
  const tinea = await passage(people, 'examined');
  cases.tinea = tinea.caseId;
  await people.exam.done('correctResult', {
    caseId: cases.tinea,
    item: 'skin',
    findings: [{ code: 'tineaManus', site: 'leftHand' }],
    values: [],
    reason: '补录所见',
  });
  await people.doctor.done('concludeCase', { caseId: cases.tinea });
  cases.purulent = await withSkin('purulentSkinDisease');
  await people.doctor.done('concludeCase', { caseId: cases.purulent });
  ({ caseId: cases.byHand } = await passage(people, 'examined'));
  await people.doctor.done('concludeByHand', { caseId: cases.byHand, outcome: 'recheck', reason: '咳嗽待查' });
  // Registered and examined, not concluded: no trial looks at it.
  await passage(people, 'examined');
  await test.settled();
  const { caseWorklist } = await city.ask<{ caseWorklist: { nodes: { caseId: string; personId: string }[] } }>(
    '{ caseWorklist(first: 50) { nodes { caseId personId } } }',
  );
  personId = caseWorklist.nodes.find(({ caseId }) => caseId === cases.tinea)!.personId;
});
afterAll(() => test.close());

const accesses = async () =>
  (
    await test.owner.query<{ actor_id: string; purpose: string | null; subject_ids: string[] }>(
      "SELECT actor_id, purpose, subject_ids FROM access_log WHERE what = 'rules-trial' AND kind = 'read' ORDER BY sequence",
    )
  ).rows;

describe('what would change (A5)', () => {
  it('is nothing under the same rules, and then nobody was read', async () => {
    const trial = await tried(city, foodHandler);
    expect(trial).toMatchObject({ concluded: 4, cases: 4, erased: 0, rows: [], changed: [] });
    expect(moved(trial)).toEqual({ 'fit > fit': 3, 'unfit > unfit': 1 });
    expect(await accesses()).toEqual([]);
  });

  it('is exactly the case whose finding the changed row is about', async () => {
    const trial = await tried(city, withRow('skin.tineaManus', { outcome: 'recheck' }));
    expect(moved(trial)).toEqual({ 'fit > fit': 2, 'fit > recheck': 1, 'unfit > unfit': 1 });
    expect(trial.rows).toEqual([{ rowId: 'skin.tineaManus', newly: 0, noLonger: 0, otherwise: 1 }]);
    expect(trial.changed).toMatchObject([
      { caseId: cases.tinea, before: 'fit', after: 'recheck', newlyFired: ['skin.tineaManus'], noLongerFired: [], byHand: false },
    ]);
    expect(await accesses()).toEqual([{ actor_id: 'staff-cityadmin', purpose: 'rules trial', subject_ids: [personId] }]);
  });

  it('leaves conclusions as they are', async () => {
    const { caseFile } = await people.doctor.ask<{ caseFile: { conclusion: { outcome: string } } }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { conclusion { outcome } } }',
      { caseId: cases.tinea },
    );
    expect(caseFile.conclusion.outcome).toBe('fit');
  });

  it.each(['desk', 'doctor', 'clinicadmin', 'county.commission'])('is not for %s', async (loginName) => {
    const { errors } = await (await test.as(loginName)).query(trialQuery, { programme: foodHandler, months: 1 });
    expect(errors[0]?.extensions?.['code']).toBe('NotPermitted');
  });

  it.each([
    { programme: foodHandler, months: 2 },
    { programme: { ...foodHandler, id: 'no-such' }, months: 1 },
    { programme: {}, months: 1 },
  ])('is refused of what cannot be tried: $months months', async (asked) => {
    const { errors } = await city.query(trialQuery, asked);
    expect(errors[0]?.extensions?.['code']).toBe('InvalidQuery');
  });
});

describe('a version that is being made', () => {
  it('is told all that is wrong with it, by row', async () => {
    const [first, ...rest] = foodHandler.rules;
    const rules = [{ ...first!, item: 'no-such' }, ...rest, { ...first!, furtherItems: ['nobody'] }];
    const { rulesDraft } = await city.ask<{ rulesDraft: { problems: { field: string; text: { en: string } }[] } }>(draftQuery, {
      programme: { ...foodHandler, version: 2, rules },
    });
    expect(rulesDraft.problems.map(({ field, text }) => [field, text.en])).toEqual([
      [`rules.${foodHandler.rules.length}`, 'The code "history.hepatitisAEHistory" is used twice'],
      ['rules.0.item', 'There is no "no-such"'],
      [`rules.${foodHandler.rules.length}.furtherItems`, 'There is no "nobody"'],
    ]);
  });

  it('is told which of its fields are empty', async () => {
    const [first, ...rest] = foodHandler.rules;
    const rules = [{ ...first!, reason: { zh: '', en: 'x' }, legalBasis: '' }, ...rest];
    const { rulesDraft } = await city.ask<{ rulesDraft: { problems: { field: string; text: { en: string } }[] } }>(draftQuery, {
      programme: { ...foodHandler, rules },
    });
    expect(rulesDraft.problems.map(({ field, text }) => [field, text.en])).toEqual([
      ['rules.0.reason.zh', 'Required'],
      ['rules.0.legalBasis', 'Required'],
    ]);
  });

  it.each(['desk', 'clinicadmin'])('is not shown to %s', async (loginName) => {
    const client = await test.as(loginName);
    for (const [query, variables] of [
      [deskQuery, { id: foodHandler.id }],
      [draftQuery, { programme: foodHandler }],
    ] as const) {
      expect((await client.query(query, variables)).errors[0]?.extensions?.['code']).toBe('NotPermitted');
    }
  });
});

describe('the rules desk (A5)', () => {
  const note = '手癣先治疗再复查';
  const programme = () => withRow('skin.tineaManus', { outcome: 'recheck' }, { validityMonths: 6 });

  it('takes a proposal, and no second one beside it', async () => {
    const { revision } = await desk(city);
    await city.done('proposeProgramme', { programme: programme(), note }, { expectedRevision: revision });
    expect((await desk(confirmer)).proposal).toEqual({ edition: 1, note, proposedBy: 'staff-cityadmin', returned: null });
    const stale = await city.send('proposeProgramme', { programme: programme(), note: '另一张表' }, { expectedRevision: revision });
    expect(stale).toMatchObject({ __typename: 'StaleVersion', actualRevision: revision + 1 });
  });

  it('is listed while it waits', async () => {
    const { programmeList } = await confirmer.ask<{ programmeList: { nodes: object[] } }>(
      '{ programmeList(filter: { proposal: waiting }) { nodes { programmeId version proposal proposedBy } } }',
    );
    expect(programmeList.nodes).toEqual([{ programmeId: foodHandler.id, version: 1, proposal: 'waiting', proposedBy: 'staff-cityadmin' }]);
  });

  it('changes nothing for those registered meanwhile', async () => {
    const { programme: inForce } = await city.ask<{ programme: { version: number } | null }>(
      `{ programme(id: "${foodHandler.id}", version: 2) { version } }`,
    );
    expect(inForce).toBeNull();
  });

  it('lets nobody confirm their own', async () =>
    expect(await city.send('confirmProgrammeProposal', { programmeId: foodHandler.id, edition: 1 })).toMatchObject({
      code: 'DecidedByProposer',
    }));

  it('gives it back with a reason, and takes it again changed', async () => {
    await confirmer.done('returnProgrammeProposal', { programmeId: foodHandler.id, edition: 1, reason: '请保持十二个月' });
    expect((await desk(city)).proposal?.returned).toEqual({ reason: '请保持十二个月' });
    await city.done('proposeProgramme', { programme: withRow('skin.tineaManus', { outcome: 'recheck' }), note });
    const old = await confirmer.send('confirmProgrammeProposal', { programmeId: foodHandler.id, edition: 1 });
    expect(old).toMatchObject({ code: 'ProposalChanged' });
  });

  it('is confirmed by another, from its day on', async () => {
    await confirmer.done('confirmProgrammeProposal', { programmeId: foodHandler.id, edition: 2 });
    const { versions, proposal } = await desk(city);
    expect(proposal).toBeNull();
    expect(versions).toMatchObject([
      {
        version: 2,
        inForce: true,
        note,
        proposedBy: 'staff-cityadmin',
        publishedBy: 'staff-commission',
        changes: [
          { field: 'validFrom', about: null },
          { field: 'outcome', about: { zh: '皮肤与手部：手癣' }, before: { zh: '合格' }, after: { zh: '待复查' } },
        ],
      },
      { version: 1, inForce: false, proposedBy: null, changes: [] },
    ]);
  });

  it('decides who is registered from then on, and not those who were before', async () => {
    const before = cases.tinea;
    const { caseId: after } = await passage(people, 'examined');
    await people.exam.done('correctResult', {
      caseId: after,
      item: 'skin',
      findings: [{ code: 'tineaManus', site: 'leftHand' }],
      values: [],
      reason: '补录所见',
    });
    await people.doctor.done('concludeCase', { caseId: after });
    const outcomeOf = async (caseId: string) =>
      (
        await people.doctor.ask<{ caseFile: { conclusion: { outcome: string } } }>(
          'query ($caseId: ID!) { caseFile(caseId: $caseId) { conclusion { outcome } } }',
          { caseId },
        )
      ).caseFile.conclusion.outcome;
    expect([await outcomeOf(before), await outcomeOf(after)]).toEqual(['fit', 'recheck']);
  });

  it('tries the next change on the rules as they are now', async () => {
    await test.settled();
    const { versions } = await desk(city);
    const trial = await tried(city, { ...versions[0]!.programme, version: 3, rules: foodHandler.rules });
    // Both who had tinea manus: what they were once concluded by is not asked.
    expect(moved(trial)).toEqual({ 'fit > fit': 2, 'recheck > fit': 2, 'unfit > unfit': 1 });
    expect(trial.changed.map(({ caseId }) => caseId)).toContain(cases.tinea);
  });

  it('withdraws what is not wanted any more', async () => {
    const { versions } = await desk(city);
    const next = { ...versions[0]!.programme, version: 3, minimumAge: 18 };
    await city.done('proposeProgramme', { programme: next, note });
    await city.done('withdrawProgrammeProposal', { programmeId: foodHandler.id, edition: 3 });
    expect((await desk(city)).proposal).toBeNull();
  });

  it('gives items and jobs to those registered from then on, and takes none from those who were', async () => {
    const { versions } = await desk(city);
    const { programme } = versions[0]!;
    const { caseId: running } = await passage(people, 'registered', { jobCode: 'milking' });
    const vision = {
      code: 'vision',
      name: { zh: '视力', en: 'Vision' },
      station: 'internal' as const,
      need: 'required' as const,
      applies: { jobs: ['oyster'] },
      findings: [{ code: 'normal', name: { zh: '正常', en: 'Normal' }, normal: true }],
      fields: [],
    };
    const jobs = [...programme.jobs.filter(({ code }) => code !== 'milking'), { code: 'oyster', name: { zh: '生蚝加工', en: 'Oysters' } }];
    const next = { ...programme, version: 3, items: [...programme.items, vision], jobs };
    await city.done('proposeProgramme', { programme: next, note: '增加视力检查' });
    await confirmer.done('confirmProgrammeProposal', { programmeId: foodHandler.id, edition: 4 });
    expect((await desk(city)).versions[0]!.changes.map(({ field, about }) => [field, about?.zh ?? null])).toEqual([
      [null, '生蚝加工'],
      [null, '挤奶及乳品'],
      [null, '视力'],
    ]);

    const itemsOf = async (caseId: string) =>
      (
        await people.doctor.ask<{ caseFile: { items: { code: string }[] } }>(
          'query ($caseId: ID!) { caseFile(caseId: $caseId) { items { code } } }',
          { caseId },
        )
      ).caseFile.items.map(({ code }) => code);
    const { caseId: oysters } = await passage(people, 'registered', { jobCode: 'oyster' });
    const { caseId: cook } = await passage(people, 'registered');
    expect([await itemsOf(running), await itemsOf(oysters), await itemsOf(cook)].map((items) => items.includes('vision'))).toEqual([
      false,
      true,
      false,
    ]);
    const refusedJob = await people.desk.send('registerCase', registration(somebody(), { jobCode: 'milking' }));
    expect(refusedJob).toMatchObject({ code: 'UnknownJob', field: 'jobCode' });
    const { programmes } = await people.desk.ask<{ programmes: { id: string; formerJobs: { code: string; name: { zh: string } }[] }[] }>(
      '{ programmes { id formerJobs { code name { zh } } } }',
    );
    expect(programmes.find(({ id }) => id === foodHandler.id)!.formerJobs).toEqual([{ code: 'milking', name: { zh: '挤奶及乳品' } }]);
    expect((await namesNow(test.system, 'zh')).job('milking')).toBe('挤奶及乳品');
  });
});
