import { newId } from '@healthcert/domain/kernel';
import { openOfficeApp, type OfficeApp } from '@healthcert/integrations/office-sign-in/testing';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, openTestSystem, type Client, type TestSystem } from '../testing/index.ts';
import type { ErrorBody, Me } from './index.ts';

let office: OfficeApp;
let test: TestSystem;
let city: Client;

beforeAll(async () => {
  office = await openOfficeApp({
    callback: 'http://127.0.0.1:8080/api/sign-in/hand-over/callback',
    afterSignOut: 'http://127.0.0.1:8080/admin/',
  });
  test = await openTestSystem({
    startsAt: new Date().toISOString(),
    settings: {
      STAFF_URL: 'http://127.0.0.1:8080',
      PUBLIC_URL: 'http://127.0.0.1:8080',
      OIDC_ISSUER: office.issuer,
      OIDC_CLIENT_ID: office.clientId,
      OIDC_CLIENT_SECRET: office.clientSecret,
      OIDC_NAME: '演示办公 / Demo office',
      OIDC_TRUSTED_PROOFS: 'mfa, hwk',
    },
  });
  city = await test.as('cityadmin');
});
afterAll(async () => {
  await test?.close();
  await office?.close();
});
beforeEach(() => {
  office.says.amr = ['pwd'];
});

const cookieIn = (response: LightMyRequestResponse, name: string): string | null =>
  response.cookies.find((cookie) => cookie.name === name && cookie.value !== '')?.value ?? null;

/** Sends a browser away: what it was told, and the cookie that it keeps. */
const begun = async (from: Client = test.stranger, url = '/api/sign-in/hand-over') => {
  const answer = await from.request({ method: 'POST', url });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['set-cookie']).toMatch(/^healthcert-hand-over=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  return { url: answer.json<{ url: string }>().url, cookie: `healthcert-hand-over=${cookieIn(answer, 'healthcert-hand-over')}` };
};
/** The browser comes back: without the strict cookie of its session, as another site sent it. */
const back = (returned: URL, cookie: string) =>
  test.app.inject({ url: `${returned.pathname}${returned.search}`, headers: { cookie, host: '127.0.0.1:8080' } });

const handedOver = async (subject: string) => {
  office.says.subject = subject;
  const { url, cookie } = await begun();
  const answer = await back(await office.visit(url), cookie);
  const token = cookieIn(answer, 'healthcert');
  return { answer, token, client: clientOf(test.app, token) };
};
const refusalOf = async (answer: LightMyRequestResponse): Promise<string> => {
  expect([answer.statusCode, cookieIn(answer, 'healthcert')]).toEqual([303, null]);
  const refused = new URL(String(answer.headers.location), 'http://x').searchParams.get('refused') ?? '';
  const ways = (await test.app.inject({ url: `/api/sign-in/ways?refused=${refused}` })).json<{ refusal: ErrorBody['error'] }>();
  expect([ways.refusal.text.zh, ways.refusal.text.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/^\w/)]);
  return refused;
};

const user = async (over: object = {}) => {
  const one = {
    staffId: `staff-${newId()}`,
    loginName: `n${newId().slice(-12)}`,
    displayName: '演示某',
    institutionId: 'langya',
    roleIds: ['laboratory'],
    ...over,
  };
  await city.done('addStaff', one);
  await city.done('resetPassword', { staffId: one.staffId, newPassword: 'temporary tiger 3' });
  return one;
};
const lastEntry = async () => {
  const { rows } = await test.owner.query<{ kind: string; what: string; actor_id: string }>(
    'SELECT kind, what, actor_id FROM access_log ORDER BY sequence DESC LIMIT 1',
  );
  return Object.values(rows[0]!);
};

describe('sign-in by an office app (A1, B9)', () => {
  it('is offered by its name', async () => {
    expect((await test.app.inject({ url: '/api/sign-in/ways' })).json()).toEqual({
      office: { zh: '演示办公', en: 'Demo office' },
      refusal: null,
    });
  });

  it('asks for a code with PKCE, state and nonce', async () => {
    const { searchParams } = new URL((await begun()).url);
    expect(Object.fromEntries(searchParams)).toMatchObject({ response_type: 'code', scope: 'openid', code_challenge_method: 'S256' });
    for (const name of ['code_challenge', 'state', 'nonce']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  });

  it('lets nobody in whom nobody has linked', async () => {
    const { answer } = await handedOver('office-stranger');
    expect(await refusalOf(answer)).toBe('NotLinked');
    expect(await lastEntry()).toEqual(['signInFailed', 'NotLinked', 'stranger']);
  });

  it('lets in whom an administrator has linked, though their initial password was never changed; signing out leads on', async () => {
    const one = await user();
    await city.done('linkOfficeAccount', { staffId: one.staffId, subject: 'office-1' });
    const { answer, client } = await handedOver('office-1');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin/?']);
    expect(answer.headers['set-cookie']).toContainEqual(
      expect.stringMatching(/^healthcert=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    );
    expect((await client.request({ url: '/api/me' })).json<Me>()).toMatchObject({
      actor: { id: one.staffId },
      mustChangePassword: false,
      secondFactor: null,
    });
    expect(await lastEntry()).toEqual(['signedIn', 'office', one.staffId]);
    const out = await client.request({ method: 'POST', url: '/api/sign-out' });
    const leads = new URL(out.json<{ goTo: string }>().goTo);
    expect([leads.origin, leads.searchParams.get('post_logout_redirect_uri')]).toEqual([office.issuer, 'http://127.0.0.1:8080/admin/']);
    expect((await client.request({ url: '/api/me' })).statusCode).toBe(401);
  });

  it('is linked by whoever is signed in, and undone', async () => {
    const lab = await test.as('lab');
    const { url, cookie } = await begun(lab, '/api/sign-in/hand-over/link');
    office.says.subject = 'office-lab';
    expect((await back(await office.visit(url), cookie)).headers.location).toBe('/admin/?linked=yes');
    expect(await lastEntry()).toEqual(['accountChanged', 'office-linked', 'staff-lab']);
    expect((await lab.request({ url: '/api/sign-in/link' })).json()).toMatchObject({ linkedAt: expect.any(String) as string });
    expect((await handedOver('office-lab')).token).not.toBeNull();
    const other = await begun(await test.as('xray'), '/api/sign-in/hand-over/link');
    expect(await refusalOf(await back(await office.visit(other.url), other.cookie))).toBe('SubjectTaken');
    expect((await lab.request({ method: 'POST', url: '/api/sign-in/link/removal' })).statusCode).toBe(204);
    expect(await refusalOf((await handedOver('office-lab')).answer)).toBe('NotLinked');
  });

  it('is linked to nobody whose session has ended meanwhile', async () => {
    const exam = await test.as('exam');
    const { url, cookie } = await begun(exam, '/api/sign-in/hand-over/link');
    await exam.request({ method: 'POST', url: '/api/sign-out' });
    office.says.subject = 'office-exam';
    expect(await refusalOf(await back(await office.visit(url), cookie))).toBe('HandOverNotOurs');
  });

  it('lets in nobody who is disabled', async () => {
    const one = await user();
    await city.done('linkOfficeAccount', { staffId: one.staffId, subject: 'office-2' });
    await city.done('disableStaff', { staffId: one.staffId, reason: '离职' });
    expect(await refusalOf((await handedOver('office-2')).answer)).toBe('NoLongerStaff');
    expect(await lastEntry()).toEqual(['signInFailed', 'NoLongerStaff', one.staffId]);
  });

  it('still asks for a second factor, unless the issuer has and is believed', async () => {
    const roleId = `r-${newId()}`;
    const role = { roleId, name: { zh: '试', en: 'Trial' }, operations: [], reads: [], secondFactor: true };
    await city.done('defineRole', role);
    const one = await user({ roleIds: [roleId] });
    await city.done('linkOfficeAccount', { staffId: one.staffId, subject: 'office-3' });
    const step = async (amr: readonly string[]) => {
      office.says.amr = amr;
      const { client } = await handedOver('office-3');
      return (await client.request({ url: '/api/me' })).json<Me>().secondFactor;
    };
    expect([await step(['pwd']), await step(['pwd', 'mfa']), await step(['face'])]).toEqual(['enrolment', null, 'enrolment']);
  });
});

describe('a hand-over', () => {
  const linked = async () => {
    const one = await user();
    const subject = `office-${one.staffId}`;
    await city.done('linkOfficeAccount', { staffId: one.staffId, subject });
    office.says.subject = subject;
    return begun();
  };

  it('is good once, in the browser that was sent away, with the state that it was given', async () => {
    const { url, cookie } = await linked();
    const returned = await office.visit(url);
    const elsewhere = await begun();
    expect(await refusalOf(await back(returned, elsewhere.cookie))).toBe('HandOverNotOurs');
    expect(await refusalOf(await back(returned, 'healthcert-hand-over=none'))).toBe('HandOverNotOurs');
    expect(cookieIn(await back(returned, cookie), 'healthcert')).not.toBeNull();
    expect(await refusalOf(await back(returned, cookie))).toBe('HandOverNotOurs');
    const forged = await linked();
    const other = await office.visit(forged.url);
    other.searchParams.set('state', 'x'.repeat(43));
    expect(await refusalOf(await back(other, forged.cookie))).toBe('HandOverNotOurs');
  });

  it('is told where the other side refused, or does not know the code', async () => {
    const refused = await linked();
    expect(await refusalOf(await back(await office.visit(refused.url, 'refuses'), refused.cookie))).toBe('HandOverRefused');
    const { url, cookie } = await linked();
    const returned = await office.visit(url);
    returned.searchParams.set('code', 'x'.repeat(43));
    expect(await refusalOf(await back(returned, cookie))).toBe('HandOverRefused');
  });

  it('believes no token of another sign-in', async () => {
    const { url, cookie } = await linked();
    const returned = await office.visit(url);
    await test.owner.query("UPDATE hand_over SET nonce = 'another'");
    expect(await refusalOf(await back(returned, cookie))).toBe('HandOverForged');
  });

  it('believes no token that has expired', async () => {
    const { url, cookie } = await linked();
    const returned = await office.visit(url);
    const before = test.clock.now().toISOString();
    test.clock.advance({ hours: 2 });
    await test.owner.query("UPDATE hand_over SET expires_at = expires_at + interval '3 hours'");
    expect(await refusalOf(await back(returned, cookie))).toBe('HandOverExpired');
    test.clock.set(before);
  });

  it('is over after ten minutes', async () => {
    const { url, cookie } = await linked();
    const before = test.clock.now().toISOString();
    test.clock.advance({ minutes: 11 });
    expect(await refusalOf(await back(await office.visit(url), cookie))).toBe('HandOverNotOurs');
    test.clock.set(before);
  });

  it('is no way in where none is configured, nor from another page', async () => {
    const foreign = await test.stranger.request({
      method: 'POST',
      url: '/api/sign-in/hand-over',
      headers: { origin: 'https://evil.example' },
    });
    expect([foreign.statusCode, foreign.json<ErrorBody>().error.code]).toEqual([403, 'CrossSite']);
  });
});

describe('an administrator who links somebody', () => {
  it('stands above them, names one account for one user, and undoes it; the event holds no subject', async () => {
    const [one, other] = [await user(), await user()];
    const clinic = await test.as('clinicadmin');
    expect(await clinic.send('linkOfficeAccount', { staffId: one.staffId, subject: 'office-9' })).toMatchObject({
      __typename: 'NotPermitted',
    });
    await city.done('linkOfficeAccount', { staffId: one.staffId, subject: 'office-9' });
    expect(await city.send('linkOfficeAccount', { staffId: other.staffId, subject: 'office-9' })).toMatchObject({ code: 'SubjectTaken' });
    expect(await city.send('linkOfficeAccount', { staffId: one.staffId, subject: 'office-10' })).toMatchObject({ code: 'AlreadyLinked' });
    const { rows } = await test.owner.query("SELECT 1 FROM event_store.events e WHERE e::text LIKE '%office-9%'");
    expect(rows).toEqual([]);
    await city.done('unlinkOfficeAccount', { staffId: one.staffId });
    expect(await refusalOf((await handedOver('office-9')).answer)).toBe('NotLinked');
  });

  it('gives a user a way in first', async () => {
    const staffId = `staff-${newId()}`;
    await city.done('addStaff', {
      staffId,
      loginName: `n${newId().slice(-12)}`,
      displayName: '演示某',
      institutionId: 'langya',
      roleIds: ['laboratory'],
    });
    expect(await city.send('linkOfficeAccount', { staffId, subject: 'office-11' })).toMatchObject({ code: 'NoPasswordYet' });
  });
});
