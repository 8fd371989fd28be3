import { newId, SubjectErased, type Vault } from '@healthcert/domain/kernel';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../postgres/testing/index.ts';
import { createVault, deriveVaultKeys } from '../vault/index.ts';
import { framedJpeg, onePixelPng, shortPdf } from './fixtures.ts';
import { createFileStore, type FileStore, type NewFile } from './index.ts';

/** Its connections may still be closing when the database is dropped under them. */
const poolOf = (connectionString: string, max: number): Pool => new Pool({ connectionString, max }).on('error', () => undefined);

const noon = new Date('2026-11-21T12:00:00.000Z');

let database: TestDatabase;
let pool: Pool;
let owner: Pool;
let vault: Vault;
let files: FileStore;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.appUrl, 4);
  owner = poolOf(database.ownerUrl, 1);
  vault = createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 5)) });
  files = createFileStore({ pool, vault, now: () => noon });
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

const person = async (): Promise<string> => (await vault.enrol(vault.blindIndex('resident-id', newId()), newId())).personId;

const portrait = async (over: Partial<NewFile> = {}): Promise<NewFile> => ({
  id: newId(),
  personId: over.personId ?? (await person()),
  kind: 'portrait',
  bytes: onePixelPng,
  ...over,
});

describe('the file store', () => {
  it('gives back what was put, and says whose and what it is', async () => {
    const file = await portrait();
    const description = { id: file.id, personId: file.personId, kind: 'portrait', contentType: 'image/png', storedAt: noon.toISOString() };
    expect(await files.put(file)).toEqual(description);
    expect(await files.find(file.id)).toEqual(description);
    const stored = await files.get(file.id);
    expect(Buffer.from(stored!.bytes)).toEqual(onePixelPng);
    expect(stored).toMatchObject(description);
  });

  it('keeps no byte of it readable', async () => {
    const file = await portrait({ bytes: framedJpeg(5000) });
    await files.put(file);
    const { rows } = await owner.query<{ bytes: Buffer; size: number; whole: boolean }>(
      'SELECT bytes, size, sha256 = sha256(bytes) AS whole FROM stored_file WHERE id = $1',
      [file.id],
    );
    expect(rows[0]!.bytes.includes(Buffer.alloc(16, 7))).toBe(false);
    expect(rows[0]).toMatchObject({ size: rows[0]!.bytes.length, whole: true });
  });

  it('stores the same file once, and another under the same id not at all', async () => {
    const file = await portrait();
    const [first, again] = await Promise.all([files.put(file), files.put(file)]);
    expect(again).toEqual(first);
    await expect(files.put({ ...file, bytes: framedJpeg() })).rejects.toMatchObject({ code: 'FileIdTaken' });
    await expect(files.put({ ...file, personId: await person() })).rejects.toMatchObject({ code: 'FileIdTaken' });
    expect(Buffer.from((await files.get(file.id))!.bytes)).toEqual(onePixelPng);
  });

  it('reads null once its person is erased, and then lets it be removed', async () => {
    const { personId, id } = await portrait();
    await files.put({ personId, id, kind: 'portrait', bytes: onePixelPng });
    await files.put({ personId, id: newId(), kind: 'paper', bytes: shortPdf });
    await vault.destroyKey(personId);
    expect(await files.get(id)).toBeNull();
    await expect(files.put({ personId, id: newId(), kind: 'paper', bytes: shortPdf })).rejects.toBeInstanceOf(SubjectErased);
    expect(await files.removeOf(personId)).toBe(2);
    expect(await files.find(id)).toBeNull();
  });

  it('refuses what is no image, and stores nothing of it', async () => {
    const file = await portrait({ bytes: Buffer.from('<html>') });
    await expect(files.put(file)).rejects.toMatchObject({ code: 'NotAnImage', field: 'file' });
    expect(await files.find(file.id)).toBeNull();
  });

  it('does not pass off a file for another, though both are of one person', async () => {
    const personId = await person();
    const [mine, other] = [await portrait({ personId }), await portrait({ personId, bytes: framedJpeg() })];
    await Promise.all([files.put(mine), files.put(other)]);
    await owner.query('UPDATE stored_file SET bytes = (SELECT bytes FROM stored_file WHERE id = $2) WHERE id = $1', [mine.id, other.id]);
    await expect(files.get(mine.id)).rejects.toThrow();
  });

  it('is not changed in place by the application', async () => {
    await expect(pool.query(`UPDATE stored_file SET person_id = 'other'`)).rejects.toMatchObject({ code: '42501' });
  });

  it('has no file of an unknown id, or of one that is no id', async () => {
    expect(await files.get(newId())).toBeNull();
    expect(await files.find(`' OR 1=1`)).toBeNull();
    expect(await files.remove('x')).toBe(false);
  });

  it('removes a file', async () => {
    const file = await portrait();
    await files.put(file);
    expect(await files.remove(file.id)).toBe(true);
    expect(await files.remove(file.id)).toBe(false);
    expect(await files.get(file.id)).toBeNull();
  });
});
