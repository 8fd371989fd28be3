import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCredential, verifyCredential } from './credential.ts';
import { generateKey, generateKeyFile, rotateKeys, signingKeysOf } from './key-file.ts';
import { fromJwks, keySetOf, toJwks } from './key-set.ts';
import { thumbprintOf } from './jwk.ts';
import { knownTestKeys } from './known-test-keys.ts';
import { KeysUnusable, loadKeys } from './load-keys.ts';
import { claims, now } from './testing/fixtures.ts';
import { testKey } from './testing/test-keys.ts';

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

  it('knows every test key', () =>
    expect(new Set((['current', 'next', 'retired', 'stranger'] as const).map((label) => thumbprintOf(testKey(label))))).toEqual(
      knownTestKeys,
    ));

  it.each([
    ['no JSON', 'abc', 'it is not JSON'],
    ['nothing', '{}', 'current: '],
    ['only a public half', JSON.stringify({ current: { ...generateKey(), d: undefined } }), 'current.d: '],
    ['halves of two keys', JSON.stringify({ current: { ...generateKey(), d: generateKey().d } }), 'not a valid P-256 key'],
    ['a point off the curve', JSON.stringify({ current: { ...generateKey(), y: 'A'.repeat(43) } }), 'not a valid P-256 key'],
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
    const read = fromJwks({ keys: [...jwks.keys, { kty: 'EC', crv: 'SM2', x: 'a', y: 'b', alg: 'SM2' }] });
    expect(read.map(({ thumbprint, retiredUntil }) => ({ thumbprint, retiredUntil }))).toEqual(
      keySetOf(keys).map(({ thumbprint, retiredUntil }) => ({ thumbprint, retiredUntil })),
    );
  });
});
