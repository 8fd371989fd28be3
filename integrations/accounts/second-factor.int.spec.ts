import { generate } from 'otplib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attempt, codeOf, morning, openBench, type Bench } from './fixtures.ts';
import type { Accounts } from './index.ts';

let bench: Bench;
let accounts: Accounts;
let elapsed = 0;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  accounts = await bench.fresh();
  elapsed = 0;
});
afterEach(() => accounts.close());

const later = (seconds: number): void => {
  elapsed += seconds;
  bench.later(seconds);
};
const address = '203.0.113.7';
const codeAt = (secret: string, seconds = 0): Promise<string> => generate({ secret, epoch: morning / 1000 + elapsed + seconds });
const wrongCode = async (secret: string): Promise<string> =>
  (await Promise.all([-60, -30, 0, 30, 60].map((seconds) => codeAt(secret, seconds)))).includes('123456') ? '654321' : '123456';

/** Wang Fang signs in by password. */
const enter = async () => (await accounts.signIn(attempt())).token;

const enrolled = async () => {
  const token = await enter();
  const { secret, uri } = await accounts.secondFactor.begin('staff-1', '健康证管理平台');
  const recoveryCodes = await accounts.secondFactor.confirm({ staffId: 'staff-1', token, address, code: await codeAt(secret) });
  later(60);
  return { token, secret, uri, recoveryCodes };
};
const prove = (token: string, code: string) => accounts.secondFactor.prove({ staffId: 'staff-1', token, address, code });
const stateOf = async (token: string) => (await accounts.findSession(token))?.secondFactor;

describe('a second factor (A1)', () => {
  it('is enrolled by its first code, which the session goes on with; the next sign-in is asked for one', async () => {
    const { token, secret, uri, recoveryCodes } = await enrolled();
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*wang\.fang\?.*secret=/);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect([recoveryCodes.length, new Set(recoveryCodes).size]).toEqual([8, 8]);
    expect(await stateOf(token)).toBe('given');
    const next = await enter();
    expect(await stateOf(next)).toBe('asked');
    await prove(next, await codeAt(secret));
    expect(await stateOf(next)).toBe('given');
    expect(await accounts.secondFactor.find('staff-1')).toEqual({ authenticator: true, passkeys: [], recoveryCodes: 8 });
  });

  it('asks nothing while its enrolment is not confirmed, and shows another secret each time', async () => {
    const one = await accounts.secondFactor.begin('staff-1', 'x');
    const other = await accounts.secondFactor.begin('staff-1', 'x');
    expect(one.secret).not.toBe(other.secret);
    expect(await stateOf(await enter())).toBe('none');
  });

  it('is not begun anew once it stands', async () => {
    await enrolled();
    expect(await codeOf(accounts.secondFactor.begin('staff-1', 'x'))).toBe('SecondFactorEnrolled');
  });

  it('keeps the secret sealed, and of recovery codes the hashes alone', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const { rows } = await bench.owner.query<{ all: string }>(
      `SELECT (SELECT json_agg(f) FROM second_factor f)::text || (SELECT json_agg(r) FROM recovery_code r)::text AS all`,
    );
    for (const hidden of [secret, Buffer.from(secret).toString('hex'), ...recoveryCodes, Buffer.from(recoveryCodes[0]!).toString('hex')])
      expect(rows[0]!.all).not.toContain(hidden);
  });

  it('takes a code once, also from two who send it side by side', async () => {
    const { secret } = await enrolled();
    const [one, other] = [await enter(), await enter()];
    const code = await codeAt(secret);
    const outcomes = await Promise.all([codeOf(prove(one, code)), codeOf(prove(other, code))]);
    expect(outcomes.toSorted()).toEqual(['CodeUsed', 'done']);
    expect(await codeOf(prove(await enter(), code))).toBe('CodeUsed');
    later(30);
    expect(await codeOf(prove(other, await codeAt(secret)))).toBe('done');
  });

  it.each([
    [-30, 'done'],
    [30, 'done'],
    [-90, 'WrongCode'],
    [90, 'WrongCode'],
  ])('takes the code of an authenticator whose clock is %i seconds off: %s', async (seconds, outcome) => {
    const { secret } = await enrolled();
    later(120);
    expect(await codeOf(prove(await enter(), await codeAt(secret, seconds)))).toBe(outcome);
  });

  it('lets in by each recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await enrolled();
    const [code = ''] = recoveryCodes;
    expect(await codeOf(prove(await enter(), ` ${code.toUpperCase().replace('-', ' ')} `))).toBe('done');
    expect(await codeOf(prove(await enter(), code))).toBe('WrongCode');
    expect(await accounts.secondFactor.find('staff-1')).toMatchObject({ recoveryCodes: 7 });
  });

  it('gives new recovery codes, and the old ones are nothing any more', async () => {
    const { recoveryCodes } = await enrolled();
    const renewed = await accounts.secondFactor.renewRecoveryCodes('staff-1');
    expect(renewed).toHaveLength(8);
    expect(await codeOf(prove(await enter(), recoveryCodes[1]!))).toBe('WrongCode');
    expect(await codeOf(prove(await enter(), renewed[1]!))).toBe('done');
  });

  it('shares its lock with the password, and a right password wipes out no wrong codes', async () => {
    const { secret } = await enrolled();
    const wrong = await wrongCode(secret);
    const outcomes: string[] = [];
    for (let n = 0; n < 6; n += 1) outcomes.push(await codeOf(enter().then((token) => prove(token, wrong))));
    expect(outcomes.slice(0, 4)).toEqual(['WrongCode', 'WrongCode', 'WrongCode', 'WrongCode']);
    expect(outcomes.at(-1)).toBe('TooManyAttempts');
  });

  it('is gone once an administrator resets it', async () => {
    const { recoveryCodes } = await enrolled();
    await accounts.secondFactor.remove('staff-1');
    const token = await enter();
    expect(await stateOf(token)).toBe('none');
    expect(await codeOf(prove(token, recoveryCodes[0]!))).toBe('NoSecondFactor');
  });
});

describe('an initial password', () => {
  it('lets in who had none, once it is changed', async () => {
    await accounts.resetPassword({ staffId: 'staff-2', loginName: 'li.ming' }, 'temporary tiger 3');
    const { session } = await accounts.signIn(attempt({ loginName: 'li.ming', password: 'temporary tiger 3' }));
    expect(session).toMatchObject({ staffId: 'staff-2', mustChangePassword: true });
  });
});

describe('the institution one acts for', () => {
  it('is kept by the session, and the next one begins there', async () => {
    const token = await enter();
    await accounts.actFor(token, 'staff-1', 'clinic-2');
    expect(await accounts.findSession(token)).toMatchObject({ actsFor: 'clinic-2' });
    expect((await accounts.signIn(attempt())).session.actsFor).toBe('clinic-2');
  });
});
