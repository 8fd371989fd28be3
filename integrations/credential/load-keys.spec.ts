import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCredential, verifyCredential } from './credential.ts';
import { generateKeyFile, rotateKeys, signingKeysOf, withdrawKey } from './key-file.ts';
import { fromJwks, keySetOf, toJwks } from './key-set.ts';
import { generateKey, thumbprintOf } from './jwk.ts';
import { knownTestKeys } from './known-test-keys.ts';
import { KeysUnusable, loadKeys } from './load-keys.ts';
import { claims, now } from './testing/fixtures.ts';
import { testKey, testKeyLabels, testSm2Key } from './testing/test-keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credential-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

const env = (value: unknown) => ({ env: JSON.stringify(value) });

describe('loading keys', () => {
  it('generates them once, for the owner alone, and finds them again', async () => {
    const path = join(folder, 'keys.json');
    const first = await loadKeys({ generate: path });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const second = await loadKeys({ generate: path });
    expect(second.current.thumbprint).toBe(first.current.thumbprint);
    expect(verifyCredential(signCredential(claims(), first), keySetOf(second), now)).toMatchObject({ outcome: 'valid' });
    expect((await loadKeys({ file: path })).next!.thumbprint).toBe(first.next!.thumbprint);
  });

  it('agrees on one set when many processes start at once, and leaves no draft', async () => {
    const path = join(folder, 'new', 'keys.json');
    const all = await Promise.all(Array.from({ length: 8 }, () => loadKeys({ generate: path })));
    expect(new Set(all.map(({ current }) => current.thumbprint)).size).toBe(1);
    expect(await readdir(join(folder, 'new'))).toEqual(['keys.json']);
  });

  it('reads them from the environment', async () => {
    const keys = generateKeyFile();
    expect((await loadKeys(env(keys))).current.thumbprint).toBe(thumbprintOf(keys.current));
  });

  it.each(['current', 'next', 'retired'] as const)('refuses a published test key as %s', async (place) => {
    const bad = testKey('stranger');
    const { d: _d, ...key } = bad;
    const keys = { ...generateKeyFile(), [place]: place === 'retired' ? [{ key, until: now }] : bad };
    await expect(loadKeys(env(keys))).rejects.toThrow('hold a published test key');
    await expect(loadKeys(env(keys), { allowTestKeys: true })).resolves.toMatchObject({});
  });

  it('knows every test key', () => expect(new Set([...testKeyLabels.map(testKey), testSm2Key].map(thumbprintOf))).toEqual(knownTestKeys));

  it.each([
    ['no JSON', 'abc', 'it is not JSON'],
    ['nothing', '{}', 'current: '],
    ['only a public half', JSON.stringify({ current: { ...generateKey(), d: undefined } }), 'current.d: '],
    ['halves of two keys', JSON.stringify({ current: { ...generateKey(), d: generateKey().d } }), 'not a valid key of its curve'],
    ['a point off the curve', JSON.stringify({ current: { ...generateKey(), y: 'A'.repeat(43) } }), 'not a valid key of its curve'],
    ['another algorithm', JSON.stringify({ current: { ...generateKey(), alg: 'RS256' } }), 'current.alg: '],
  ])('names what is wrong with %s, and no key', async (_what, text, message) => {
    const failure = await loadKeys({ env: text }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(KeysUnusable);
    const said = String(failure);
    expect(said).toContain(message);
    for (const [, d] of text.matchAll(/"d":"([^"]+)"/g)) expect(said).not.toContain(d);
  });

  it('refuses the same key in two places', async () => {
    const current = generateKey();
    await expect(loadKeys(env({ current, next: current }))).rejects.toThrow('the same key twice');
  });

  it('does not overwrite a file that it cannot use', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, 'broken');
    await expect(loadKeys({ generate: path })).rejects.toThrow(KeysUnusable);
    expect(await readFile(path, 'utf8')).toBe('broken');
  });
});

describe('a turn of the keys', () => {
  const before = generateKeyFile();
  const after = rotateKeys(before, { now, retireUntil: '2027-12-01T16:00:00Z', next: generateKey() });

  it('lets the published next key sign, and keeps the old one to verify', () => {
    const [older, newer] = [signCredential(claims(), signingKeysOf(before)), signCredential(claims(), signingKeysOf(after))];
    for (const file of [before, after])
      for (const credential of [older, newer])
        expect(verifyCredential(credential, keySetOf(signingKeysOf(file)), now)).toMatchObject({ outcome: 'valid' });
  });

  it('keeps no private half of the old key', () => expect(JSON.stringify(after.retired)).not.toContain(before.current.d));

  it('drops keys whose time has passed', () => {
    const later = rotateKeys(after, { now: '2028-01-01T00:00:00Z', retireUntil: '2029-01-01T00:00:00Z', next: generateKey() });
    expect(later.retired.map(({ key }) => thumbprintOf(key))).toEqual([thumbprintOf(after.current)]);
  });

  it('without a next key first publishes one', () => {
    const next = generateKey();
    expect(rotateKeys({ ...before, next: null }, { now, retireUntil: now, next })).toMatchObject({
      current: before.current,
      next,
      retired: [],
    });
  });
});

describe('the published key set', () => {
  const keys = signingKeysOf(rotateKeys(generateKeyFile(), { now, retireUntil: '2027-12-01T16:00:00Z', next: generateKey() }));

  it('holds public halves only, with algorithm, id and the end of retired ones', () => {
    const jwks = toJwks(keySetOf(keys));
    expect(JSON.stringify(jwks)).not.toContain('"d"');
    expect(jwks.keys.map(({ kty, crv, alg, use, exp }) => ({ kty, crv, alg, use, exp }))).toEqual([
      { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', exp: undefined },
      { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', exp: undefined },
      { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', exp: 1827676800 },
    ]);
  });

  it('is read back, passing over keys of suites to come', () => {
    const jwks = toJwks(keySetOf(keys));
    const read = fromJwks({ keys: [...jwks.keys, { kty: 'OKP', crv: 'Ed25519', x: 'a', alg: 'EdDSA' }] });
    expect(read.trusted.map(({ thumbprint, retiredUntil }) => ({ thumbprint, retiredUntil }))).toEqual(
      keySetOf(keys).trusted.map(({ thumbprint, retiredUntil }) => ({ thumbprint, retiredUntil })),
    );
  });
});

describe('a key that may be known to others', () => {
  const before = rotateKeys(generateKeyFile(), { now, retireUntil: '2027-12-01T16:00:00Z', next: generateKey() });
  const withdraw = (key: Parameters<typeof thumbprintOf>[0], file = before) =>
    withdrawKey(file, thumbprintOf(key), { now, fresh: () => generateKey() })!;
  const signedBy = (file: typeof before) => signCredential(claims(), signingKeysOf(file));
  const check = (credential: Uint8Array, file: typeof before) => verifyCredential(credential, keySetOf(signingKeysOf(file)), now);

  it('signs no more, and what it signed is told from a forgery and from what is genuine', () => {
    const after = withdraw(before.current);
    expect(after.current).toEqual(before.next);
    expect(check(signedBy(before), after)).toEqual({ outcome: 'withdrawn' });
    expect(check(signedBy(after), after)).toMatchObject({ outcome: 'valid' });
    expect(check(signedBy(after), before)).toMatchObject({ outcome: 'valid' });
  });

  it('is named in the published set, and its point is not', () => {
    const jwks = toJwks(keySetOf(signingKeysOf(withdraw(before.current))));
    expect(JSON.stringify(jwks)).not.toContain(before.current.x);
    expect(jwks.withdrawn).toEqual([{ thumbprint: thumbprintOf(before.current), at: Date.parse(now) / 1000 }]);
    expect(verifyCredential(signedBy(before), fromJwks(JSON.parse(JSON.stringify(jwks))), now)).toEqual({ outcome: 'withdrawn' });
  });

  it('may be the next one, or one that retired', () => {
    const next = withdraw(before.next!);
    expect([next.current, next.next === before.next, next.withdrawn.length]).toEqual([before.current, false, 1]);
    expect(withdraw(before.retired[0]!.key).retired).toEqual([]);
  });

  it('may be every key that the city has', () => {
    const after = withdraw(before.current, withdraw(before.next!));
    expect(new Set([after.current, after.next, before.current, before.next].map((key) => thumbprintOf(key!))).size).toBe(4);
  });

  it('tells since when it signed, so that older cards stay as they are', () => {
    const [first, later] = [generateKeyFile(), rotateKeys(before, { now, retireUntil: now, next: generateKey() })];
    const signedFrom = (file: typeof before, key: Parameters<typeof thumbprintOf>[0]) => withdraw(key, file).withdrawn[0]!.signedFrom;
    expect(signedFrom(first, first.current)).toBeNull();
    expect(signedFrom(later, later.current)).toBe(now);
    expect(signedFrom(later, later.next!)).toBe(now);
    expect(withdraw(later.current, later).since).toBe(now);
  });

  it('is withdrawn once, and only where it is the city’s', () => {
    const after = withdraw(before.current);
    expect(withdraw(before.current, after)).toBe(after);
    expect(withdrawKey(before, thumbprintOf(generateKey()), { now, fresh: () => generateKey() })).toBeNull();
  });

  it('is not taken back into use', async () => {
    const { thumbprint } = withdraw(before.current).withdrawn[0]!;
    await expect(loadKeys(env({ ...before, withdrawn: [{ thumbprint, at: now }] }))).rejects.toThrow('hold a key that was withdrawn');
  });
});
