import { readText, readTable } from '@healthcert/integrations/spreadsheet';
import { mainClinic } from '@healthcert/ops/seed';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { productionEnvironment } from '../entrypoints/testing/production.ts';
import { startProcess } from '../testing/running-process.ts';
import { cityOfFile, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

const person = somebody({ name: '示例留痕' });

let test: TestSystem;
let crew: Crew;
let city: Client;
let commission: Client;
let caseId: string;
let otherCaseId: string;
let personId: string;
cityOfFile((made) => ({ test, crew } = made));
beforeAll(async () => {
  [city, commission] = await Promise.all([test.as('cityadmin'), test.as('commission')]);
  ({ caseId } = await passage(crew, 'issued', { person }));
  ({ caseId: otherCaseId } = await passage(crew, 'registered'));
  ({
    caseFile: { personId },
  } = await crew.desk.ask<{ caseFile: { personId: string } }>('query ($caseId: ID!) { caseFile(caseId: $caseId) { personId } }', {
    caseId,
  }));
  await test.settled();
});

interface Node {
  readonly kind: string;
  readonly what: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly actorId: string;
  readonly actorName: string | null;
  readonly institutionId: string | null;
  readonly event: { readonly stream: string; readonly revision: number; readonly about: string } | null;
  readonly subjectIds: readonly string[];
}

const document = `query ($filter: LogFilter, $first: Int, $after: String) {
  logs(filter: $filter, first: $first, after: $after) {
    nodes { kind what title { zh en } at actorId actorName institutionId event { stream revision about } subjectIds subjectCount network }
    endCursor hasNextPage
  }
}`;

const logs = async (client: Client, filter: object = {}, first = 200): Promise<readonly Node[]> =>
  (await client.ask<{ logs: { nodes: Node[] } }>(document, { filter, first })).logs.nodes;

const accesses = async (): Promise<readonly { kind: string; what: string; actorId: string; subjectIds: readonly string[] }[]> =>
  (await test.system.accessLog.list({ institutions: null, limit: 1 })).map(({ kind, what, actorId, subjectIds }) => ({
    kind,
    what,
    actorId,
    subjectIds,
  }));

describe('the logs (A4)', () => {
  it('tell of a person: each thing done, by whom, for which institution, and who read of them', async () => {
    const found = await logs(city, { personId });
    const done = found.filter(({ kind }) => kind === 'operation').toReversed();
    expect(done.slice(0, 3).map(({ what, actorId, institutionId }) => [what, actorId, institutionId])).toEqual([
      ['PersonEnrolled', 'staff-desk', mainClinic],
      ['CaseRegistered', 'staff-desk', mainClinic],
      ['PersonArrived', 'staff-desk', mainClinic],
    ]);
    expect(done.at(-1)).toMatchObject({
      what: 'CertificateIssued',
      title: { zh: '签发健康证', en: 'Certificate issued' },
      actorId: 'staff-certs',
      event: { stream: `case-${caseId}`, about: caseId },
    });
    const records = new Set(done.map(({ event }) => event!.about));
    expect([...records].toSorted()).toEqual([caseId, personId].toSorted());
    const read = found.filter(({ kind }) => kind === 'read');
    expect(read.length).toBeGreaterThan(0);
    expect(read.every(({ subjectIds }) => subjectIds.includes(personId))).toBe(true);
    expect(JSON.stringify(found)).not.toMatch(/示例留痕/);
  });

  it('are searched by user, institution, kind, type, record and time', async () => {
    const byUser = await logs(city, { actorId: 'staff-doctor', kinds: ['operation'] });
    expect(byUser.map(({ what }) => what)).toEqual(['CaseConcluded']);
    const byType = await logs(city, { types: ['CaseRegistered'] });
    expect(byType.map(({ event }) => event!.about)).toEqual([otherCaseId, caseId]);
    expect((await logs(city, { record: otherCaseId })).map(({ what }) => what)).toEqual(['CaseRegistered']);
    const elsewhere = await logs(city, { institutionId: 'tianchang' });
    expect(elsewhere.filter(({ institutionId }) => institutionId !== 'tianchang')).toEqual([]);
    // The city was founded in January, by the system itself.
    const founding = await logs(city, { to: '2026-02-01T00:00:00.000Z' });
    expect(new Set(founding.map(({ kind }) => kind))).toEqual(new Set(['system']));
    expect(await logs(city, { from: '2026-02-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' })).toEqual([]);
  });

  it('hold sign-ins, failed ones and refusals, beside what was done', async () => {
    const market = await test.as('market');
    await market.query('{ caseWorklist { nodes { name } } }');
    await test.stranger.request({
      method: 'POST',
      url: '/api/sign-in',
      payload: { loginName: 'market', password: 'guessed wrongly' },
    });
    const [failed, refused] = await logs(city, { actorId: 'staff-market', kinds: ['refused', 'signInFailed', 'signedIn'] });
    expect(failed).toMatchObject({ kind: 'signInFailed', what: 'WrongCredentials', actorName: expect.any(String) });
    expect(refused).toMatchObject({ kind: 'refused', what: 'case-worklist', title: { zh: '办证人员' } });
  });

  it('are read page by page, none twice and none missed', async () => {
    const filter = { to: test.clock.now().toISOString() };
    const whole = await logs(city, filter);
    const paged: Node[] = [];
    let after: string | null = null;
    do {
      const { logs: page }: { logs: { nodes: Node[]; endCursor: string; hasNextPage: boolean } } = await city.ask(document, {
        filter,
        first: 7,
        after,
      });
      paged.push(...page.nodes);
      after = page.hasNextPage ? page.endCursor : null;
    } while (after !== null && paged.length < whole.length);
    expect(paged.slice(0, whole.length)).toEqual(whole);
  });

  it('are read within one’s reach, refused to others, and reading them is entered', async () => {
    const own = await logs(crew.admin);
    expect(own.length).toBeGreaterThan(5);
    expect(new Set(own.map(({ institutionId }) => institutionId))).toEqual(new Set([mainClinic]));
    expect(await accesses()).toEqual([{ kind: 'read', what: 'access-log', actorId: 'staff-clinicadmin', subjectIds: [] }]);
    await logs(commission, { personId });
    expect(await accesses()).toEqual([{ kind: 'read', what: 'access-log', actorId: 'staff-commission', subjectIds: [personId] }]);
    const { errors } = await crew.desk.query(document);
    expect(errors).toMatchObject([{ extensions: { code: 'NotPermitted', what: 'access-log' } }]);
    expect(await accesses()).toEqual([{ kind: 'refused', what: 'access-log', actorId: 'staff-desk', subjectIds: [] }]);
  });

  it.each([
    ['a person that is no id', { personId: person.documentNumber }],
    ['a kind of event that is too long', { types: ['x'.repeat(300)] }],
  ])('say what cannot be asked: %s', async (_, filter) => {
    expect((await city.query(document, { filter })).errors).toMatchObject([{ extensions: { code: 'InvalidQuery' } }]);
  });
});

describe('an entry’s event', () => {
  const raw = async (client: Client, stream: string, revision = 0) =>
    client.query<{ loggedEvent: { type: string; data: Record<string, unknown> } | null }>(
      'query ($stream: String!, $revision: Int!) { loggedEvent(stream: $stream, revision: $revision) }',
      { stream, revision },
    );

  it('is shown as it is stored; sealed fields open for those who see them elsewhere, and that is entered', async () => {
    expect((await raw(commission, `case-${caseId}`)).data!.loggedEvent).toMatchObject({ data: { identity: 'withheld' } });
    const opened = await raw(commission.stating('complaint'), `case-${caseId}`);
    expect(opened.data!.loggedEvent).toMatchObject({ type: 'CaseRegistered', data: { identity: { name: '示例留痕' } } });
    expect(await accesses()).toEqual([{ kind: 'read', what: 'case-timeline', actorId: 'staff-commission', subjectIds: [personId] }]);
    // The city's administrator sees who somebody is, not what was found.
    const results = await logs(city, { record: caseId, types: ['CaseConcluded'] });
    const closed = await raw(city, `case-${caseId}`, results[0]!.event!.revision);
    expect(closed.data!.loggedEvent!.data).toMatchObject({ outcome: 'withheld', clinical: 'withheld' });
  });

  it('is none of what stands elsewhere, or nowhere', async () => {
    const county = await test.as('tianchang-clinic.clinicadmin');
    expect((await raw(county, `case-${caseId}`)).errors).toMatchObject([{ extensions: { code: 'NotPermitted' } }]);
    for (const stream of ['case-none', 'claim-certificate-1', '$all', 'nothing'])
      expect((await raw(city, stream)).data).toEqual({ loggedEvent: null });
  });
});

describe('the logs as a file', () => {
  it('are what the search finds, in words, as CSV and as Excel, and taking them is entered', async () => {
    const found = await logs(city, { personId, kinds: ['operation'] });
    const get = (form: string, language = 'zh', by = city) =>
      by.request({ method: 'POST', url: '/api/logs/export', payload: { form, language, filter: { personId, kinds: ['operation'] } } });
    const csv = await get('csv');
    expect(csv.statusCode).toBe(200);
    expect(await accesses()).toEqual([{ kind: 'read', what: 'access-log-export', actorId: 'staff-cityadmin', subjectIds: [personId] }]);
    const table = readText(csv.body);
    expect(table.head.slice(0, 4)).toEqual(['时间', '类别', '事项', '用户']);
    expect(table.rows.map(({ cells }) => cells[2])).toEqual(found.map(({ title }) => title.zh));
    expect(table.rows.at(-1)!.cells[0]).toMatch(/^2026-11-21 07:3\d:\d\d$/);
    const workbook = readTable((await get('xlsx', 'en')).rawPayload);
    expect(workbook.rows.map(({ cells }) => cells[2])).toEqual(found.map(({ title }) => title.en));
    expect((await get('csv', 'zh', crew.desk)).statusCode).toBe(403);
    expect((await get('csv', 'zh', test.stranger)).statusCode).toBe(401);
  });
});

describe('the chain of the access log', () => {
  const check = (client: Client) => client.request({ method: 'POST', url: '/api/logs/check', payload: {} });
  const lastCheck = async () =>
    (
      await city.ask<{ accessLogCheck: { rows: number; brokenAt: string | null; checkedBy: string } | null }>(
        '{ accessLogCheck { rows brokenAt checkedBy } }',
      )
    ).accessLogCheck;

  it('is checked by whoever reads the whole of it, and the page tells when', async () => {
    expect(await lastCheck()).toBeNull();
    expect((await check(crew.admin)).statusCode).toBe(403);
    const { rows } = (await check(city)).json<{ rows: number }>();
    expect(rows).toBeGreaterThan(10);
    expect(await lastCheck()).toEqual({ rows, brokenAt: null, checkedBy: 'staff-cityadmin' });
  });

  it('is checked by a command, which names the row of which one byte was changed', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'healthcert-check-'));
    const environment = await productionEnvironment(directory, test.database.ownerUrl);
    const run = () => startProcess('check-access-log', environment);
    const whole = run();
    await whole.printed(/access log: \d+ rows checked in [\d.]+ s, the chain is whole/);
    expect(await whole.ended).toBe(0);
    await test.owner.query(`ALTER TABLE access_log DISABLE TRIGGER never_changed;
      UPDATE access_log SET what = overlay(what placing 'x' from 1 for 1) WHERE sequence = 3;
      ALTER TABLE access_log ENABLE TRIGGER never_changed`);
    const broken = run();
    await broken.printed(/access log: BROKEN at row 3; the 2 rows before it are whole/);
    expect(await broken.ended).toBe(1);
    expect(await lastCheck()).toEqual({ rows: 2, brokenAt: '3', checkedBy: 'command' });
    await rm(directory, { recursive: true });
  });
});
