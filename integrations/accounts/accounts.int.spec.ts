import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attempt, codeOf, openBench, password, type Bench } from './fixtures.ts';
import type { Accounts } from './index.ts';

let bench: Bench;
let accounts: Accounts;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  accounts = await bench.fresh();
});
afterEach(() => accounts.close());

describe('a session', () => {
  it('ends half an hour after its last use', async () => {
    const { token } = await accounts.signIn(attempt());
    bench.later(29 * 60);
    expect(await accounts.findSession(token)).not.toBeNull();
    bench.later(29 * 60);
    expect(await accounts.findSession(token)).not.toBeNull();
    bench.later(30 * 60);
    expect(await accounts.findSession(token)).toBeNull();
  });

  it('ends after twelve hours, however busy', async () => {
    const { token } = await accounts.signIn(attempt());
    for (let n = 0; n < 35; n++) {
      bench.later(20 * 60);
      expect(await accounts.findSession(token)).not.toBeNull();
    }
    bench.later(20 * 60);
    expect(await accounts.findSession(token)).toBeNull();
  });

  it('is over once signed out, and nobody else is', async () => {
    const [desk, phone] = [await accounts.signIn(attempt()), await accounts.signIn(attempt())];
    await accounts.signOut(desk.token);
    await accounts.signOut(desk.token);
    expect(await accounts.findSession(desk.token)).toBeNull();
    expect(await accounts.findSession(phone.token)).not.toBeNull();
  });

  it('is not found by another token', async () => {
    expect(await accounts.findSession('x'.repeat(43))).toBeNull();
    expect(await accounts.findSession('')).toBeNull();
  });

  it('that is revoked is heard of in another process', async () => {
    const other = bench.open();
    await Promise.all([accounts.listening, other.listening]);
    const heard = Promise.withResolvers<string | null>();
    other.onRevoked((staffId) => heard.resolve(staffId));
    const sessions = [await accounts.signIn(attempt()), await accounts.signIn(attempt())];
    expect(await accounts.revokeSessions('staff-1')).toBe(2);
    expect(await heard.promise).toBe('staff-1');
    expect(await Promise.all(sessions.map(({ token }) => accounts.findSession(token)))).toEqual([null, null]);
    await other.close();
  });

  it('is heard of again after the connection broke, and all is forgotten meanwhile', async () => {
    await accounts.listening;
    const heard = Promise.withResolvers<string | null>();
    accounts.onRevoked((staffId) => heard.resolve(staffId));
    await bench.owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'healthcert revocations' AND datname = current_database()`);
    expect(await heard.promise).toBeNull();
  });
});

describe('a password', () => {
  it('is changed by who knows it, which ends the other sessions', async () => {
    const [here, elsewhere] = [await accounts.signIn(attempt()), await accounts.signIn(attempt())];
    const change = { staffId: 'staff-1', currentPassword: password, address: '203.0.113.7', token: here.token };
    expect(await codeOf(accounts.changePassword({ ...change, currentPassword: 'not it at all', newPassword: 'green giraffe 12' }))).toBe(
      'WrongCurrentPassword',
    );
    expect(await codeOf(accounts.changePassword({ ...change, newPassword: password }))).toBe('PasswordUnchanged');
    expect(await codeOf(accounts.changePassword({ ...change, newPassword: 'wang.fang 2026' }))).toBe('PasswordHoldsLoginName');
    await accounts.changePassword({ ...change, newPassword: 'green giraffe 12' });
    expect(await accounts.findSession(here.token)).not.toBeNull();
    expect(await accounts.findSession(elsewhere.token)).toBeNull();
    expect(await codeOf(accounts.signIn(attempt()))).toBe('WrongCredentials');
    expect(await codeOf(accounts.signIn(attempt({ password: 'green giraffe 12' })))).toBe('done');
  });

  it('set by an administrator must be changed, and ends every session', async () => {
    const before = await accounts.signIn(attempt());
    await accounts.resetPassword({ staffId: 'staff-1', loginName: 'wang.fang' }, 'temporary tiger 3');
    expect(await accounts.findSession(before.token)).toBeNull();
    const { token, session } = await accounts.signIn(attempt({ password: 'temporary tiger 3' }));
    expect(session.mustChangePassword).toBe(true);
    await accounts.changePassword({
      staffId: 'staff-1',
      currentPassword: 'temporary tiger 3',
      newPassword: 'green giraffe 12',
      address: '::1',
      token,
    });
    expect(await accounts.findSession(token)).toMatchObject({ mustChangePassword: false });
  });

  it('is guessed no faster through the change of it', async () => {
    const { token } = await accounts.signIn(attempt());
    const change = { staffId: 'staff-1', currentPassword: 'a wrong guess', newPassword: 'green giraffe 12', address: '::1', token };
    for (let n = 0; n < 5; n++) expect(await codeOf(accounts.changePassword(change))).toBe('WrongCurrentPassword');
    expect(await codeOf(accounts.changePassword(change))).toBe('TooManyAttempts');
  });
});

describe('a credential', () => {
  it('has a name of its own, whatever the case', async () => {
    const other = { staffId: 'staff-2', loginName: 'WANG.FANG', password: 'green giraffe 12', mustChange: true };
    expect(await codeOf(accounts.create(other))).toBe('LoginNameTaken');
    expect(await codeOf(accounts.create({ ...other, loginName: 'li.na', password: 'short' }))).toBe('PasswordTooShort');
    expect(await codeOf(accounts.create({ ...other, loginName: 'li.na' }))).toBe('done');
  });

  it('cannot be moved to another person by the application, nor a session', async () => {
    await expect(bench.pool.query(`UPDATE credential SET staff_id = 'staff-9'`)).rejects.toMatchObject({ code: '42501' });
    await expect(bench.pool.query(`UPDATE session SET staff_id = 'staff-9'`)).rejects.toMatchObject({ code: '42501' });
    await expect(bench.pool.query(`UPDATE session SET expires_at = now()`)).rejects.toMatchObject({ code: '42501' });
    await expect(bench.pool.query(`DELETE FROM credential`)).rejects.toMatchObject({ code: '42501' });
  });
});
