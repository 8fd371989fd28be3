import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveVaultKeys, parseMasterKey, readOrMakeMasterKey } from './index.ts';

describe('the master key', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'healthcert-key-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('is made once, for its owner only, by however many processes start together', async () => {
    const file = join(directory, 'keys', 'master');
    const first = await readOrMakeMasterKey(file);
    expect(first).toHaveLength(32);
    expect(await readOrMakeMasterKey(file)).toEqual(first);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('gives two keys that have nothing in common, the same ones every time', () => {
    const master = Buffer.alloc(32, 7);
    const { keyEncryption, blindIndex } = deriveVaultKeys(master);
    expect(keyEncryption.export().toString('hex')).toMatchInlineSnapshot(
      `"092c7373db6f44d080ebde15b73fc0feeba6bf2379a79026e0689405ef4edb39"`,
    );
    expect(blindIndex.export().toString('hex')).toMatchInlineSnapshot(`"a678b63dc3ab4503414def0f08c9a877b5b8f2eade9d1a8ba8bbed433a164a59"`);
    expect(deriveVaultKeys(Buffer.alloc(32, 8)).keyEncryption.equals(keyEncryption)).toBe(false);
  });

  it.each(['', 'c2hvcnQ=', Buffer.alloc(33).toString('base64')])('is refused without being shown when it is not 32 bytes', (text) => {
    expect(() => parseMasterKey(text)).toThrow(/^the master key must be 32 bytes in base64$/);
  });
});
