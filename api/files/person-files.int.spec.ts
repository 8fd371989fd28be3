import { newId } from '@healthcert/domain/kernel';
import { syntheticPortrait } from '@healthcert/ops/seed';
import { describe, expect, it } from 'vitest';
import type { ErrorBody } from '../sign-in/index.ts';
import {
  cityOfFile,
  passage,
  portraitForm,
  putCopy,
  putPortrait,
  somebody,
  type Client,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

const put = (client: Client, bytes: Uint8Array, paper = somebody()) =>
  client.request({ method: 'POST', url: '/api/portraits', ...portraitForm(paper, bytes) });

const look = async (client: Client, id: string): Promise<number> => (await client.request({ url: `/api/portraits/${id}` })).statusCode;

const stored = async (): Promise<unknown> =>
  (await test.owner.query('SELECT (SELECT count(*) FROM stored_file) AS files, (SELECT count(*) FROM vault.persons) AS persons')).rows[0];

/** What the access log holds of portraits, newest first. */
const recorded = async (): Promise<string[]> => {
  const entries = await test.system.accessLog.list({ institutions: null, limit: 5 });
  return entries
    .filter(({ what }) => what === 'portrait')
    .map(({ kind, actorId, subjectIds }) => `${kind} ${actorId} ${subjectIds.length}`);
};

describe('a portrait that is put', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['is no image', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'PortraitNotAnImage'],
    ['is empty', () => new Uint8Array(), 'PortraitEmpty'],
    ['is a picture’s first bytes only', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'PortraitDamaged'],
    ['is larger than two megabytes', () => Buffer.alloc(3 * 1024 * 1024, 0xff), 'PortraitTooLarge'],
  ])('is refused when it %s, and nothing of it is kept', async (_, bytes, code) => {
    const before = await stored();
    const answer = await put(crew.desk, bytes());
    expect(answer.statusCode).toBe(422);
    expect(answer.json<ErrorBody>().error).toEqual({
      code,
      field: 'portrait',
      text: { zh: expect.stringMatching(/照片/) as string, en: expect.any(String) as string },
    });
    expect(await stored()).toEqual(before);
  });

  it('is refused when it has thirty megabytes, before all of them are read', async () => {
    const before = await stored();
    const answer = await put(crew.desk, Buffer.alloc(30 * 1024 * 1024));
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([413, 'TooLarge']);
    expect(await stored()).toEqual(before);
  });

  it('is refused with a mistyped number, without one, and as no form at all', async () => {
    const before = await stored();
    const person = somebody();
    const picture = await syntheticPortrait(person.documentNumber, { sex: person.sex, age: 30 });
    const documentNumber = person.documentNumber.slice(0, 17) + (person.documentNumber.endsWith('1') ? '2' : '1');
    const mistyped = await put(crew.desk, picture, { ...person, documentNumber });
    expect([mistyped.statusCode, mistyped.json<ErrorBody>().error.code]).toEqual([422, 'DocumentNumberMistyped']);
    const nameless = await put(crew.desk, picture, { ...person, documentNumber: '' });
    expect([nameless.statusCode, nameless.json<ErrorBody>().error]).toMatchObject([400, { code: 'InvalidInput', field: 'documentNumber' }]);
    const json = await crew.desk.request({ method: 'POST', url: '/api/portraits', payload: { documentNumber: '1' } });
    expect([json.statusCode, json.json<ErrorBody>().error.code]).toEqual([415, 'WrongContentType']);
    expect(await stored()).toEqual(before);
  });

  it('is put by those alone who register, and a refusal is recorded', async () => {
    const answer = await put(crew.exam, Buffer.from('x'));
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([403, 'NotPermitted']);
    expect((await recorded())[0]).toBe('refused staff-exam 0');
    expect((await put(test.stranger, Buffer.from('x'))).statusCode).toBe(401);
  });
});

describe('a portrait that is looked at', () => {
  it('is shown while registering to the institution that put it, and to no other', async () => {
    const id = await putPortrait(crew.desk, somebody());
    expect(await look(crew.desk, id)).toBe(200);
    expect((await recorded())[0]).toBe('read staff-desk 1');
    const elsewhere = await test.as('tianchang-clinic.desk');
    expect(await look(elsewhere, id)).toBe(404);
    expect((await recorded())[0]).toBe('refused staff-tianchang-clinic.desk 1');
    expect(await look(test.stranger, id)).toBe(401);
  });

  it('is shown to those who may see whom a case of theirs is about', async () => {
    const person = somebody();
    const portraitFile = await putPortrait(crew.desk, person);
    await passage(crew, 'registered', { person, portraitFile });
    await test.settled();
    const answer = await crew.certs.request({ url: `/api/portraits/${portraitFile}` });
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'image/png',
      'private, no-store',
    ]);
    const seen = Object.fromEntries(
      await Promise.all(
        ['cityadmin', 'county.reviewer', 'langya-1.desk', 'tianchang-clinic.desk', 'market'].map(
          async (name) => [name, await look(await test.as(name), portraitFile)] as const,
        ),
      ),
    );
    expect(seen).toEqual({ cityadmin: 200, 'county.reviewer': 200, 'langya-1.desk': 404, 'tianchang-clinic.desk': 404, market: 404 });
  });

  it('is nowhere under an id that nobody gave', async () => {
    expect(await look(crew.desk, newId())).toBe(404);
    expect(await look(crew.desk, '..%2F..%2Fetc%2Fpasswd')).toBe(404);
  });
});

describe('a copy of a paper (A7)', () => {
  it('is kept with the registration, seen by those who may see who it is about, and each look is recorded', async () => {
    const person = somebody();
    const file = await putCopy(crew.desk, person);
    const { caseId } = await passage(crew, 'registered', { person, copies: [{ kind: 'idCard', file }] });
    await test.settled();
    const { caseFile } = await crew.desk.ask<{ caseFile: { identity: { copies: unknown } } }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { identity { copies { kind file } } } }',
      { caseId },
    );
    expect(caseFile.identity.copies).toEqual([{ kind: 'idCard', file }]);
    const seen = async (name: string) => (await (await test.as(name)).request({ url: `/api/papers/${file}` })).statusCode;
    expect([await seen('certs'), await seen('tianchang-clinic.desk'), await seen('market')]).toEqual([200, 404, 404]);
    const entries = await test.system.accessLog.list({ institutions: null, limit: 3 });
    expect(entries.map(({ kind, what }) => [kind, what])).toEqual([
      ['refused', 'paper'],
      ['refused', 'paper'],
      ['read', 'paper'],
    ]);
  });

  it('may be a PDF, whatever its name says; not a page that calls itself a picture, and no portrait serves as one', async () => {
    const pdf = await crew.desk.request({
      method: 'POST',
      url: '/api/papers',
      ...portraitForm(somebody(), Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n')),
    });
    expect(pdf.statusCode).toBe(201);
    const page = await crew.desk.request({
      method: 'POST',
      url: '/api/papers',
      ...portraitForm(somebody(), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    });
    expect([page.statusCode, page.json<ErrorBody>().error.code]).toEqual([422, 'NotAPaper']);
  });

  it('of another person is refused at the registration', async () => {
    const file = await putCopy(crew.desk, somebody());
    const refused = passage(crew, 'registered', { person: somebody(), copies: [{ kind: 'idCard', file }] });
    await expect(refused).rejects.toThrow(/UnknownCopy/);
  });
});
