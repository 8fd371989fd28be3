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
    const withFactor = async () => {
      await test.settled();
      const query = '{ staffList(filter: { secondFactor: true }) { nodes { loginName } } }';
      return (await city.ask<{ staffList: { nodes: { loginName: string }[] } }>(query)).staffList.nodes.map(({ loginName }) => loginName);
    };
    expect(await withFactor()).toEqual([]);
    await test.owner.query('UPDATE second_factor SET confirmed_at = now() WHERE staff_id = $1', [one.staffId]);
    await test.system.noteSecondFactor(one.staffId);
    expect(await withFactor()).toEqual([one.loginName]);
    await city.done('resetSecondFactor', { staffId: one.staffId });
    expect(await withFactor()).toEqual([]);
    expect((await client.request({ url: '/api/me' })).statusCode).toBe(401);
  });
});

describe('parameters and menus (A3)', () => {
  const longer = 'temporary tiger 34';

  it('a session ends after the hours that the city sets, from the next sign-in on', async () => {
    const city = await test.as('cityadmin');
    await city.done('setParameter', { name: 'session-longest-hours', value: 2 });
    const before = Date.now();
    const { session } = await test.system.accounts.openSession('staff-cityadmin');
    expect(Math.round((session.expiresAt.getTime() - before) / 60_000)).toBe(120);
    await city.done('setParameter', { name: 'session-longest-hours', value: null });
  });

  it('a password is as long as two persons have agreed', async () => {
    const [city, confirmer] = [await test.as('cityadmin'), await test.as('commission')];
    const one = await added(city);
    await city.done('setParameter', { name: 'password-least-length', value: 18, note: '等级保护要求' });
    expect(await city.send('resetPassword', { staffId: one.staffId, newPassword: password })).toMatchObject({
      __typename: 'CommandReceipt',
    });
    await confirmer.done('confirmParameterProposal', { name: 'password-least-length', edition: 1 });
    expect(await city.send('resetPassword', { staffId: one.staffId, newPassword: password })).toMatchObject({ code: 'PasswordTooShort' });
    await city.done('resetPassword', { staffId: one.staffId, newPassword: longer });
    expect((await meOf(city)).parameters['password-least-length']).toBe(18);
  });

  it('an institution sets its own, and no other’s nor the city’s', async () => {
    const clinic = await test.as('clinicadmin');
    const rows = { name: 'list-page-size', value: 100 };
    await clinic.done('setParameter', { ...rows, institutionId: mainClinic });
    expect((await meOf(crew.desk)).parameters['list-page-size']).toBe(100);
    expect((await meOf(await test.as(`${otherCounty}.desk`))).parameters['list-page-size']).toBe(50);
    for (const institutionId of [otherCounty, null])
      expect(await clinic.send('setParameter', { ...rows, institutionId })).toMatchObject({ __typename: 'NotPermitted' });
    const city = await test.as('cityadmin');
    expect(await city.send('setParameter', { ...rows, institutionId: 'atlantis' })).toMatchObject({ code: 'InstitutionUnknown' });
  });

  it('a menu holds for whoever has the role, at once', async () => {
    const city = await test.as('cityadmin');
    const places = [
      { place: 'booking', shown: true },
      { place: 'desk', shown: true },
      { place: 'persons', shown: false },
    ];
    await city.done('arrangeMenu', { roleId: 'front-desk', places });
    expect((await meOf(crew.desk)).menu).toEqual({ order: ['booking', 'desk', 'persons'], hidden: ['persons'] });
    expect((await meOf(city)).menu).toBeNull();
    await city.done('arrangeMenu', { roleId: 'front-desk' });
    expect((await meOf(crew.desk)).menu).toBeNull();
    expect(await city.send('arrangeMenu', { roleId: 'r-none', places })).toMatchObject({ code: 'MenuOfUnknownRole', field: 'roleId' });
  });

  it('a role is made of what there is', async () => {
    const city = await test.as('cityadmin');
    const role = { roleId: `r-${newId()}`, name: { zh: '试用', en: 'Trial' }, operations: [], reads: [] };
    const sent = (over: object) => city.send('defineRole', { ...role, ...over });
    expect(await sent({ operations: [{ operation: 'flyToTheMoon', scope: 'city' }] })).toMatchObject({
      code: 'UnknownOperation',
      field: 'operations.0.operation',
    });
    expect(await sent({ reads: [{ readModel: 'moon-list', scope: 'city', groups: ['plain'] }] })).toMatchObject({
      code: 'UnknownList',
      field: 'reads.0.readModel',
    });
  });
});
