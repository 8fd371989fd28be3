import { newId } from '@healthcert/domain/kernel';
import { standardRoles } from '@healthcert/domain/staff';
import { mainClinic } from '@healthcert/ops/seed';
import { describe, expect, it } from 'vitest';
import type { Me } from '../sign-in/index.ts';
import { cityOfFile, clientOf, crewOf, otherCounty, passage, township, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

const meOf = async (client: Client): Promise<Me> => (await client.request({ url: '/api/me' })).json<Me>();
const roleInput = (roleId: string, without: readonly string[] = []) => {
  const { name, operations, reads } = standardRoles.find(({ id }) => id === roleId)!;
  return {
    roleId,
    name,
    operations: Object.entries(operations).flatMap(([operation, scope]) => (without.includes(operation) ? [] : [{ operation, scope }])),
    reads: Object.entries(reads).map(([readModel, grant]) => ({ readModel, ...grant })),
  };
};
const member = (over: object = {}) => {
  const id = newId();
  return {
    staffId: `staff-${id}`,
    loginName: `n${id.slice(-12)}`,
    displayName: '丁演示',
    institutionId: mainClinic,
    roleIds: ['laboratory'],
    ...over,
  };
};
const added = async (by: Client, over: object = {}) => {
  const one = member(over);
  await by.done('addStaff', one);
  return one;
};
const signIn = (loginName: string, password: string) =>
  test.app.inject({ method: 'POST', url: '/api/sign-in', headers: { host: 'localhost' }, payload: { loginName, password } });
const password = 'temporary tiger 3';

describe('the grid of a role (A1, A2)', () => {
  it('takes effect at once for those who are signed in: the next request is refused, and the menu loses its place', async () => {
    const { caseId } = await passage(crew, 'registered');
    expect((await meOf(crew.desk)).operations).toHaveProperty('recordArrival');
    const city = await test.as('cityadmin');
    await city.done('changeRole', { ...roleInput('front-desk', ['recordArrival']), edition: 1 });
    expect(await crew.desk.send('recordArrival', { caseId })).toMatchObject({ __typename: 'NotPermitted' });
    expect((await meOf(crew.desk)).operations).not.toHaveProperty('recordArrival');
    await city.done('changeRole', { ...roleInput('front-desk'), edition: 2 });
    expect(await crew.desk.send('recordArrival', { caseId })).toMatchObject({ __typename: 'CommandReceipt' });
  });

  it('is listed with its edition and who changed it last, and tells of what a second administrator did not see', async () => {
    const city = await test.as('cityadmin');
    const roleId = `r-${newId()}`;
    await city.done('defineRole', { ...roleInput('radiology'), roleId, name: { zh: '试用', en: 'Trial' } });
    await city.done('changeRole', { ...roleInput('radiology', ['deferItem']), roleId, name: { zh: '试用', en: 'Trial' }, edition: 1 });
    const stale = await city.send('changeRole', { ...roleInput('radiology', ['refuseItem']), roleId, edition: 1 });
    expect(stale).toMatchObject({ __typename: 'Rejected', code: 'RoleChangedMeanwhile' });
    const { roleList } = await city.ask<{ roleList: { nodes: { roleId: string; edition: number; sound: string; changedBy: string }[] } }>(
      '{ roleList(first: 100) { nodes { roleId edition sound changedBy operations } } }',
    );
    expect(roleList.nodes.find((row) => row.roleId === roleId)).toMatchObject({
      edition: 2,
      sound: 'shiyong sy',
      changedBy: 'staff-cityadmin',
    });
    await city.done('removeRole', { roleId });
  });

  it('tells who has a role, of other institutions the number alone', async () => {
    const query = '{ roleHolders(roleId: "front-desk") { seen { name institutionId } others } }';
    type Answer = { roleHolders: { seen: { institutionId: string }[]; others: number } };
    const clinic = (await (await test.as('clinicadmin')).ask<Answer>(query)).roleHolders;
    const city = (await (await test.as('cityadmin')).ask<Answer>(query)).roleHolders;
    expect(new Set(clinic.seen.map(({ institutionId }) => institutionId))).toEqual(new Set([mainClinic]));
    expect([clinic.seen.length + clinic.others, city.others]).toEqual([city.seen.length, 0]);
    expect((await (await test.as('desk')).query(query)).errors[0]?.extensions).toMatchObject({ code: 'NotPermitted' });
  });

  it('offers to give what one may give', async () => {
    const givable = async (login: string) =>
      (await (await test.as(login)).ask<{ givableRoles: string[] }>('{ givableRoles }')).givableRoles;
    expect(await givable('clinicadmin')).not.toContain('city-administrator');
    expect(await givable('clinicadmin')).toContain('front-desk');
    expect((await givable('cityadmin')).length).toBeGreaterThanOrEqual(standardRoles.length);
    expect(await givable('desk')).toEqual([]);
  });
});

describe('a user (A1)', () => {
  it('enters with the initial password once, changes it, and is kept out when disabled', async () => {
    const clinic = await test.as('clinicadmin');
    const one = await added(clinic);
    expect((await signIn(one.loginName, password)).statusCode).toBe(401);
    expect(await clinic.send('resetPassword', { staffId: one.staffId, newPassword: '123' })).toMatchObject({ code: 'PasswordTooShort' });
    await clinic.done('resetPassword', { staffId: one.staffId, newPassword: password });
    expect((await signIn(one.loginName, password)).json<Me>()).toMatchObject({ mustChangePassword: true });
    await clinic.done('disableStaff', { staffId: one.staffId, reason: '离职' });
    expect((await signIn(one.loginName, password)).statusCode).toBe(401);
  });

  it('leaves no password in any event', async () => {
    const { rows } = await test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM event_store.events e WHERE e::text LIKE '%' || $1 || '%' OR e::text LIKE '%' || $2 || '%'`,
      [password, Buffer.from(password).toString('hex')],
    );
    expect(rows[0]!.n).toBe(0);
  });

  it('is signed out everywhere by an administrator, and by no other clinic’s', async () => {
    const lab = await test.as('lab');
    const elsewhere = await test.as(`${otherCounty}.desk`);
    expect(await elsewhere.send('endSessions', { staffId: 'staff-lab' })).toMatchObject({ __typename: 'NotPermitted' });
    await (await test.as('clinicadmin')).done('endSessions', { staffId: 'staff-lab' });
    expect((await lab.request({ url: '/api/me' })).statusCode).toBe(401);
    crew = await crewOf(test);
  });
});

describe('somebody of several institutions (A2)', () => {
  it('acts for the one they choose, with the roles that they have there', async () => {
    const city = await test.as('cityadmin');
    const one = await added(city, { institutionId: mainClinic, roleIds: ['laboratory'] });
    await city.done('appointStaff', { staffId: one.staffId, institutionId: township, roleIds: ['front-desk'] });
    await city.done('resetPassword', { staffId: one.staffId, newPassword: password });
    await test.owner.query('UPDATE credential SET must_change = false WHERE staff_id = $1', [one.staffId]);
    const entered = await signIn(one.loginName, password);
    const client = clientOf(test.app, entered.cookies[0]!.value);
    expect(entered.json<Me>()).toMatchObject({ institution: { id: mainClinic }, workplaces: [{ id: mainClinic }, { id: township }] });
    const { caseId } = await passage(crew, 'registered');
    const chosen = await client.request({ method: 'POST', url: '/api/acts-for', payload: { institutionId: township } });
    expect(chosen.json<Me>()).toMatchObject({ institution: { id: township }, roles: [{ id: 'front-desk' }] });
    expect(await client.send('recordArrival', { caseId })).toMatchObject({ __typename: 'NotPermitted' });
    const refused = await client.request({ method: 'POST', url: '/api/acts-for', payload: { institutionId: otherCounty } });
    expect(refused.statusCode).toBe(403);
  });

  it('is listed at each, and each clinic sees its own row', async () => {
    const city = await test.as('cityadmin');
    const one = await added(city);
    await city.done('appointStaff', { staffId: one.staffId, institutionId: otherCounty, roleIds: ['examiner'] });
    const query = `{ staffList(filter: { staffId: "${one.staffId}" }) { nodes { institutionId own roleIds } } }`;
    type Answer = { staffList: { nodes: { institutionId: string; own: boolean }[] } };
    const seen = async (client: Client) =>
      (await client.ask<Answer>(query)).staffList.nodes.map(({ institutionId, own }) => [institutionId, own]);
    await test.settled();
    expect(await seen(city)).toEqual([
      [mainClinic, true],
      [otherCounty, false],
    ]);
    expect(await seen(await test.as('clinicadmin'))).toEqual([[mainClinic, true]]);
  });
});

describe('a role that asks for a second factor', () => {
  it('lets nobody do anything before it is set up, from the next request on', async () => {
    const city = await test.as('cityadmin');
    const roleId = `r-${newId()}`;
    await city.done('defineRole', { ...roleInput('radiology'), roleId, secondFactor: true });
    const one = await added(city, { roleIds: [roleId] });
    await test.system.accounts.create({ ...one, password, mustChange: false });
    const entered = await signIn(one.loginName, password);
    expect(entered.json<Me>()).toMatchObject({ secondFactor: 'enrolment' });
    const client = clientOf(test.app, entered.cookies[0]!.value);
    expect((await client.query('{ roleNames { id } }')).errors[0]?.extensions).toMatchObject({ code: 'NotPermitted' });
    const begun = await client.request({ method: 'POST', url: '/api/second-factor/enrolment' });
    expect(begun.json()).toMatchObject({ uri: expect.stringMatching(/^otpauth:/) as string });
    const wrong = await client.request({ method: 'POST', url: '/api/second-factor/confirmation', payload: { code: '12345' } });
    expect([wrong.statusCode, wrong.json<{ error: { code: string } }>().error.code]).toEqual([422, 'WrongCode']);
    await city.done('resetSecondFactor', { staffId: one.staffId });
    expect((await client.request({ url: '/api/me' })).statusCode).toBe(401);
  });
});
