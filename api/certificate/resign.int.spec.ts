import { generateKey, generateKeyFile, keySetOf, signingKeysOf, thumbprintOf, withdrawKey } from '@healthcert/integrations/credential';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, type Crew, type TestSystem } from '../testing/index.ts';
import { openReprintList } from './reprint-list.ts';
import { resign, type ResignSettings } from './resign.ts';

const live = 300;
const printed = live / 3;

let test: TestSystem;
let crew: Crew;
let table: string;
let folder: string;
beforeAll(async () => {
  test = await openTestSystem();
  folder = await mkdtemp(join(tmpdir(), 'resign-'));
  crew = await crewOf(test);
  await passage(crew, 'issued');
  await test.settled();
  table = test.system.reads.liveTable(certificateRegisterModel);
  // Copies of the one that came through the doors: as many rows as a few weeks of a clinic.
  const { rows } = await test.system.readPool.query<{ column_name: string }>(
    `SELECT column_name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position`,
    [table.split('.').at(-1)!.replaceAll('"', '')],
  );
  const columns = rows.map(({ column_name: name }) => name);
  const changed: Record<string, string> = {
    number: `lpad(n::text, 20, '0')`,
    custody: `CASE n % 3 WHEN 0 THEN 'printed' ELSE 'issued' END`,
    printed_at: `CASE n % 3 WHEN 0 THEN timestamptz '2026-11-20T02:00:00Z' + n * interval '1 second' END`,
  };
  await test.system.readPool.query(
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.map((name) => changed[name] ?? name).join(', ')} FROM ${table}, generate_series(1, ${live - 1}) AS n`,
  );
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const before = generateKeyFile();
const after = withdrawKey(before, thumbprintOf(before.current), { now: '2026-11-21T00:00:00Z', fresh: () => generateKey() })!;
const keys = signingKeysOf(after);

const walk = (settings: Partial<ResignSettings> = {}) =>
  resign({
    pool: test.system.readPool,
    reads: test.system.reads,
    keys,
    keySet: keySetOf(keys),
    publicUrl: test.system.publicUrl,
    issuerName: async () => '琅琊区示例健康体检中心',
    now: test.system.now(),
    withdrawnAt: '2026-11-21T00:00:00.000Z',
    signedFrom: null,
    after: '',
    pageSize: 70,
    ...settings,
  });

const path = (name: string) => join(folder, name);
const lines = async (file: string) => (await readFile(file, 'utf8')).trimEnd().split('\n');

describe('a key that may be known to others', () => {
  it('is followed by a new signature of every live certificate, and a list of the cards out there', async () => {
    const list = await openReprintList(path('whole.csv'));
    for await (const page of walk()) await list.add(page);
    await list.finish();
    expect(list.progress()).toMatchObject({ signed: live, erased: 0, reprint: printed - 1, done: true });
    const [header, first, ...more] = await lines(path('whole.csv'));
    expect(header).toBe('number,institution,custody,printed');
    expect(first).toMatch(/^00000000000000000003,[\w-]+,printed,2026-11-20T02:00:03\.000Z$/);
    expect(more).toHaveLength(printed - 2);
  });

  it('leaves alone the cards that another key signed', async () => {
    const cards = async (settings: Partial<ResignSettings>) => {
      let count = 0;
      for await (const { reprint } of walk(settings)) count += reprint.length;
      return count;
    };
    expect(await cards({ signedFrom: '2026-11-20T02:01:00.000Z' })).toBe(80);
    expect(await cards({ withdrawnAt: '2026-11-20T02:01:00.000Z' })).toBe(20);
  });

  it('is resumed where it was broken off, even in the middle of a page', async () => {
    const file = path('broken-off.csv');
    const first = await openReprintList(file);
    let pages = 0;
    for await (const page of walk()) {
      await first.add(page);
      pages += 1;
      if (pages === 2) break;
    }
    expect(first.progress()).toMatchObject({ signed: 140, done: false });
    await appendFile(file, '00000000000000000142,half a li');

    const second = await openReprintList(file);
    for await (const page of walk({ after: second.progress().after })) await second.add(page);
    expect(second.progress()).toMatchObject({ signed: live, reprint: printed - 1 });
    expect(await lines(file)).toEqual(await lines(path('whole.csv')));
  });

  it('is not called done where a certificate does not verify under the new keys', async () => {
    const stranger = signingKeysOf(generateKeyFile());
    await expect(walk({ keySet: keySetOf(stranger) }).next()).rejects.toThrow('is forged under the new key');
  });

  it('signs nothing for the expired, the revoked and the erased', async () => {
    await test.system.readPool.query(`UPDATE ${table} SET validity = 'revoked' WHERE number = lpad('1', 20, '0')`);
    await test.system.readPool.query(`UPDATE ${table} SET valid_until = '2026-01-01' WHERE number = lpad('2', 20, '0')`);
    await test.system.readPool.query(`UPDATE ${table} SET name = NULL WHERE number = lpad('4', 20, '0')`);
    await test.system.readPool.query(`UPDATE ${table} SET validity = 'suspended' WHERE number = lpad('5', 20, '0')`);
    const list = await openReprintList(path('fewer.csv'));
    for await (const page of walk()) await list.add(page);
    expect(list.progress()).toMatchObject({ signed: live - 3, erased: 1 });
  });
});
