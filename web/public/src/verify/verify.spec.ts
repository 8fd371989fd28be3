import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64urlOf } from '../credential/base64url.ts';
import { readKeySet } from '../credential/key-set.ts';
import { openStatusList } from '../credential/status-list.ts';
import { digitsOfBytes } from '../credential/digits-of.ts';
import { anIssuer, type ClaimOverrides, claimsPayload, type Issuer, listPayload, listUri, theId } from '../testing/issuer.ts';
import { readCityAnswer } from './ask-city.ts';
import type { LiveStatus } from './live-status.ts';
import { type Evidence, verify } from './verify.ts';

const thumbprintOf = async ({ crv, kty, x, y }: JsonWebKey): Promise<string> => {
  const canonical = new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }));
  return base64urlOf(new Uint8Array(await crypto.subtle.digest('SHA-256', canonical)));
};

const now = new Date('2026-11-21T10:00:00+08:00');
const number = '99010120260000000017';
let city: Issuer;

beforeAll(async () => {
  city = await anIssuer();
});

const code = async (claims: ClaimOverrides = {}, issuer = city) => digitsOfBytes(await issuer.sign(claimsPayload(claims)));
const live = (status: LiveStatus['status'], overrides: Partial<LiveStatus> = {}): LiveStatus => ({
  status,
  number,
  supersededBy: undefined,
  validUntil: '2027-03-01',
  portraitUrl: undefined,
  checkedAt: now,
  ...overrides,
});
const list = async (statuses: Parameters<typeof listPayload>[0], about: Parameters<typeof listPayload>[1] = {}) =>
  [await openStatusList(await city.sign(await listPayload(statuses, about), 'application/statuslist+cwt'), city.keys, now)].filter(
    (one) => one !== undefined,
  );
const check = async (evidence: Partial<Evidence>) =>
  verify({
    payload: await code(),
    keys: { keys: city.keys, at: new Date('2026-11-21T07:00:00+08:00') },
    live: undefined,
    lists: [],
    opaqueId: theId,
    now,
    ...evidence,
  });
const checkAt = async (instant: string) => (await check({ live: live('valid', { checkedAt: new Date(instant) }) })).verdict;

describe('a genuine code, with the register within reach', () => {
  it.each(['valid', 'suspended', 'revoked', 'superseded'] as const)('is %s as the register says', async (status) => {
    const answer = await check({ live: live(status, { supersededBy: status === 'superseded' ? '99010120260000000025' : undefined }) });
    expect(answer).toMatchObject({ verdict: status, signature: 'good', number, status: { from: 'register', at: now } });
    expect(answer.credential?.name).toBe('钱示例');
    expect(answer.supersededBy).toBe(status === 'superseded' ? '99010120260000000025' : undefined);
  });

  it('is unknown when the register does not have it', async () => {
    expect((await check({ live: live('unknown', { number: undefined }) })).verdict).toBe('unknown');
  });

  it('is valid on its last day and expired on the next, whatever the register still says', async () => {
    expect(await checkAt('2027-03-01T23:59:59+08:00')).toBe('valid');
    expect(await checkAt('2027-03-02T00:00:00+08:00')).toBe('expired');
  });

  it('goes by the clock of the register, not of a phone set wrong', async () => {
    expect((await check({ now: new Date('2031-01-01T00:00:00Z'), live: live('valid') })).verdict).toBe('valid');
  });

  it('stays revoked when it has expired as well', async () => {
    const payload = await code({ expires: '2026-06-01T00:00:00+08:00' });
    expect((await check({ payload, live: live('revoked') })).verdict).toBe('revoked');
  });

  it('is not yet valid before its first day', async () => {
    const payload = await code({ begins: '2026-12-01T00:00:00+08:00' });
    expect(await check({ payload, live: live('valid') })).toMatchObject({ verdict: 'suspended', why: 'notYetValid' });
  });

  it('does not borrow the status of another certificate named in the address', async () => {
    const answer = await check({ live: live('valid', { number: '99010120260000009999', portraitUrl: '/portrait/9999' }) });
    expect(answer).toMatchObject({ verdict: 'forged', why: 'mixed' });
    expect(answer.credential).toBeUndefined();
    expect(answer.portraitUrl).toBeUndefined();
  });

  it('does not take an answer that names no certificate for its own', async () => {
    expect(await check({ live: live('valid', { number: undefined }) })).toMatchObject({ verdict: 'unchecked', why: 'noStatus' });
  });
});

describe('a genuine code, without a network', () => {
  it.each([
    [0, 'valid'],
    [1, 'revoked'],
    [2, 'suspended'],
  ] as const)('goes by the signed list: %i is %s', async (bits, verdict) => {
    const answer = await check({ lists: await list({ 5: bits, 4: 1, 6: 1 }) });
    expect(answer).toMatchObject({ verdict, status: { from: 'list', at: new Date('2026-11-20T08:00:00Z'), outdated: false } });
  });

  it('is unchecked where the list says what has no meaning here', async () => {
    expect(await check({ lists: await list({ 5: 3 }) })).toMatchObject({ verdict: 'unchecked', why: 'noStatus' });
  });

  it('is genuine but unchecked without a list', async () => {
    const answer = await check({});
    expect(answer).toMatchObject({ verdict: 'unchecked', why: 'noStatus', signature: 'good' });
    expect(answer.credential?.number).toBe(number);
  });

  it('no longer trusts an outdated list to call it valid, but still to call it revoked', async () => {
    const outdated = { expires: '2026-11-21T00:00:00Z' };
    expect((await check({ lists: await list({}, outdated) })).verdict).toBe('unchecked');
    expect(await check({ lists: await list({ 5: 1 }, outdated) })).toMatchObject({ verdict: 'revoked', why: 'invalid' });
  });

  it('does not go by a list that is not the one it names', async () => {
    expect((await check({ lists: await list({}, { uri: 'https://elsewhere.example/list' }) })).verdict).toBe('unchecked');
  });

  it('does not go by an index beyond the list', async () => {
    expect((await check({ payload: await code({ index: 256 }), lists: await list({}) })).verdict).toBe('unchecked');
  });

  it('is expired by its own date', async () => {
    const payload = await code({ expires: '2026-11-21T00:00:00+08:00' });
    expect((await check({ payload, lists: await list({}) })).verdict).toBe('expired');
  });
});

describe('a code that is not genuine', () => {
  it('shows nothing of what it says when another signed it', async () => {
    const answer = await check({ payload: await code({}, await anIssuer()), live: live('valid') });
    expect(answer).toMatchObject({ verdict: 'forged', why: 'foreign', signature: 'bad' });
    expect(answer.credential).toBeUndefined();
    expect(answer.number).toBeUndefined();
  });

  it('is not called forged by keys that may be older than its own', async () => {
    const keys = { keys: city.keys, at: new Date('2026-11-13T07:00:00+08:00') };
    expect(await check({ keys, payload: await code({}, await anIssuer()) })).toMatchObject({ verdict: 'unchecked', why: 'noKeys' });
  });

  it('is unreadable when truncated', async () => {
    const whole = await code();
    expect(await check({ payload: whole.slice(0, -40) })).toMatchObject({ verdict: 'forged', why: 'unreadable' });
  });

  it('says nothing at all without keys', async () => {
    const answer = await check({ keys: undefined, live: live('valid') });
    expect(answer).toMatchObject({ verdict: 'unchecked', why: 'noKeys', signature: 'unchecked' });
    expect(answer.credential).toBeUndefined();
  });

  it('may not be a status list in disguise', async () => {
    const payload = digitsOfBytes(await city.sign(claimsPayload(), 'application/statuslist+cwt'));
    expect(await check({ payload })).toMatchObject({ verdict: 'forged', why: 'unreadable' });
  });

  it('is not believed when its key was retired', async () => {
    const retired = await anIssuer({ exp: Date.parse('2026-11-01T00:00:00Z') / 1000 });
    const keys = { keys: retired.keys, at: now };
    expect(await check({ keys, payload: await code({}, retired) })).toMatchObject({ verdict: 'forged', why: 'foreign' });
  });
});

describe('an address whose signed content was dropped', () => {
  it('is answered by the register alone, and says so', async () => {
    const answer = await check({ payload: '', live: live('valid') });
    expect(answer).toMatchObject({ verdict: 'valid', why: 'unsigned', signature: 'absent', number });
    expect(answer.credential).toBeUndefined();
  });

  it('cannot be checked without a network', async () => {
    expect(await check({ payload: '', lists: await list({}) })).toMatchObject({ verdict: 'unchecked', why: 'noNetwork' });
  });
});

describe('a code that is out of the ordinary', () => {
  it('is forged under the address of another certificate, with or without a network', async () => {
    const elsewhere = { opaqueId: 'AAAAAAAAAAAAAAAA' };
    for (const evidence of [elsewhere, { ...elsewhere, live: live('valid') }, { ...elsewhere, lists: await list({}) }]) {
      const answer = await check(evidence);
      expect(answer).toMatchObject({ verdict: 'forged', why: 'mixed' });
      expect(answer.credential).toBeUndefined();
    }
  });

  it('whose key was withdrawn is never a plain yes, and shows nothing of what it says', async () => {
    const keys = { keys: await readKeySet({ keys: [], withdrawn: [{ thumbprint: await thumbprintOf(city.jwk), at: 1 }] }), at: now };
    const offline = await check({ keys });
    expect(offline).toMatchObject({ verdict: 'unchecked', why: 'withdrawn', status: { from: 'nowhere' } });
    const online = await check({ keys, live: live('valid') });
    expect(online).toMatchObject({ verdict: 'unchecked', why: 'withdrawn', number, status: { from: 'register', says: 'valid' } });
    expect([offline.credential, online.credential]).toEqual([undefined, undefined]);
    expect(await check({ keys, live: live('revoked') })).toMatchObject({ verdict: 'revoked', why: 'withdrawn' });
  });

  it('goes by the list that it names, of several', async () => {
    const [first] = await list({ 5: 1 });
    const [second] = await list({}, { uri: 'https://zhengjian.example/sl/2' });
    expect((await check({ lists: [second!, first!] })).verdict).toBe('revoked');
    const payload = await code({ uri: 'https://zhengjian.example/sl/2' });
    expect((await check({ payload, lists: [first!, second!] })).verdict).toBe('valid');
    expect((await check({ payload, lists: [first!] })).verdict).toBe('unchecked');
  });
});

describe('a code signed with SM2', () => {
  const vectors = JSON.parse(
    readFileSync(new URL('../../../../integrations/credential/vectors.json', import.meta.url), 'utf8'),
  ) as unknown as { readonly jwks: unknown; readonly credentials: readonly { readonly name: string; readonly url: string }[] };
  const evidence = async () => ({
    payload: new URL(vectors.credentials.find(({ name }) => name === 'signed with SM2')!.url).hash.slice(1),
    keys: { keys: await readKeySet(vectors.jwks), at: now },
  });
  const said = {
    opaqueId: theId,
    number,
    name: '钱示例',
    maskedDocument: '9901**********0019',
    category: 'food',
    issuer: '示例市',
    validFrom: '2026-03-02',
    validUntil: '2027-03-01',
    photoHash: null,
    status: { index: 5, uri: listUri },
  };

  it('cannot be checked on this device, which says so', async () =>
    expect(await check(await evidence())).toMatchObject({ verdict: 'unchecked', why: 'needsCity', signature: 'unchecked' }));

  it('is checked by the city where there is a network', async () => {
    const city = readCityAnswer({ outcome: 'valid', form: 'static', claims: said });
    const answer = await check({ ...(await evidence()), city, live: live('valid') });
    expect(answer).toMatchObject({ verdict: 'valid', signature: 'byCity', number, credential: { name: '钱示例', form: 'static' } });
    expect((await check({ ...(await evidence()), city: readCityAnswer({ outcome: 'forged', because: 'badSignature' }) })).why).toBe(
      'changed',
    );
  });

  it('is not believed by whatever answers in place of the city', () => {
    expect(readCityAnswer('<html>')).toBeUndefined();
    expect(readCityAnswer({ outcome: 'valid', claims: { ...said, number: 5 } })).toBeUndefined();
  });

  it('does not let the city speak of a code that this device can check', async () => {
    const city = readCityAnswer({ outcome: 'valid', form: 'static', claims: { ...said, name: '另一人' } });
    expect((await check({ city, live: live('valid') })).credential?.name).toBe('钱示例');
  });
});
