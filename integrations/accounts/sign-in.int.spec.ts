import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attempt, codeOf, morning, openBench, password, type Bench } from './fixtures.ts';
import type { Accounts, SignInAttempt } from './index.ts';
import { argon2Cost, hashPassword } from './password-hash.ts';

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

const guess = (over: Partial<SignInAttempt> = {}): Promise<string> =>
  codeOf(accounts.signIn(attempt({ password: 'a wrong guess', ...over })));

describe('signing in', () => {
  it('opens a session that is found by its token', async () => {
    const { token, session } = await accounts.signIn(attempt({ loginName: ' WANG.fang' }));
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(session).toEqual({
      staffId: 'staff-1',
      mustChangePassword: false,
      secondFactor: 'none',
      cameBy: 'password',
      actsFor: null,
      expiresAt: new Date(morning + 12 * 3600_000),
    });
    expect(await accounts.findSession(token)).toEqual(session);
  });

  it('keeps neither the token nor the password nor the whole address', async () => {
    const { token } = await accounts.signIn(attempt());
    await guess();
    const { rows } = await bench.owner.query<{ all: string }>(`
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
    await bench.pool.query('UPDATE credential SET password_hash = $1', [await hashPassword(password, { ...argon2Cost, passes: 1 })]);
    await accounts.signIn(attempt());
    const { rows } = await bench.pool.query<{ password_hash: string }>('SELECT password_hash FROM credential');
    expect(rows[0]!.password_hash).toContain('$m=19456,t=2,p=1$');
    expect(await codeOf(accounts.signIn(attempt()))).toBe('done');
  });
});

describe('a whole clinic behind one address', () => {
  const forty = Array.from({ length: 40 }, (_, n) => `nurse-${n}`);

  it('signs in at once, forty people, though every fourth mistypes first', async () => {
    // One hash for all: it is not the hash that is looked at here.
    const shared = await hashPassword(password);
    await bench.owner.query(
      `INSERT INTO credential (staff_id, login_name, password_hash, must_change, changed_at)
       SELECT name, name, $2, false, now() FROM unnest($1::text[]) AS name`,
      [forty, shared],
    );
    const mistyped = await Promise.all(forty.filter((_, n) => n % 4 === 0).map((loginName) => guess({ loginName })));
    expect(mistyped).toEqual(Array.from({ length: 10 }, () => 'WrongCredentials'));
    const outcomes = await Promise.all(forty.map((loginName) => codeOf(accounts.signIn(attempt({ loginName })))));
    expect(outcomes.filter((code) => code !== 'done')).toEqual([]);
  });

  it('is not kept out by the slips of the day before, which are forgotten one by one', async () => {
    const outcomes: string[] = [];
    for (let n = 0; n < 45; n++) {
      outcomes.push(await guess({ loginName: `slip-${n}` }));
      bench.later(120);
    }
    expect(new Set(outcomes)).toEqual(new Set(['WrongCredentials']));
    expect(await codeOf(accounts.signIn(attempt()))).toBe('done');
  });

  it('lets one name in that is sent ten times at once with the right password', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => codeOf(accounts.signIn(attempt()))));
    expect(outcomes.filter((code) => code !== 'done')).toEqual([]);
  });
});

describe('guessing', () => {
  it('is stopped after five wrong passwords, for 15 seconds, then twice as long', async () => {
    for (let n = 0; n < 5; n++) expect(await guess()).toBe('WrongCredentials');
    await expect(accounts.signIn(attempt())).rejects.toMatchObject({
      code: 'TooManyAttempts',
      text: { zh: '尝试次数过多，请在 15 秒后再试', en: 'Too many attempts; try again in 15 seconds' },
    });
    bench.later(15);
    expect(await guess()).toBe('WrongCredentials');
    bench.later(29);
    expect(await codeOf(accounts.signIn(attempt()))).toBe('TooManyAttempts');
    bench.later(1);
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

  it('at many names side by side gains one guess at most, and the right passwords of others do not lift it', async () => {
    const outcomes = await Promise.all(Array.from({ length: 41 }, (_, n) => guess({ loginName: `name-${n}` })));
    const looked = outcomes.filter((code) => code === 'WrongCredentials').length;
    expect(looked).toBeGreaterThanOrEqual(30);
    expect(looked).toBeLessThanOrEqual(31);
    expect(outcomes.filter((code) => code === 'TooManyAttempts')).toHaveLength(41 - looked);
    expect(await codeOf(accounts.signIn(attempt()))).toBe('TooManyAttempts');
    bench.later(5);
    expect(await codeOf(accounts.signIn(attempt()))).toBe('done');
    expect(await guess({ loginName: 'name-1' })).toBe('WrongCredentials');
    expect(await guess({ loginName: 'name-2' })).toBe('TooManyAttempts');
  });

  it('is forgotten after a day', async () => {
    for (let n = 0; n < 4; n++) await guess();
    bench.later(24 * 3600 + 1);
    for (let n = 0; n < 4; n++) expect(await guess()).toBe('WrongCredentials');
    const { rows } = await bench.owner.query<{ failures: number }>('SELECT failures FROM sign_in_failure');
    expect(rows.map(({ failures }) => failures)).toEqual([4, 4]);
  });
});
