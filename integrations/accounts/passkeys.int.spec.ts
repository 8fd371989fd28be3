import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, openBench, passkeySite, type Bench } from './fixtures.ts';
import type { Accounts } from './index.ts';
import { softwareAuthenticator, type SoftwareAuthenticator } from './testing/index.ts';
import type { Lies } from './testing/software-authenticator.ts';

let bench: Bench;
let accounts: Accounts;
let device: SoftwareAuthenticator;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  accounts = await bench.fresh();
  device = softwareAuthenticator(passkeySite.origin);
});
afterEach(() => accounts.close());

const staffId = 'staff-1';
const address = '203.0.113.7';
const enter = async () => (await accounts.openSession(staffId)).token;
const stateOf = async (token: string) => (await accounts.findSession(token))?.secondFactor;

const add = async (token: string, lies?: Lies) => {
  const options = await accounts.passkeys.beginAdding({ staffId, token });
  return accounts.secondFactor.addPasskey({ staffId, token, name: '前台电脑', response: device.create(options, lies) });
};
const prove = async (token: string, lies?: Lies) => {
  const options = await accounts.passkeys.beginProof({ staffId, token });
  return accounts.secondFactor.prove({ staffId, token, address, passkey: device.get(options, lies) });
};

describe('a passkey (A1)', () => {
  it('is added with recovery codes, and asked for at the next sign-in', async () => {
    const token = await enter();
    expect(await add(token)).toHaveLength(8);
    expect(await stateOf(token)).toBe('given');
    const next = await enter();
    expect(await stateOf(next)).toBe('asked');
    bench.later(60);
    await prove(next);
    expect(await stateOf(next)).toBe('given');
    const { passkeys, ...rest } = await accounts.secondFactor.find(staffId);
    expect(rest).toEqual({ authenticator: false, recoveryCodes: 8 });
    expect(passkeys).toMatchObject([{ id: device.id, name: '前台电脑' }]);
    expect(passkeys[0]!.lastUsedAt!.getTime() - passkeys[0]!.addedAt.getTime()).toBe(60_000);
  });

  it('asks that its user is known by finger, face or PIN, also of the browser', async () => {
    const options = await accounts.passkeys.beginAdding({ staffId, token: await enter() });
    expect(options).toMatchObject({
      rp: { id: 'staff.example.org' },
      user: { name: 'wang.fang' },
      authenticatorSelection: { userVerification: 'required' },
    });
    expect(JSON.stringify(options)).not.toContain(staffId);
  });

  it.each<[string, Lies]>([
    ['another page', { origin: 'https://staff.example.org.evil.example' }],
    ['another domain', { rpId: 'evil.example' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['nobody known', { verified: false }],
  ])('is refused of %s, when it is made and when it is used', async (_, lies) => {
    expect(await codeOf(enter().then((token) => add(token, lies)))).toBe('PasskeyRefused');
    expect(await accounts.passkeys.list(staffId)).toEqual([]);
    await add(await enter());
    const next = await enter();
    expect(await codeOf(prove(next, lies))).toBe('PasskeyRefused');
    expect(await stateOf(next)).toBe('asked');
  });

  it('is told from a copy, which has counted less', async () => {
    await add(await enter());
    await prove(await enter(), { counter: 7 });
    expect(await codeOf(enter().then((token) => prove(token, { counter: 7 })))).toBe('PasskeyCopied');
    expect(await codeOf(enter().then((token) => prove(token, { counter: 8 })))).toBe('done');
  });

  it('may count nothing, as those kept on several devices do', async () => {
    await add(await enter());
    for (let n = 0; n < 2; n += 1) expect(await codeOf(enter().then((token) => prove(token, { counter: 0 })))).toBe('done');
  });

  it('answers a challenge once, also side by side, and within five minutes', async () => {
    await add(await enter());
    const token = await enter();
    const options = await accounts.passkeys.beginProof({ staffId, token });
    const answers = [device.get(options), device.get(options)];
    const outcomes = await Promise.all(answers.map((passkey) => codeOf(accounts.secondFactor.prove({ staffId, token, address, passkey }))));
    expect(outcomes.toSorted()).toEqual(['PasskeyExpired', 'done']);
    const late = await accounts.passkeys.beginProof({ staffId, token });
    bench.later(301);
    expect(await codeOf(accounts.secondFactor.prove({ staffId, token, address, passkey: device.get(late) }))).toBe('PasskeyExpired');
  });

  it('is of nobody else, and is not added twice', async () => {
    await add(await enter());
    expect(await codeOf(enter().then((token) => add(token)))).toBe('PasskeyKnown');
    await accounts.resetPassword({ staffId: 'staff-2', loginName: 'li.ming' }, 'temporary tiger 3');
    const { token } = await accounts.openSession('staff-2');
    expect(await codeOf(accounts.passkeys.beginProof({ staffId: 'staff-2', token }))).toBe('NoPasskey');
    const other = softwareAuthenticator(passkeySite.origin);
    const options = await accounts.passkeys.beginAdding({ staffId: 'staff-2', token });
    await accounts.secondFactor.addPasskey({ staffId: 'staff-2', token, name: 'x', response: other.create(options) });
    const asked = await accounts.passkeys.beginProof({ staffId: 'staff-2', token });
    const foreign = { staffId: 'staff-2', token, address, passkey: device.get(asked) };
    expect(await codeOf(accounts.secondFactor.prove(foreign))).toBe('PasskeyRefused');
    expect(await codeOf(accounts.secondFactor.removePasskey('staff-2', device.id))).toBe('NoPasskey');
  });

  it('is replaced by a recovery code where it was lost, and takes the codes with it when it is the last', async () => {
    const [code = ''] = await add(await enter());
    const token = await enter();
    expect(await codeOf(accounts.secondFactor.prove({ staffId, token, address, code: '123456' }))).toBe('WrongCode');
    expect(await codeOf(accounts.secondFactor.prove({ staffId, token, address, code }))).toBe('done');
    await accounts.secondFactor.removePasskey(staffId, device.id);
    expect(await accounts.secondFactor.find(staffId)).toEqual({ authenticator: false, passkeys: [], recoveryCodes: 0 });
    expect(await stateOf(await enter())).toBe('none');
  });

  it('stays where the authenticator is given up, with its recovery codes; an administrator resets all', async () => {
    const token = await enter();
    await add(token);
    await accounts.secondFactor.begin(staffId, 'x');
    await accounts.secondFactor.removeAuthenticator(staffId);
    expect(await accounts.secondFactor.find(staffId)).toMatchObject({ passkeys: [{ id: device.id }], recoveryCodes: 8 });
    await accounts.secondFactor.remove(staffId);
    expect(await accounts.secondFactor.find(staffId)).toEqual({ authenticator: false, passkeys: [], recoveryCodes: 0 });
  });
});
