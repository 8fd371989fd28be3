import type { FastifyInstance } from 'fastify';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../sign-in/index.ts';
import { createApp } from '../app.ts';
import { cityOfFile, clientOf, passage, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  await passage(crew, 'registered');
});

const codesOf = async (client: Client, document: string, variables?: object): Promise<unknown[]> =>
  (await client.query(document, variables)).errors.map(({ message, extensions }) => extensions?.code ?? message);

const json = { 'content-type': 'application/json' };
const post = (client: Client, payload: string | Buffer | object, headers: Record<string, string> = json) =>
  client.request({ method: 'POST', url: '/graphql', payload, headers });

/** The columns that a page asks for, again and again under other names. */
const aliases = (count: number): string =>
  Array.from({ length: count }, (_, n) => `a${n}: caseWorklist(first: 200) { nodes { caseId name } }`).join(' ');

describe('a document that asks too much', () => {
  it('is stopped by its size before it is validated: a thousand aliases', async () => {
    expect(await codesOf(crew.desk, `{ ${aliases(1000)} }`)).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('is stopped by its weight where it is short enough to be parsed', async () => {
    const codes = await codesOf(crew.desk, `{ ${aliases(60)} }`);
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['TooComplex']));
  });

  it('is stopped by its depth', async () => {
    const deep = '{ readModels { columns { label { zh '.concat('} } } }');
    expect(await codesOf(crew.desk, deep)).toEqual([]);
    const fragments = Array.from(
      { length: 12 },
      (_, n) => `fragment F${n} on CaseFile { identity { ...on CaseIdentity { ...on CaseIdentity { name } } } }`,
    );
    expect((await codesOf(crew.desk, `{ __typename } ${fragments.join(' ')}`)).length).toBeGreaterThan(0);
  });

  it('is stopped by more than a score of commands in one request', async () => {
    const { caseId } = await passage(crew, 'registered');
    const commands = (count: number): string =>
      `mutation { ${Array.from({ length: count }, (_, n) => `c${n}: recordArrival(input: { caseId: "${caseId}" }) { __typename }`).join(' ')} }`;
    expect(new Set(await codesOf(crew.desk, commands(21)))).toEqual(new Set(['TooComplex']));
    expect(await codesOf(crew.desk, commands(5))).toEqual([]);
  });

  it('gets no page larger than two hundred', async () => {
    const { caseWorklist } = await crew.desk
      .ask<{ caseWorklist: { nodes: unknown[] } }>('{ caseWorklist(first: 100000000) { nodes { caseId } } }')
      .catch(() => ({
        caseWorklist: { nodes: [] },
      }));
    expect(caseWorklist.nodes.length).toBeLessThanOrEqual(200);
  });
});

describe('where documents must be trusted', () => {
  let app: FastifyInstance;
  let directory: string;
  let desk: Client;
  const trusted = 'query Cases($first: Int) { caseWorklist(first: $first) { nodes { caseId } } }';

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'healthcert-trusted-'));
    await writeFile(join(directory, 'insurer.json'), JSON.stringify({ Cases: trusted }));
    app = await createApp({ ...test.system, settings: { ...test.system.settings, TRUSTED_DOCUMENTS: directory } });
    await app.ready();
    desk = clientOf(app, (await test.system.accounts.openSession('staff-desk')).token);
  });
  afterAll(async () => {
    await app.close();
    await rm(directory, { recursive: true });
  });

  it('they are answered as their clients write them, with any variables', async () => {
    const written = trusted.replace('{ caseId }', '{\n caseId\n __typename\n}');
    const answer = await desk.query<{ caseWorklist: { nodes: object[] } }>(written, { first: 1 });
    expect(answer).toMatchObject({ status: 200, data: { caseWorklist: { nodes: [{ caseId: expect.any(String) }] } } });
  });

  it.each<[string, string]>([
    ['with a column more', trusted.replace('caseId', 'caseId name')],
    ['that writes', 'mutation { recordArrival(input: { caseId: "x" }) { __typename } }'],
    ['that asks for the schema', '{ __schema { types { name } } }'],
    ['that is wrong', '{ caseWorklist { noodles } }'],
    ['that is none', '{ caseWorklist'],
  ])('one %s is refused before anything of it is looked at, in words for both', async (_, document) => {
    const { status, data, errors } = await desk.query(document);
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(errors).toEqual([
      {
        message: 'This page is of another version of the system: load it anew',
        extensions: { code: 'DocumentNotTrusted', text: expect.objectContaining({ zh: expect.stringContaining('请刷新页面') }) },
      },
    ]);
  });

  it('none comes in by the address or as a subscription', async () => {
    const { 'x-healthcert-csrf': _, ...headers } = desk.headers;
    const asked = { method: 'GET' as const, url: `/graphql?query=${encodeURIComponent('{ readModels { name } }')}`, headers };
    expect((await app.inject(asked)).json()).toMatchObject({ errors: [{ extensions: { code: 'DocumentNotTrusted' } }] });
    const listening = await desk.request({
      method: 'POST',
      url: '/graphql',
      headers: { accept: 'text/event-stream' },
      payload: { query: 'subscription { readModelChanged(readModels: ["case-worklist"]) { position } }' },
    });
    expect(listening.body).toContain('DocumentNotTrusted');
  });

  it('who of the staff tries stands in the access log', async () => {
    const { rows } = await test.owner.query(
      "SELECT DISTINCT actor_id FROM access_log WHERE what = 'graphql-document' AND kind = 'refused'",
    );
    expect(rows).toEqual([{ actor_id: 'staff-desk' }]);
  });
});

describe('a request that is no request', () => {
  it.each<[string, string, number]>([
    ['no JSON', '{"query": "{ __typename', 400],
    ['no object', '"{ __typename }"', 400],
    ['no document', '{"variables": {}}', 400],
    ['a document that is a list', '{"query": ["{ __typename }"]}', 400],
  ])('is refused: %s', async (_, payload, status) => {
    const answer = await post(crew.desk, payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toMatch(/ at |node_modules|\.ts:/);
  });

  it('is refused as a batch', async () => {
    const answer = await post(crew.desk, JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('"Query"');
  });

  it.each([
    ['text/plain', '{ __typename }'],
    ['application/graphql', '{ __typename }'],
    ['application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{__typename}"}\r\n--x--\r\n',
    ],
    ['application/xml', '<x/>'],
  ])('is refused as %s, which a form of another site can send', async (type, payload) => {
    const answer = await post(crew.desk, payload, { 'content-type': type });
    expect(answer.statusCode).toBe(415);
    expect(answer.json<ErrorBody>().error).toEqual({
      code: 'WrongContentType',
      field: null,
      text: { zh: expect.any(String) as string, en: expect.any(String) as string },
    });
  });

  it('is refused when it is larger than a megabyte', async () => {
    const answer = await post(crew.desk, JSON.stringify({ query: `{ __typename } #${'x'.repeat(1024 * 1024)}` }));
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([413, 'TooLarge']);
  });

  it.each<[string, string, string]>([
    ['a field that is not there', '{ noSuchField }', 'GRAPHQL_VALIDATION_FAILED'],
    ['half a document', '{ caseWorklist(', 'GRAPHQL_PARSE_FAILED'],
    ['a circle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('is refused: %s', async (_, document, code) => {
    expect(new Set(await codesOf(crew.desk, document))).toEqual(new Set([code]));
  });

  it.each<[string, object, string]>([
    ['a cursor of another making', { after: 'bm90IGEgY3Vyc29y' }, 'after'],
    ['a text with a null character', { filter: { name: 'a\u0000b' } }, 'filter'],
    ['a number that is no id', { filter: { personId: "1' OR '1'='1" } }, 'filter'],
    ['a day that the calendar lacks', { filter: { registeredAt: { from: '2026-02-31T00:00:00Z' } } }, 'filter'],
  ])('is refused with the field to blame: %s', async (_, variables, field) => {
    const { errors } = await crew.desk.query(
      'query ($after: String, $filter: CaseWorklistFilter) { caseWorklist(after: $after, filter: $filter) { nodes { caseId } } }',
      variables,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'InvalidQuery', field, text: { zh: '查询条件不符合要求' } } }]);
  });

  it('finds nothing under an id that cannot be one', async () => {
    for (const caseId of ['', 'x', "'; DROP TABLE events; --", 'a\u0000b', '9'.repeat(5000)]) {
      const { data, errors } = await crew.desk.query('query ($caseId: ID!) { caseFile(caseId: $caseId) { caseId } }', { caseId });
      expect([data, errors]).toEqual([{ caseFile: null }, []]);
    }
  });
});

describe('a stranger', () => {
  it('is not told the schema, also after staff have asked for it in the same words, nor helped to guess', async () => {
    const document = '{ __schema { types { name } } }';
    for (const client of [test.stranger, crew.desk, test.stranger, crew.desk]) {
      const { data, errors } = await client.query(document);
      expect([data === null, errors.length === 0]).toEqual(client === crew.desk ? [false, true] : [true, false]);
    }
    const { errors } = await test.stranger.query('{ caseWorklis { nodes { caseId } } }');
    expect(errors[0]!.message).toBe('Cannot query field "caseWorklis" on type "Query".');
  });

  it.each([
    '{ caseWorklist { nodes { caseId } } }',
    '{ person { nodes { personId } } }',
    '{ search(text: "示例") { hits { caseId } } }',
    '{ missingCharacters(text: "龘") }',
    '{ caseFile(caseId: "0199aa00-0000-7000-8000-000000000000") { caseId } }',
    '{ caseTimeLine(caseId: "0199aa00-0000-7000-8000-000000000000") { eventId } }',
  ])('reads nothing: %s', async (document) => {
    const { data, errors } = await test.stranger.query(document);
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['NotPermitted']);
    expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
  });
});

describe('a page of another site', () => {
  const ask = { query: '{ __typename }' };
  it.each<[string, Record<string, string>]>([
    ['says where it is', { origin: 'https://evil.example' }],
    ['is said by the browser to be elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['does not know the word', { 'x-healthcert-csrf': '' }],
  ])('is refused: it %s', async (_, headers) => {
    const answer = await post(crew.desk, ask, { ...json, ...headers });
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([403, 'CrossSite']);
  });

  it('changes nothing by a link', async () => {
    const { caseId } = await passage(crew, 'registered');
    const before = await test.events();
    const query = encodeURIComponent(`mutation { recordArrival(input: { caseId: "${caseId}" }) { __typename } }`);
    const answer = await crew.desk.request({ url: `/graphql?query=${query}` });
    expect(answer.statusCode).toBe(405);
    expect(await test.events()).toBe(before);
  });

  it('is given no leave to read by CORS', async () => {
    const answer = await crew.desk.request({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const asked = await crew.desk.request({ url: '/graphql?query=%7B__typename%7D', headers: { origin: 'https://evil.example' } });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a flood', () => {
  it('is stopped after 1200 requests a minute; made-up cookies give no share of their own, and staff keep theirs', async () => {
    const flood = (n: number) =>
      test.stranger.request({
        method: 'POST',
        url: '/graphql',
        payload: { query: '{ __typename }' },
        headers: { cookie: `other=${n}` },
        remoteAddress: '198.51.100.7',
      });
    let answered = 0;
    for (let n = 0; n < 1200; n += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, k) => flood(n + k)));
      answered += answers.filter(({ statusCode }) => statusCode === 200).length;
    }
    expect(answered).toBe(1200);
    const stopped = await flood(1201);
    expect([stopped.statusCode, stopped.json<ErrorBody>().error.code]).toEqual([429, 'TooManyRequests']);
    const staff = await crew.desk.request({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }' },
      remoteAddress: '198.51.100.7',
    });
    expect(staff.statusCode).toBe(200);
  });
});

describe('an address that leads nowhere', () => {
  it('is answered in the same form', async () => {
    const answer = await test.stranger.request({ url: '/no/such/place' });
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([404, 'NotFound']);
  });
});
