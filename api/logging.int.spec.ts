import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logging } from './logging.ts';
import {
  crewOf,
  openTestSystem,
  passage,
  password,
  portraitForm,
  putPortrait,
  somebody,
  type Crew,
  type TestSystem,
} from './testing/index.ts';

const person = somebody({ name: '司徒入志', phone: '19900006655', address: '示例弄六十六号', employer: '入志演示饭馆' });
const wrongPassword = 'yellow elephant 8';

const lines: string[] = [];
const memory = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    lines.push(chunk.toString());
    done();
  },
});

let test: TestSystem;
let crew: Crew;
beforeAll(async () => {
  test = await openTestSystem({ log: pino(logging('trace'), memory) });
  crew = await crewOf(test);
});
afterAll(() => test.close());

/** What no line may hold, as it is or as it is written in JSON, in an address or in hex. */
const secrets = [
  person.name,
  person.documentNumber,
  person.phone,
  person.address,
  person.employer,
  password,
  wrongPassword,
  '入志的缘由',
  '203.0.113.77',
].flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('hex')]);

const told = (): string[] => {
  const log = lines.join('');
  return secrets.filter((secret) => log.includes(secret));
};

describe('the log, at its most talkative', () => {
  it('names nobody over a whole life', async () => {
    const portraitFile = await putPortrait(crew.desk, person);
    const { caseId, certificateNumber } = await passage(crew, 'issued', { person, portraitFile });
    const of = { caseId, certificateNumber };
    await crew.certs.done('printCertificate', of);
    await crew.certs.done('handOutCertificate', { ...of, takenBy: 'other', takerName: person.name });
    await crew.admin.done('revokeCertificate', { ...of, reason: '入志的缘由' });
    await test.settled();
    await crew.certs.ask('query ($text: String!) { search(text: $text) { hits { name } } }', { text: person.documentNumber });
    await crew.certs.ask(`{ caseTimeLine(caseId: "${caseId}") { raw } }`);
    await test.stranger.request({ url: `/status/x?name=${encodeURIComponent(person.name)}`, remoteAddress: '203.0.113.77' });
    const signIn = (given: string) =>
      test.stranger.request({
        method: 'POST',
        url: '/api/sign-in',
        payload: { loginName: 'desk', password: given },
        remoteAddress: '203.0.113.77',
      });
    expect([(await signIn(wrongPassword)).statusCode, (await signIn(password)).statusCode]).toEqual([401, 200]);
    expect(told()).toEqual([]);
  });

  it('names nobody when requests fail, whoever is to blame', async () => {
    const before = lines.length;
    const raw = (payload: string, headers = { 'content-type': 'application/json' }) =>
      crew.desk.request({ method: 'POST', url: '/graphql', payload, headers, remoteAddress: '203.0.113.77' });
    await raw(`{"query": "{ search(text: \\"${person.name}`);
    await raw(`${person.documentNumber} is no JSON`);
    await crew.desk.query(`{ caseWorklist(filter: { name: ${JSON.stringify(`${person.name}\u0000`)} }) { nodes { name } } }`);
    await crew.desk.query('query ($filter: CaseWorklistFilter) { caseWorklist(filter: $filter) { nodes { name } } }', {
      filter: { personId: person.documentNumber },
    });
    await crew.desk.query(`{ ${person.name} }`);
    await crew.desk.send('registerCase', { caseId: person.documentNumber, ...person, institutionId: 'x', programmeId: 'x', jobCode: 'x' });
    await crew.desk.request({ method: 'POST', url: '/api/portraits', ...portraitForm(person, Buffer.from(person.name)) });
    await crew.desk.request({ url: `/api/portraits/${encodeURIComponent(person.name)}` });
    await test.stranger.request({
      method: 'POST',
      url: '/api/sign-in',
      payload: `{"loginName": "${person.name}", "password": "${password}`,
    });
    await test.stranger.request({ method: 'POST', url: '/api/sign-in', payload: { loginName: person.phone, password: wrongPassword } });
    await test.stranger.request({ url: `/${encodeURIComponent(person.name)}` });

    // Faults of ours, with the worst that a library may put into an error.
    const worst = Object.assign(new Error(`invalid input`), {
      detail: `Key (name)=(${person.name})`,
      parameters: [person.phone],
      where: person.address,
    });
    vi.spyOn(test.system.reads, 'list').mockRejectedValue(worst);
    await crew.desk.query('{ caseWorklist { nodes { name } } }');
    vi.spyOn(test.system.files, 'find').mockRejectedValue(worst);
    await crew.desk.request({ url: '/api/portraits/0199aa00-0000-7000-8000-000000000000' });
    vi.restoreAllMocks();

    expect(lines.slice(before).filter((line) => line.includes('"level":50')).length).toBe(2);
    expect(told()).toEqual([]);
  });

  it('says which request it was by its id, and of a fault what and where', () => {
    const fault = lines.map((line) => JSON.parse(line) as Record<string, unknown>).find(({ msg }) => msg === 'a request failed');
    expect(fault).toMatchObject({
      level: 50,
      reqId: expect.any(String) as string,
      err: { name: 'Error', message: 'invalid input', stack: expect.any(String) as string },
    });
  });
});
