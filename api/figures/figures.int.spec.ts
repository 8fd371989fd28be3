import type { CaseEvent } from '@healthcert/domain/case';
import { dayInChina } from '@healthcert/domain/person';
import { mainClinic } from '@healthcert/ops/seed';
import { figures as figuresProjection, figuresModel } from '@healthcert/projections/figures';
import { rebuild } from '@healthcert/projections/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cityOfFile,
  examine,
  otherCounty,
  passage,
  somebody,
  township,
  type Client,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
let commission: Client;
let today: string;
cityOfFile((city) => ({ test, crew } = city));

interface Sum {
  readonly keys: readonly string[];
  readonly measure: string;
  readonly detail: string;
  readonly count: number;
  readonly undone: number;
}

const query = `query ($asked: FiguresAsked!) {
  figureSums(asked: $asked) { sums { keys measure detail count undone } names { of code name { zh en } } upToDate }
}`;

interface Answer {
  readonly figureSums: {
    readonly sums: readonly Sum[];
    readonly names: readonly { of: string; code: string; name: { zh: string } }[];
    readonly upToDate: boolean;
  };
}

const asking = async (client: Client, asked: object = {}): Promise<Answer['figureSums']> =>
  (await client.ask<Answer>(query, { asked: { from: '2020-01-01', to: today, by: [], ...asked } })).figureSums;

/** "keys measure/detail": [count, undone] */
const shown = (sums: readonly Sum[]): Record<string, readonly [number, number]> =>
  Object.fromEntries(
    sums.map(({ keys, measure, detail, count, undone }) => [
      [...keys, detail === '' ? measure : `${measure}/${detail}`].join(' '),
      [count, undone] as const,
    ]),
  );

const abnormalSkin = async (caseId: string): Promise<void> => {
  const finding = { findings: [{ code: 'purulentSkinDisease', site: 'rightHand' }], values: [], remark: null };
  await crew.exam.done('recordResult', { caseId, item: 'skin', ...finding });
};

/** The day of the test: one of each thing that can be counted, and of each that takes something back. */
beforeAll(async () => {
  today = dayInChina(test.system.now());
  commission = await test.as('commission');
  const certified = await passage(crew, 'issued');
  const of = { caseId: certified.caseId, certificateNumber: certified.certificateNumber };
  await crew.certs.done('printCertificate', of);
  await crew.certs.done('reprintCertificate', { ...of, reason: '卡片折损' });
  await crew.certs.done('handOutCertificate', { ...of, takenBy: 'holder' });
  await crew.certs.done('undoHandOut', { ...of, reason: '扫错了卡' });
  await crew.certs.done('handOutCertificate', { ...of, takenBy: 'family', takerName: '演示家属' });
  await crew.admin.done('suspendCertificate', { ...of, reason: '核查' });
  await crew.admin.done('reinstateCertificate', { ...of, reason: '核查' });
  await crew.admin.done('revokeCertificate', { ...of, reason: '核查' });

  const cancelled = await passage(crew, 'registered');
  await crew.desk.done('cancelCase', { caseId: cancelled.caseId, reason: '重复登记' });
  const again = await passage(crew, 'arrived');
  await crew.desk.done('cancelCase', { caseId: again.caseId, reason: '误取消' });
  await crew.desk.done('reinstateCase', { caseId: again.caseId });

  const waiter = await passage(crew, 'arrived', { jobCode: 'cook' });
  const { institutionId: _at, programmeId: _under, ...registered } = waiter.input;
  await crew.desk.done('correctRegistration', { ...registered, jobCode: 'waiter' });

  const unfit = await passage(crew, 'arrived');
  await abnormalSkin(unfit.caseId);
  await crew.doctor.done('concludeCase', { caseId: unfit.caseId });
  await crew.reviewer.done('returnConclusion', { caseId: unfit.caseId, reason: '补充意见' });
  await crew.doctor.done('concludeCase', { caseId: unfit.caseId, opinion: '治愈后复查' });
  await crew.reviewer.done('reviewConclusion', { caseId: unfit.caseId });

  const elsewhere = { ...crew, desk: await test.as(`${otherCounty}.desk`), exam: await test.as(`${otherCounty}.exam`) };
  const person = somebody();
  const other = await passage(elsewhere, 'arrived', { institutionId: otherCounty, person });
  await examine(elsewhere, other.caseId, person);
  await passage({ ...crew, desk: await test.as(`${township}.desk`) }, 'registered', { institutionId: township });
  await test.settled();
});

describe('the figures of a city (A11)', () => {
  it('are these, of this day', async () => {
    const { sums, upToDate } = await asking(commission, { from: today, measures: notOfItems });
    expect(upToDate).toBe(true);
    expect(shown(sums)).toEqual({
      registered: [7, 1],
      arrived: [5, 0],
      'concluded/fit': [1, 0],
      'concluded/unfit': [2, 1],
      'unfitReason/skin.purulentSkinDisease': [2, 1],
      'reviewed/fit': [1, 0],
      'reviewed/unfit': [1, 0],
      'issued/first': [1, 0],
      printed: [1, 0],
      reprinted: [1, 0],
      'handedOut/holder': [1, 1],
      'handedOut/family': [1, 0],
      suspended: [1, 0],
      reinstated: [1, 0],
      revoked: [1, 0],
    });
  });

  it('are told by institution, by job as it was corrected, and by month', async () => {
    const registered = { measures: ['registered'] };
    expect(shown((await asking(commission, { ...registered, by: ['institution'] })).sums)).toEqual({
      [`${mainClinic} registered`]: [5, 1],
      [`${otherCounty} registered`]: [1, 0],
      [`${township} registered`]: [1, 0],
    });
    expect(shown((await asking(commission, { ...registered, by: ['job', 'month'] })).sums)).toEqual({
      [`cook ${today.slice(0, 7)}-01 registered`]: [6, 1],
      [`waiter ${today.slice(0, 7)}-01 registered`]: [1, 0],
    });
  });

  it('are named', async () => {
    const { names } = await asking(commission, { by: ['job'], measures: ['unfitReason', 'examined'] });
    expect(names.find(({ of, code }) => of === 'job' && code === 'cook')?.name.zh).toBe('厨师');
    expect(names.filter(({ of }) => of === 'rule').map(({ code }) => code)).toEqual(['skin.purulentSkinDisease']);
    expect(names.some(({ of, code }) => of === 'item' && code === 'alt')).toBe(true);
  });

  it('end where the reader’s institutions end, and at the institution that is asked for', async () => {
    const county = await test.as('county.commission');
    const registered = { measures: ['registered'] };
    expect(shown((await asking(county, registered)).sums)).toEqual({ registered: [6, 1] });
    expect(shown((await asking(county, { ...registered, institutionId: otherCounty })).sums)).toEqual({});
    expect(shown((await asking(commission, { ...registered, institutionId: 'langya' })).sums)).toEqual({ registered: [6, 1] });
    const { errors } = await crew.desk.query(query, { asked: { from: today, to: today, by: [] } });
    expect(errors[0]?.extensions?.['code']).toBe('NotPermitted');
  });

  it.each([
    [{ from: '2026-03-02', to: '2026-03-01' }, 'to'],
    [{ from: '1900-01-01', to: '2026-03-01' }, 'to'],
    [{ from: '2026-02-30', to: '2026-99-99' }, 'to'],
    [{ by: ['job', 'job'] }, 'by'],
    [{ by: ['job', 'sex', 'day', 'institution'] }, 'by'],
  ])('are refused for %j, in words', async (asked, field) => {
    const { errors } = await commission.query(query, { asked: { from: today, to: today, by: [], ...asked } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'InvalidQuery', field });
  });

  it('are the same after a rebuild', async () => {
    const { system } = test;
    const { parity } = await rebuild({
      connectionString: test.database.appUrl,
      pool: system.readPool,
      store: system.store,
      codec: system.codec,
      projection: figuresProjection,
    });
    expect(parity).toMatchObject({ equal: true });
  });

  it('equal a recount of the log, of every day and measure, before and after an erasure', async () => {
    const before = await figuresInTable();
    expect(before).toEqual(await recount());
    expect(Object.keys(before).length).toBeGreaterThan(25);
    const gone = await passage(crew, 'issued');
    await crew.admin.done('revokeCertificate', { caseId: gone.caseId, certificateNumber: gone.certificateNumber, reason: '核查' });
    await test.settled();
    const known = await figuresInTable();
    test.clock.advance({ days: 366 * 15 });
    const city = await test.as('cityadmin');
    const { caseWorklist } = await city.ask<{ caseWorklist: { nodes: { caseId: string; personId: string }[] } }>(
      '{ caseWorklist { nodes { caseId personId } } }',
    );
    await city.done('erasePerson', {
      personId: caseWorklist.nodes.find(({ caseId }) => caseId === gone.caseId)!.personId,
      reason: 'retentionEnded',
    });
    await test.settled();
    expect(await figuresInTable()).toEqual(known);
    expect(await recount()).toEqual(known);
  });
});

const notOfItems = [
  'registered',
  'enteredLate',
  'arrived',
  'concluded',
  'unfitReason',
  'reviewed',
  'issued',
  'printed',
  'reprinted',
  'handedOut',
  'suspended',
  'reinstated',
  'revoked',
];

/** "day institution job measure detail": "count undone" */
type Counted = Record<string, string>;

const figuresInTable = async (): Promise<Counted> => {
  const { rows } = await test.system.readPool.query<{ key: string; n: string }>(
    `SELECT concat_ws(' ', day::text, institution_id, job_code, sex, measure, detail) AS key, sum(count) || ' ' || sum(undone) AS n
     FROM ${test.system.reads.liveTable(figuresModel)} GROUP BY 1 HAVING sum(count) <> 0 OR sum(undone) <> 0`,
  );
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
};

/** Said over again, without the projection: each stream by itself, as a whole, from the events as they are stored. */
const recount = async (): Promise<Counted> => {
  const { rows } = await test.owner.query<{ stream: string; type: string; data: { plain?: object }; at: string }>(
    `SELECT stream, type, data, metadata->>'at' AS at FROM event_store.events WHERE stream LIKE 'case-%' ORDER BY position`,
  );
  const sums = new Map<string, [number, number]>();
  for (const story of Map.groupBy(rows, ({ stream }) => stream).values()) {
    const events = story.map(({ type, data, at }): Told => {
      const plain = (data.plain ?? data) as Record<string, string>;
      return { type: type as Told['type'], at, data: plain, rules: (plain['ruleIds'] ?? []) as unknown as readonly string[] };
    });
    for (const [key, undone] of countedOf(events)) {
      const [count, back] = sums.get(key) ?? [0, 0];
      sums.set(key, [count + 1, back + undone]);
    }
  }
  return Object.fromEntries([...sums].map(([key, [count, undone]]) => [key, `${count} ${undone}`]));
};

interface Told {
  readonly type: CaseEvent['type'];
  readonly at: string;
  readonly data: Readonly<Record<string, string>>;
  readonly rules: readonly string[];
}

/** Each thing that happened in one case, and 1 if it was taken back by the end. */
const countedOf = (events: readonly Told[]): [string, number][] => {
  const [first] = events;
  const last = events.findLast(({ type }) => type === 'RegistrationCorrected') ?? first!;
  const of = (at: string | undefined, measure: string, detail = ''): string =>
    [dayInChina(at ?? ''), first!.data['institutionId'], last.data['jobCode'], last.data['sex'], measure, detail].join(' ');
  const after = (n: number, ...types: Told['type'][]): Told | undefined => events.slice(n + 1).find(({ type }) => types.includes(type));
  const gaveUp = events.findLast(({ type }) => type === 'CaseCancelled' || type === 'CaseReinstated')?.type === 'CaseCancelled' ? 1 : 0;
  return events.flatMap((event, n): [string, number][] => {
    const { type, at } = event;
    const withdrawn = after(n, 'ConclusionReturned', 'CaseReopened', 'RecheckOrdered', 'FurtherItemsOrdered') ? 1 : 0;
    if (type === 'CaseRegistered') return [[of(event.data['registeredAt'], 'registered'), gaveUp]];
    if (type === 'PersonArrived') return [[of(event.data['arrivedAt'], 'arrived'), 0]];
    if (type === 'ResultRecorded' || type === 'ResultCorrected') {
      const next = events
        .slice(n + 1)
        .find((one) => (one.type === 'ResultRecorded' || one.type === 'ResultCorrected') && one.data['item'] === event.data['item']);
      if (next?.type === 'ResultCorrected') return [];
      const done = of(event.data['performedAt'], 'examined', event.data['item']);
      return event.data['abnormal']
        ? [
            [done, 0],
            [of(event.data['performedAt'], 'abnormal', event.data['item']), 0],
          ]
        : [[done, 0]];
    }
    if (type === 'CaseConcluded') {
      const reasons = event.data['outcome'] === 'unfit' ? (event.rules.length > 0 ? event.rules : ['byHand']) : [];
      const why = reasons.map((rule): [string, number] => [of(event.data['concludedAt'], 'unfitReason', rule), withdrawn]);
      return [[of(event.data['concludedAt'], 'concluded', event.data['outcome']), withdrawn], ...why];
    }
    if (type === 'ConclusionReviewed') return [[of(event.data['reviewedAt'], 'reviewed', event.data['outcome']), withdrawn]];
    if (type === 'CertificateIssued')
      return [[of(event.data['issuedAt'], 'issued', event.data['supersedes'] ? 'replacement' : 'first'), 0]];
    if (type === 'CertificatePrinted') return [[of(event.data['printedAt'], 'printed'), 0]];
    if (type === 'CertificateReprinted') return [[of(event.data['printedAt'], 'reprinted'), 0]];
    if (type === 'CertificateHandedOut') {
      const undone = after(n, 'CertificateHandedOut', 'HandOutUndone')?.type === 'HandOutUndone' ? 1 : 0;
      return [[of(event.data['handedOutAt'], 'handedOut', event.data['takenBy']), undone]];
    }
    if (type === 'CertificateSuspended') return [[of(at, 'suspended'), 0]];
    if (type === 'CertificateReinstated') return [[of(at, 'reinstated'), 0]];
    return type === 'CertificateRevoked' ? [[of(at, 'revoked', event.data['because'] ?? ''), 0]] : [];
  });
};
