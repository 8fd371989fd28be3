import { test } from '@fast-check/vitest';
import { constant, integer, uint8Array } from 'fast-check';
import { createSecretKey, randomFillSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupRefused } from './refused.ts';
import { measurePart, readPart, writePart } from './sealed-part.ts';

const key = createSecretKey(Buffer.alloc(32, 5));
const mebibyte = 1024 * 1024;
let folder: string;
let n = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'healthcert-part-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
const written = async (bytes: Buffer, size = 70_000) => {
  const path = join(folder, `part-${n++}`);
  return { path, ...(await writePart(path, key, pieces(bytes, size))) };
};
const read = async (path: string, by = key): Promise<Buffer> => Buffer.concat(await readPart(path, by).toArray());
/** Does not get smaller, so that chunks are full. */
const noise = (size: number): Buffer => randomFillSync(Buffer.alloc(size));

describe('a part of a backup', () => {
  it.each([0, 1, mebibyte - 1, mebibyte, 3 * mebibyte + 17])('of %i bytes reads as it was written', async (size) => {
    const bytes = noise(size);
    const { path, ...measured } = await written(bytes);
    expect((await read(path)).equals(bytes)).toBe(true);
    expect(await measurePart(path)).toEqual(measured);
  });

  test.prop([uint8Array({ maxLength: 4000 }), integer({ min: 1, max: 900 })], { numRuns: 30 })(
    'reads as it was written',
    async (bytes, size) => {
      const { path } = await written(Buffer.from(bytes), size);
      expect((await read(path)).equals(Buffer.from(bytes))).toBe(true);
    },
  );

  test.prop([constant(noise(2000)), integer({ min: 0, max: 2020 }), integer({ min: 1, max: 255 })], { numRuns: 40 })(
    'does not open with any of its bytes changed',
    async (bytes, at, by) => {
      const { path } = await written(bytes);
      const sealed = await readFile(path);
      const place = at % sealed.length;
      sealed[place] = sealed[place]! ^ by;
      await writeFile(path, sealed);
      await expect(read(path)).rejects.toThrow(BackupRefused);
    },
  );

  it('does not open cut off, not even between two chunks, nor with chunks in another order, nor under another key', async () => {
    const { path } = await written(noise(3 * mebibyte));
    const sealed = await readFile(path);
    const chunk = 4 + sealed.readUInt32BE() + 16;
    const [first, second, rest] = [sealed.subarray(0, chunk), sealed.subarray(chunk, 2 * chunk), sealed.subarray(2 * chunk)];
    for (const other of [
      first,
      sealed.subarray(0, chunk + 9),
      Buffer.concat([first, rest]),
      Buffer.concat([second, first, rest]),
      Buffer.alloc(0),
    ]) {
      await writeFile(path, other);
      await expect(read(path)).rejects.toThrow(BackupRefused);
    }
    await writeFile(path, sealed);
    await expect(read(path, createSecretKey(Buffer.alloc(32, 6)))).rejects.toThrow(BackupRefused);
  });
});
