import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { Actor } from '@healthcert/domain/kernel';
import { createAccessLog } from '@healthcert/integrations/access-log';
import { createAccounts, type Accounts, type PasskeySite } from '@healthcert/integrations/accounts';
import { softwareAuthenticator } from '@healthcert/integrations/accounts/testing';
import Fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@healthcert/integrations/postgres/testing';
import { createAuthentication, createPurposes, requireSameOrigin, signIn, type Authentication, type ErrorBody, type Me } from './index.ts';
import { wangFang } from './fixtures.ts';

/** Its connections may still be closing when the database is dropped under them. */
const poolOf = (connectionString: string, max: number): Pool => new Pool({ connectionString, max }).on('error', () => undefined);

const password = 'purple elephant 7';
const passkeySite: PasskeySite = { rpId: 'staff.example.org', origin: 'https://staff.example.org', name: '健康证管理平台' };

let database: TestDatabase;
let pool: Pool;
let owner: Pool;
let accounts: Accounts;
let authentication: Authentication;
let app: FastifyInstance;
let employed = true;

const actorOf = async (staffId: string, chosen: string | null = null): Promise<Actor | null> =>
  employed ? wangFang({ id: staffId, ...(chosen !== null && { institutionId: chosen }) }) : null;
let needed = false;
const needsSecondFactor = async (): Promise<boolean> => needed;

const open = async (secure: boolean): Promise<FastifyInstance> => {
  const server = Fastify();
  await server.register(cookie);
  await server.register(rateLimit, { global: false });
  authentication = createAuthentication({ accounts, actorOf, needsSecondFactor });
  await server.register(signIn, {
    system: {
      accounts,
      actorOf,
      accessLog: createAccessLog({ pool }),
      staffNamed: async (typed) => (typed === 'wang.fang' ? 'staff-1' : null),
      purposes: createPurposes({ secure, now: () => new Date().toISOString(), standing: async () => 'inUse' }),
      needsSecondFactor,
      workplacesOf: async () => ['clinic-1', 'clinic-2'],
      secure,
      staffUrl: passkeySite.origin,
      office: null,
      institutionName: async () => '琅琊区示范卫生院',
      charges: async () => false,
      switchedOffFor: async () => [],
      reads: { standing: () => null },
      noteSecondFactor: async () => undefined,
      parameters: { onPages: async () => ({ 'list-page-size': 50 }), menu: async () => null },
    },
  });
  server.post('/graphql', { preHandler: requireSameOrigin }, (request) =>
    authentication.authenticate(request).then((actor) => ({ actor: actor?.id ?? null })),
  );
  return server;
};

beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.appUrl, 4);
  owner = poolOf(database.ownerUrl, 1);
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});
beforeEach(async () => {
  employed = true;
  needed = false;
  await owner.query('TRUNCATE credential, sign_in_failure CASCADE');
  accounts = createAccounts({ pool, secret: new Uint8Array(32), passkeySite });
  await accounts.create({ staffId: 'staff-1', loginName: 'wang.fang', password, mustChange: false });
  app = await open(false);
});
afterEach(async () => {
  authentication.close();
  await app.close();
  await accounts.close();
});

const enter = (payload: unknown = { loginName: 'wang.fang', password }, over: InjectOptions = {}) =>
  app.inject({ method: 'POST', url: '/api/sign-in', payload: payload as object, ...over });

/** A browser that signed in: its cookie, and the header its pages send. */
const enterAs = async (given = password) => {
  const response = await enter({ loginName: 'wang.fang', password: given });
  expect(response.statusCode).toBe(200);
  const { name, value } = response.cookies[0]!;
  const me = response.json<Me>();
  return { me, token: value, headers: { cookie: `${name}=${value}`, 'x-healthcert-csrf': me.csrf, host: 'localhost' } };
};

const post = async (url: string, headers: Record<string, string>, payload: object = {}) =>
  app.inject({ method: 'POST', url, headers, payload });

const codeOf = (response: LightMyRequestResponse): string => response.json<ErrorBody>().error.code;

describe('POST /api/sign-in', () => {
  it('sets a cookie that no script and no other site can use, and says who one is', async () => {
    const response = await enter();
    expect(response.headers['set-cookie']).toMatch(/^healthcert=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toMatchObject({
      mustChangePassword: false,
      actor: { id: 'staff-1', kind: 'staff', name: '王芳' },
      institution: { id: 'clinic-1', name: '琅琊区示范卫生院' },
      roles: [
        { id: 'clerk', name: { zh: '登记员', en: 'Clerk' } },
        { id: 'physician', name: { zh: '主检医师', en: 'Chief physician' } },
      ],
      operations: { registerCase: 'institution', recordResult: 'institution', concludeCase: 'subtree' },
      reads: { 'station-worklist': { scope: 'subtree', groups: ['plain', 'identity', 'clinical'] } },
    });
  });

  it('ties the cookie to the host behind https', async () => {
    await app.close();
    app = await open(true);
    const response = await enter();
    expect(response.headers['set-cookie']).toMatch(/^__Host-healthcert=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('answers a wrong password and an unknown name with the same words', async () => {
    const answers = [await enter({ loginName: 'wang.fang', password: 'a wrong guess' }), await enter({ loginName: 'nobody', password })];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.json()).toEqual({
        error: {
          code: 'WrongCredentials',
          field: null,
          text: { zh: '用户名或密码不正确', en: 'The user name or the password is not right' },
        },
      });
    }
  });

  it('answers 429 once a name is locked', async () => {
    for (let n = 0; n < 5; n++) await enter({ loginName: 'wang.fang', password: 'a wrong guess' });
    const answer = await enter();
    expect([answer.statusCode, codeOf(answer)]).toEqual([429, 'TooManyAttempts']);
  });

  it('answers 429 to more than a hundred and twenty requests a minute, whatever they ask', async () => {
    for (let n = 0; n < 120; n++) expect(codeOf(await enter({}))).toBe('InvalidInput');
    const answer = await enter();
    expect([answer.statusCode, codeOf(answer)]).toEqual([429, 'TooManyRequests']);
  });

  it.each<[string, unknown, string | null]>([
    ['no password', { loginName: 'wang.fang' }, 'password'],
    ['a list for a name', { loginName: ['wang.fang'], password }, 'loginName'],
    ['an endless password', { loginName: 'wang.fang', password: 'x'.repeat(201) }, 'password'],
    ['no object', '"text"', null],
    ['no JSON', '{"loginName"', null],
  ])('refuses %s', async (_, payload, field) => {
    const answer = await enter(payload, { headers: { 'content-type': 'application/json' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<ErrorBody>().error).toMatchObject({ code: 'InvalidInput', field });
  });

  it('refuses one who left, and keeps no session', async () => {
    employed = false;
    const answer = await enter();
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'NoLongerStaff']);
    const { rows } = await owner.query('SELECT 1 FROM session WHERE revoked_at IS NULL');
    expect(rows).toEqual([]);
  });

  it('refuses a page of another site, so that nobody is signed in as somebody else', async () => {
    const foreign = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }];
    for (const headers of foreign) {
      const answer = await enter(undefined, { headers });
      expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'CrossSite']);
    }
  });

  it('ends the session that the browser had before', async () => {
    const before = await enterAs();
    await enter(undefined, { headers: { cookie: before.headers.cookie } });
    expect(await accounts.findSession(before.token)).toBeNull();
  });
});

describe('a signed-in browser', () => {
  it('is known until it signs out', async () => {
    const { headers } = await enterAs();
    expect((await app.inject({ url: '/api/me', headers })).json<Me>().actor.id).toBe('staff-1');
    expect((await post('/graphql', headers)).json()).toEqual({ actor: 'staff-1' });
    const out = await post('/api/sign-out', headers);
    expect([out.statusCode, out.headers['set-cookie']]).toEqual([
      204,
      [
        expect.stringMatching(/^healthcert=; .*Expires=Thu, 01 Jan 1970/),
        expect.stringMatching(/^healthcert-purpose=; .*Expires=Thu, 01 Jan 1970/),
      ],
    ]);
    expect((await post('/graphql', headers)).json()).toEqual({ actor: null });
    const me = await app.inject({ url: '/api/me', headers });
    expect([me.statusCode, codeOf(me)]).toEqual([401, 'NotSignedIn']);
  });

  it('is a stranger at once when its sessions are revoked in another process', async () => {
    const { headers } = await enterAs();
    await post('/graphql', headers);
    const elsewhere = createAccounts({ pool, secret: new Uint8Array(32) });
    await accounts.listening;
    const heard = Promise.withResolvers<void>();
    accounts.onRevoked(() => heard.resolve());
    await elsewhere.revokeSessions('staff-1');
    await heard.promise;
    expect((await post('/graphql', headers)).json()).toEqual({ actor: null });
    await elsewhere.close();
  });

  it('changes nothing for a page of another site', async () => {
    const { headers, token } = await enterAs();
    const { 'x-healthcert-csrf': _, ...withoutWord } = headers;
    for (const url of ['/graphql', '/api/sign-out', '/api/password']) {
      const answer = await post(url, withoutWord);
      expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'CrossSite']);
    }
    expect(await accounts.findSession(token)).not.toBeNull();
  });
});

describe('POST /api/password', () => {
  it('lets one in who had to change it, and names the field of a refusal', async () => {
    await accounts.resetPassword({ staffId: 'staff-1', loginName: 'wang.fang' }, 'temporary tiger 3');
    const { me, headers } = await enterAs('temporary tiger 3');
    expect(me.mustChangePassword).toBe(true);
    expect((await post('/graphql', headers)).json()).toEqual({ actor: null });
    expect((await app.inject({ url: '/api/me', headers })).json()).toMatchObject({ mustChangePassword: true });

    const weak = await post('/api/password', headers, { currentPassword: 'temporary tiger 3', newPassword: 'short' });
    expect(weak.statusCode).toBe(422);
    expect(weak.json<ErrorBody>().error).toMatchObject({ code: 'PasswordTooShort', field: 'newPassword' });
    const wrong = await post('/api/password', headers, { currentPassword: 'not it', newPassword: 'green giraffe 12' });
    expect(wrong.json<ErrorBody>().error).toMatchObject({ code: 'WrongCurrentPassword', field: 'currentPassword' });

    const changed = await post('/api/password', headers, { currentPassword: 'temporary tiger 3', newPassword: 'green giraffe 12' });
    expect(changed.json()).toMatchObject({ mustChangePassword: false, csrf: me.csrf });
    expect((await post('/graphql', headers)).json()).toEqual({ actor: 'staff-1' });
  });

  it('is closed to strangers', async () => {
    const answer = await post('/api/password', {}, { currentPassword: password, newPassword: 'green giraffe 12' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'NotSignedIn']);
  });
});

describe('a passkey as second factor (A1)', () => {
  const device = softwareAuthenticator(passkeySite.origin);
  const options = async (url: string, headers: Record<string, string>, body: object = {}) => {
    const answer = await post(url, headers, body);
    expect(answer.statusCode).toBe(200);
    return answer.json<never>();
  };
  const added = async () => {
    const browser = await enterAs();
    const passkey = device.create(await options('/api/second-factor/passkeys/begin', browser.headers));
    const answer = await post('/api/second-factor/passkeys', browser.headers, { name: '前台电脑', passkey });
    return { ...browser, recoveryCodes: answer.json<{ recoveryCodes: string[] }>().recoveryCodes };
  };

  it('is asked for after the password, and until then nothing else is done', async () => {
    await added();
    const { me, headers } = await enterAs();
    expect(me.secondFactor).toBe('proof');
    expect((await post('/graphql', headers)).json()).toEqual({ actor: null });
    for (const url of ['enrolment', 'confirmation', 'recovery-codes', 'removal', 'passkeys/begin', 'passkeys', 'passkeys/removal'])
      expect(codeOf(await post(`/api/second-factor/${url}`, headers, { code: '123456' }))).toBe('ProofAsked');
    const passkey = device.get(await options('/api/second-factor/challenge', headers));
    expect((await post('/api/second-factor', headers, { passkey })).json()).toMatchObject({ secondFactor: null });
    expect((await post('/graphql', headers)).json()).toEqual({ actor: 'staff-1' });
    expect((await app.inject({ url: '/api/second-factor', headers })).json()).toMatchObject({
      authenticator: false,
      passkeys: [{ id: device.id, name: '前台电脑' }],
      recoveryCodes: 8,
      passkeysAt: 'https://staff.example.org',
    });
  });

  it('is proven again before anything is added or removed; the last stays where a role asks for one', async () => {
    const { headers, recoveryCodes } = await added();
    expect(codeOf(await post('/api/second-factor/passkeys/begin', headers))).toBe('InvalidInput');
    expect(codeOf(await post('/api/second-factor/enrolment', headers, { code: 'wrong' }))).toBe('WrongCode');
    expect((await post('/api/second-factor/enrolment', headers, { code: recoveryCodes[0] })).json()).toMatchObject({
      uri: expect.stringMatching(/^otpauth/) as string,
    });
    needed = true;
    const removal = { id: device.id, code: recoveryCodes[1] };
    expect(codeOf(await post('/api/second-factor/passkeys/removal', headers, removal))).toBe('SecondFactorNeeded');
    needed = false;
    expect((await post('/api/second-factor/passkeys/removal', headers, removal)).statusCode).toBe(204);
    expect((await enterAs()).me.secondFactor).toBeNull();
  });

  it.each([{}, { passkey: {} }, { passkey: 'text' }, { passkey: null }])('answers %j as no proof', async (body) => {
    const { headers } = await added();
    expect(codeOf(await post('/api/second-factor', headers, body))).toBe('InvalidInput');
  });
});

describe('coming and going', () => {
  const entries = async (deed: () => Promise<unknown>) => {
    const { rows } = await owner.query<{ n: string }>('SELECT sequence AS n FROM access_log_head');
    await deed();
    return (await createAccessLog({ pool }).list({ institutions: null, limit: 10 }))
      .filter(({ sequence }) => sequence > BigInt(rows[0]!.n))
      .map(({ kind, what, actorId, actorRoles, institutionId, ipPrefix }) => ({ kind, what, actorId, actorRoles, institutionId, ipPrefix }))
      .toReversed();
  };
  const here = { ipPrefix: '127.0.0.0/24', institutionId: 'clinic-1' };
  const wang = { ...here, actorId: 'staff-1', actorRoles: ['clerk', 'physician'] };

  it('is entered in the access log, with who, for whom and from where (A4)', async () => {
    const all = await entries(async () => {
      const browser = await enterAs();
      await app.inject({ method: 'POST', url: '/api/sign-out', ...browser });
    });
    expect(all).toEqual([
      { ...wang, kind: 'signedIn', what: 'password' },
      { ...wang, kind: 'signedOut', what: 'session' },
    ]);
  });

  it('is entered with what somebody changed of how they sign in', async () => {
    const { headers } = await enterAs();
    const device = softwareAuthenticator(passkeySite.origin);
    const all = await entries(async () => {
      const options = (await post('/api/second-factor/passkeys/begin', headers)).json<never>();
      await post('/api/second-factor/passkeys', headers, { name: 'x', passkey: device.create(options) });
      const asked = (await post('/api/second-factor/challenge', headers)).json<never>();
      await post('/api/second-factor/passkeys/removal', headers, { id: device.id, passkey: device.get(asked, { verified: false }) });
      await post('/api/password', headers, { currentPassword: password, newPassword: 'green giraffe 12' });
    });
    expect(all.map(({ kind, what, actorId }) => [kind, what, actorId])).toEqual([
      ['accountChanged', 'passkey-added', 'staff-1'],
      ['signInFailed', 'PasskeyRefused', 'staff-1'],
      ['accountChanged', 'password-changed', 'staff-1'],
    ]);
  });

  it('is entered where it failed: of whom, if the name is known, and never what was typed', async () => {
    const failed = { kind: 'signInFailed', what: 'WrongCredentials', actorRoles: [] };
    expect(await entries(() => enter({ loginName: 'wang.fang', password: 'not the password' }))).toEqual([
      { ...here, ...failed, actorId: 'staff-1' },
    ]);
    expect(await entries(() => enter({ loginName: 'my-secret-in-the-wrong-field', password: 'x' }))).toEqual([
      { ...here, ...failed, actorId: 'stranger', institutionId: null },
    ]);
    const { rows } = await owner.query('SELECT * FROM access_log WHERE access_log::text LIKE $1', ['%wrong-field%']);
    expect(rows).toEqual([]);
  });
});
