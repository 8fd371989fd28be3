import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../postgres/testing/index.ts';
import { createAccounts, type Accounts, type SignInAttempt } from './index.ts';
import { argon2Cost, hashPassword } from './password-hash.ts';

/** Its connections may still be closing when the database is dropped under them. */
const poolOf = (connectionString: string, max: number): Pool =>
  new Pool({ connectionString, max }).on('error', () => undefined);

const morning = Date.parse('2026-11-21T08:00:00.000Z');
const password = 'purple elephant 7';

let database: TestDatabase;
let pool: Pool;
let owner: Pool;
let accounts: Accounts;
let clock = morning;

const later = (seconds: number): void => void (clock += seconds * 1000);

const attempt = (over: Partial<SignInAttempt> = {}): SignInAttempt => ({
  loginName: 'wang.fang',
  password,
  address: '203.0.113.7',
  userAgent: 'Firefox',
  ipPrefix: '203.0.113.0/24',
  ...over,
});

const codeOf = (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

const guess = (over: Partial<SignInAttempt> = {}): Promise<string> =>
  codeOf(accounts.signIn(attempt({ password: 'a wrong guess', ...over })));

const open = (): Accounts => createAccounts({ pool, now: () => new Date(clock) });

beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.appUrl, 6);
  owner = poolOf(database.ownerUrl, 1);
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});
beforeEach(async () => {
  clock = morning;
  await owner.query('TRUNCATE credential, session, sign_in_failure');
  accounts = open();
  await accounts.create({ staffId: 'staff-1', loginName: 'Wang.Fang', password, mustChange: false });
});
afterEach(() => accounts.close());

describe('signing in', () => {
  it('opens a session that is found by its token', async () => {
    const { token, session } = await accounts.signIn(attempt({ loginName: ' WANG.fang' }));
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(session).toEqual({ staffId: 'staff-1', mustChangePassword: false, expiresAt: new Date(morning + 12 * 3600_000) });
    expect(await accounts.findSession(token)).toEqual(session);
  });

  it('keeps neither the token nor the password nor the whole address', async () => {
    const { token } = await accounts.signIn(attempt());
    await guess();
    const { rows } = await owner.query<{ all: string }>(`
      SELECT (SELECT json_agg(c) FROM credential c)::text || (SELECT json_agg(s) FROM session s)::text
        || (SELECT json_agg(f) FROM sign_in_failure f)::text AS all`);
    for (const secret of [token, Buffer.from(token, 'base64url').toString('hex'), password, '203.0.113.7']) {
      expect(rows[0]!.all).not.toContain(secret);
    }
  });

  it('says the same of a wrong name and a wrong password', async () => {
    const wrongPassword = await accounts.signIn(attempt({ password: 'a wrong guess' })).catch((error: unknown) => error);
    const wrongName = await accounts.signIn(attempt({ loginName: 'nobody' })).catch((error: unknown) => error);
    expect(wrongName).toMatchObject({ code: 'WrongCredentials', field: null });
    expect(wrongPassword).toEqual(wrongName);
  });

  it('hashes a password also for a name that does not exist, so that the time tells nothing', async () => {
    const timed = async (loginName: string): Promise<number> => {
      const begun = process.cpuUsage();
      await guess({ loginName });
      const { user, system } = process.cpuUsage(begun);
      return user + system;
    };
    await guess({ loginName: 'warm.up' });
    const [known, unknown] = [await timed('wang.fang'), await timed('nobody')];
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('renews a hash of older parameters', async () => {
    await pool.query('UPDATE credential SET password_hash = $1', [await hashPassword(password, { ...argon2Cost, passes: 1 })]);
    await accounts.signIn(attempt());
    const { rows } = await pool.query<{ password_hash: string }>('SELECT password_hash FROM credential');
    expect(rows[0]!.password_hash).toContain('$m=19456,t=2,p=1$');
    expect(await codeOf(accounts.signIn(attempt()))).toBe('done');
  });
});

describe('guessing', () => {
  it('is stopped after five wrong passwords, for 15 seconds, then twice as long', async () => {
    for (let n = 0; n < 5; n++) expect(await guess()).toBe('WrongCredentials');
    await expect(accounts.signIn(attempt())).rejects.toMatchObject({
      code: 'TooManyAttempts',
      text: { zh: '尝试次数过多，请在 15 秒后再试', en: 'Too many attempts; try again in 15 seconds' },
    });
    later(15);
    expect(await guess()).toBe('WrongCredentials');
    later(29);
    expect(await codeOf(accounts.signIn(attempt()))).toBe('TooManyAttempts');
    later(1);
    expect(await codeOf(accounts.signIn(attempt()))).toBe('done');
  });

  it('starts anew after a success', async () => {
    for (let n = 0; n < 4; n++) await guess();
    await accounts.signIn(attempt());
    for (let n = 0; n < 4; n++) expect(await guess()).toBe('WrongCredentials');
    expect(await codeOf(accounts.signIn(attempt()))).toBe('done');
  });

  it('locks a name that does not exist just the same', async () => {
    for (let n = 0; n < 5; n++) expect(await guess({ loginName: 'nobody' })).toBe('WrongCredentials');
    expect(await guess({ loginName: 'nobody' })).toBe('TooManyAttempts');
  });

  it('side by side gains nothing', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => guess()));
    expect(outcomes.filter((code) => code === 'WrongCredentials')).toHaveLength(5);
    expect(outcomes.filter((code) => code === 'TooManyAttempts')).toHaveLength(15);
  });

  it('at many names from one address is stopped at thirty', async () => {
    const outcomes: string[] = [];
    for (let n = 0; n < 31; n++) outcomes.push(await guess({ loginName: `name-${n}` }));
    expect(outcomes.lastIndexOf('WrongCredentials')).toBe(29);
    expect(outcomes[30]).toBe('TooManyAttempts');
    expect(await codeOf(accounts.signIn(attempt({ address: '198.51.100.1' })))).toBe('done');
  });

  it('is forgotten after a day', async () => {
    for (let n = 0; n < 4; n++) await guess();
    later(24 * 3600 + 1);
    for (let n = 0; n < 4; n++) expect(await guess()).toBe('WrongCredentials');
    const { rows } = await owner.query<{ failures: number }>('SELECT failures FROM sign_in_failure');
    expect(rows.map(({ failures }) => failures)).toEqual([4, 4]);
  });
});

describe('a session', () => {
  it('ends half an hour after its last use', async () => {
    const { token } = await accounts.signIn(attempt());
    later(29 * 60);
    expect(await accounts.findSession(token)).not.toBeNull();
    later(29 * 60);
    expect(await accounts.findSession(token)).not.toBeNull();
    later(30 * 60);
    expect(await accounts.findSession(token)).toBeNull();
  });

  it('ends after twelve hours, however busy', async () => {
    const { token } = await accounts.signIn(attempt());
    for (let n = 0; n < 35; n++) {
      later(20 * 60);
      expect(await accounts.findSession(token)).not.toBeNull();
    }
    later(20 * 60);
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
    const other = open();
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
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
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
    expect(await guess({ password })).toBe('WrongCredentials');
    expect(await codeOf(accounts.signIn(attempt({ password: 'green giraffe 12' })))).toBe('done');
  });

  it('set by an administrator must be changed, and ends every session', async () => {
    const before = await accounts.signIn(attempt());
    await accounts.resetPassword('staff-1', 'temporary tiger 3');
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
    await expect(pool.query(`UPDATE credential SET staff_id = 'staff-9'`)).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query(`UPDATE session SET staff_id = 'staff-9'`)).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query(`UPDATE session SET expires_at = now()`)).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query(`DELETE FROM credential`)).rejects.toMatchObject({ code: '42501' });
  });
});
