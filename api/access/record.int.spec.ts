import { newId } from '@healthcert/domain/kernel';
import { mainClinic } from '@healthcert/ops/seed';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cityOfFile, passage, putPortrait, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

const person = somebody({ name: '示例被查' });

let test: TestSystem;
let crew: Crew;
let caseId: string;
let certificateNumber: string;
let portraitFile: string;
let personId: string;
let opaqueId: string;
cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  portraitFile = await putPortrait(crew.desk, person);
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person, portraitFile }));
  await test.settled();
  const { caseFile } = await crew.desk.ask<{ caseFile: { personId: string; certificates: { opaqueId: string }[] } }>(
    'query ($caseId: ID!) { caseFile(caseId: $caseId) { personId certificates { opaqueId } } }',
    { caseId },
  );
  ({ personId } = caseFile);
  opaqueId = caseFile.certificates[0]!.opaqueId;
});
afterEach(() => void vi.restoreAllMocks());

interface Entry {
  readonly kind: string;
  readonly what: string;
  readonly actor_id: string;
  readonly actor_roles: readonly string[];
  readonly institution_id: string | null;
  readonly subject_ids: readonly string[];
  readonly purpose: string | null;
}

/** What was entered while this was done. */
const entriesOf = async (deed: () => Promise<unknown>): Promise<Entry[]> => {
  const last = await test.owner.query<{ n: string }>('SELECT coalesce(max(sequence), 0) AS n FROM access_log');
  await deed();
  const { rows } = await test.owner.query<Entry>('SELECT * FROM access_log WHERE sequence > $1 ORDER BY sequence', [last.rows[0]!.n]);
  return rows;
};

const graphql = (document: string, purpose?: string) => (client: Client) =>
  client.query(document, {}, purpose === undefined ? {} : { 'x-purpose': purpose });
const get = (url: () => string) => (client: Client) => client.request({ url: url() });

const answers: [string, string, string, (client: Client) => Promise<unknown>][] = [
  ['a page of the worklist', 'desk', 'case-worklist', graphql('{ caseWorklist { nodes { name } } }')],
  ['a page of the register', 'market', 'certificate-register', graphql('{ certificateRegister { nodes { name } } }', 'inspection')],
  ['the list of persons', 'cityadmin', 'person', graphql('{ person { nodes { name } } }')],
  ['a search', 'certs', 'search', graphql('{ search(text: "示例被查") { hits { name } } }')],
  ['a case', 'doctor', 'case-worklist', (client) => graphql(`{ caseFile(caseId: "${caseId}") { identity { name } } }`)(client)],
  ['a time line', 'doctor', 'case-timeline', (client) => graphql(`{ caseTimeLine(caseId: "${caseId}") { raw } }`)(client)],
  ['a portrait', 'exam', 'portrait', get(() => `/api/portraits/${portraitFile}`)],
  ['a card', 'certs', 'certificate-card', get(() => `/api/certificates/cards.pdf?numbers=${certificateNumber}`)],
];

describe('an answer that says who somebody is', () => {
  it.each(answers)('is recorded: %s', async (_, loginName, what, ask) => {
    const client = await test.as(loginName);
    const entries = await entriesOf(() => ask(client));
    expect(entries.map(({ kind, what, actor_id }) => [kind, what, actor_id])).toEqual([['read', what, `staff-${loginName}`]]);
    expect(entries[0]!.subject_ids).toContain(personId);
  });

  it.each(answers)('is not given while it cannot be recorded: %s', async (_, loginName, _what, ask) => {
    const client = await test.as(loginName);
    vi.spyOn(test.system.accessLog, 'record').mockRejectedValue(new Error('no space left on device'));
    const answer = (await ask(client)) as { data?: object | null; errors?: object[]; statusCode?: number; body?: string };
    if (answer.statusCode === undefined) {
      expect(answer.errors).toMatchObject([{ extensions: { code: 'Unexpected' } }]);
      expect(Object.values(answer.data ?? {}).every((value) => value === null)).toBe(true);
    } else {
      expect([answer.statusCode, JSON.parse(answer.body!)]).toMatchObject([500, { error: { code: 'Unexpected' } }]);
    }
    expect(JSON.stringify(answer)).not.toMatch(/被查|no space left/);
  });

  it('is recorded where a stranger sees the portrait of a card in hand, and is not shown it otherwise', async () => {
    const look = get(() => `/status/${opaqueId}/portrait`);
    const entries = await entriesOf(() => look(test.stranger));
    expect(entries).toMatchObject([
      { kind: 'read', what: 'portrait', actor_id: 'stranger', subject_ids: [personId], purpose: 'verification' },
    ]);
    vi.spyOn(test.system.accessLog, 'record').mockRejectedValue(new Error('no space left on device'));
    expect((await test.stranger.request({ url: `/status/${opaqueId}/portrait` })).statusCode).toBe(500);
  });

  it('is recorded with roles, institution and the purpose that the page states; free text is no purpose', async () => {
    const worklist = '{ caseWorklist { nodes { name } } }';
    expect(await entriesOf(() => graphql(worklist, 'complaint')(crew.desk))).toMatchObject([
      { actor_roles: ['front-desk'], institution_id: mainClinic, purpose: 'complaint' },
    ]);
    expect(await entriesOf(() => graphql(worklist, 'complaint 2026-0117')(crew.desk))).toMatchObject([{ purpose: 'complaint 2026-0117' }]);
    expect(await entriesOf(() => graphql(worklist, 'about 张三')(crew.desk).catch(() => null))).toEqual([]);
  });

  it('is not recorded where nobody is named', async () => {
    expect(await entriesOf(() => crew.desk.ask('{ programmes { id } institutionList { nodes { name } } }'))).toEqual([]);
  });

  it('keeps a chain that nobody has broken', async () => {
    expect(await test.system.accessLog.verifyChain()).toMatchObject({ ok: true });
  });
});

describe('an authority', () => {
  let market: Client;
  const names = '{ page: certificateRegister { nodes { number name withheld } } }';
  type Names = { page: { nodes: { number: string; name: string | null; withheld: string[] }[] } };
  const seenBy = async (client: Client): Promise<(string | null)[]> => (await client.ask<Names>(names)).page.nodes.map(({ name }) => name);
  const state = (payload: object, headers: Record<string, string> = {}) =>
    market.request({ method: 'POST', url: '/api/purpose', payload, headers: { origin: 'http://localhost', ...headers } });
  const refusalOf = async (purpose: string): Promise<unknown> => {
    const answer = await market.request({ url: '/api/me', headers: { 'x-purpose': purpose } });
    return [answer.statusCode, answer.json<{ error: { code: string } }>().error.code];
  };
  beforeAll(async () => {
    market = await test.as('market');
  });

  it('sees codes alone until it states a purpose, and that is no reading of anybody', async () => {
    const entries = await entriesOf(async () => {
      expect(await seenBy(market)).toEqual([null]);
      const { errors, data } = await market.query('{ search(text: "示例被查") { hits { name } } }');
      expect([errors, data]).toEqual([[], { search: { hits: [] } }]);
      expect(
        (await market.ask<Names>('{ page: certificateRegister(filter: { name: "示例" }) { nodes { number name withheld } } }')).page.nodes,
      ).toEqual([]);
    });
    expect(entries).toEqual([]);
    expect(await seenBy(market.stating('complaint'))).toEqual(['示例被查']);
  });

  it.each([
    ['nosuch', 'PurposeUnknown'],
    ['x'.repeat(61), 'PurposeMalformed'],
    ['complaint about somebody', 'PurposeMalformed'],
    [`complaint ${'9'.repeat(41)}`, 'PurposeMalformed'],
    ['complaint 13900004711', 'PurposeNamesSomebody'],
    [`complaint ${person.documentNumber}`, 'PurposeNamesSomebody'],
    ['%E0%A4%A', 'PurposeMalformed'],
  ])('is told that %s is no purpose', async (purpose, code) => expect(await refusalOf(purpose)).toEqual([422, code]));

  it('states it once for a session; it is shown, stands beside each reading, and ends', async () => {
    const stated = await state({ code: 'outbreak', reference: 'Q-17' });
    expect(stated.json()).toMatchObject({
      purpose: { code: 'outbreak', reference: 'Q-17' },
      asksPurpose: ['certificate-register', 'archived-certificate-list'],
    });
    const [kept] = stated.cookies as unknown as { name: string; value: string; httpOnly: boolean; secure: boolean; sameSite: string }[];
    expect(kept).toMatchObject({ name: '__Host-healthcert-purpose', httpOnly: true, secure: true, sameSite: 'Strict' });
    const withCookie = { cookie: `${market.headers['cookie']}; ${kept!.name}=${encodeURIComponent(kept!.value)}` };
    const read = async (): Promise<(string | null)[]> =>
      (await market.query<Names>(names, {}, withCookie)).data!.page.nodes.map(({ name }) => name);
    expect(await entriesOf(read)).toMatchObject([{ actor_id: 'staff-market', subject_ids: [personId], purpose: 'outbreak Q-17' }]);
    expect(await read()).toEqual(['示例被查']);
    test.clock.advance({ hours: 8 });
    expect(await read()).toEqual([null]);
    const ended = await state({ code: null }, withCookie);
    expect(ended.json()).toMatchObject({ purpose: null });
    expect(ended.cookies).toMatchObject([{ name: '__Host-healthcert-purpose', value: '' }]);
  });

  it('does not go on with what another said at the same desk, or with a purpose that is no longer in use', async () => {
    const commission = await test.as('commission');
    const stated = await state({ code: 'appeal' });
    const { value } = (stated.cookies as unknown as { value: string }[])[0]!;
    const me = async (client: Client): Promise<unknown> =>
      (
        await client.request({
          url: '/api/me',
          headers: { cookie: `${client.headers['cookie']}; healthcert-purpose=${encodeURIComponent(value)}` },
        })
      ).json<{ purpose: unknown }>().purpose;
    expect(await me(market)).toMatchObject({ code: 'appeal' });
    expect(await me(commission)).toBeNull();
    await (await test.as('cityadmin')).done('changeReadingPurposes', { changes: [{ retire: { code: 'appeal' } }] });
    expect(await me(market)).toBeNull();
    expect(await refusalOf('appeal')).toEqual([422, 'PurposeRetired']);
    expect((await state({ code: 'appeal' })).json()).toMatchObject({ error: { code: 'PurposeRetired', field: 'code' } });
  });
});

describe('a refusal', () => {
  it.each<[string, string, (client: Client) => Promise<unknown>, string]>([
    ['of a list', 'market', graphql('{ caseWorklist { nodes { name } } }'), 'case-worklist'],
    [
      'of a case elsewhere',
      'tianchang-clinic.desk',
      (client) => graphql(`{ caseFile(caseId: "${caseId}") { stage } }`)(client),
      'case-worklist',
    ],
    ['of its time line', 'market', (client) => graphql(`{ caseTimeLine(caseId: "${caseId}") { type } }`)(client), 'case-timeline'],
    ['of a card', 'desk', get(() => `/api/certificates/cards.pdf?numbers=${certificateNumber}`), 'certificate-card'],
    [
      'of a card elsewhere',
      'tianchang-clinic.desk',
      get(() => `/api/certificates/cards.pdf?numbers=${certificateNumber}`),
      'certificate-card',
    ],
    ['of an operation', 'market', (client) => client.send('cancelCase', { caseId, reason: '试' }), 'cancelCase'],
    [
      'of hearing of changes',
      'market',
      graphql('subscription { readModelChanged(readModels: ["person"]) { position } }'),
      'read-model-changes',
    ],
  ])('is recorded: %s', async (_, loginName, ask, what) => {
    const client = await test.as(loginName);
    const entries = await entriesOf(() => ask(client).catch(() => null));
    expect(entries.map((entry) => [entry.kind, entry.what, entry.actor_id])).toEqual([['refused', what, `staff-${loginName}`]]);
  });

  it('of a stranger is not recorded: anybody could fill the log', async () => {
    expect(await entriesOf(() => test.stranger.query('{ caseWorklist { nodes { name } } }'))).toEqual([]);
    expect(await entriesOf(() => test.stranger.send('cancelCase', { caseId, reason: '试' }))).toEqual([]);
  });
});

describe('one who may see codes but not people', () => {
  let statistician: Client;
  beforeAll(async () => {
    const city = await test.as('cityadmin');
    await city.done('defineRole', {
      roleId: 'statistics',
      name: { zh: '统计', en: 'Statistics' },
      operations: [],
      reads: ['case-worklist', 'certificate-register', 'person'].map((readModel) => ({ readModel, scope: 'city', groups: ['plain'] })),
    });
    await city.done('addStaff', {
      staffId: 'staff-counts',
      loginName: 'counts',
      displayName: '统计·演示',
      institutionId: 'chuzhou',
      roleIds: ['statistics'],
    });
    statistician = await test.as('counts');
  });

  const count = async (document: string): Promise<number> =>
    Object.values(await statistician.ask<Record<string, { nodes: unknown[] }>>(document))[0]!.nodes.length;

  it('counts rows without names, and that is no reading of anybody', async () => {
    const entries = await entriesOf(async () => {
      const { caseWorklist } = await statistician.ask<{
        caseWorklist: { nodes: { name: string | null; stage: string; withheld: string[] }[] };
      }>('{ caseWorklist { nodes { name stage withheld } } }');
      expect(caseWorklist.nodes).toEqual([
        {
          name: null,
          stage: 'reviewed',
          withheld: ['name', 'maskedDocument', 'phone', 'employer', 'portraitFile', 'outcome', 'abnormal', 'returnedBecause'],
        },
      ]);
    });
    expect(entries).toEqual([]);
  });

  it('finds nobody by filter, by order, or by the number of their paper', async () => {
    expect(await count('{ caseWorklist(filter: { name: "示例被查" }) { nodes { caseId } } }')).toBe(0);
    expect(await count('{ caseWorklist(sort: { by: name }) { nodes { caseId } } }')).toBe(0);
    expect(await count('{ certificateRegister(filter: { name: "示" }) { nodes { number } } }')).toBe(0);
    expect(await count('{ person(filter: { name: "示" }) { nodes { personId } } }')).toBe(0);
    const { search } = await statistician.ask<{ search: { hits: unknown[] } }>(
      `{ search(text: "${person.documentNumber}") { hits { caseId } } }`,
    );
    expect(search.hits).toEqual([]);
    const byName = await statistician.ask<{ search: { hits: unknown[] } }>('{ search(text: "示例被查") { hits { caseId } } }');
    expect(byName.search.hits).toEqual([]);
    const found = await crew.desk.ask<{ search: { hits: unknown[] } }>(`{ search(text: "${person.documentNumber}") { hits { caseId } } }`);
    expect(found.search.hits).toHaveLength(1);
  });

  it('opens a case without seeing whose it is, and no time line without its own permission', async () => {
    const { caseFile } = await statistician.ask<{ caseFile: object }>(
      `{ caseFile(caseId: "${caseId}") { stage withheld identity { name } items { code reason result { abnormal findings { code } values { field } } } conclusion { outcome reasons { zh } } } }`,
    );
    expect(caseFile).toMatchObject({
      stage: 'reviewed',
      withheld: ['identity', 'clinical'],
      identity: null,
      conclusion: { outcome: null, reasons: null },
    });
    expect(JSON.stringify(caseFile)).not.toContain('"findings":[');
    const { errors } = await statistician.query(`{ caseTimeLine(caseId: "${caseId}") { type } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'NotPermitted', what: 'case-timeline' } }]);
    expect(await statistician.query(`{ caseFile(caseId: "${newId()}") { stage } }`)).toMatchObject({
      data: { caseFile: null },
      errors: [],
    });
  });
});
