import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../postgres/testing/index.ts';
import { mostDrafts } from './drafts.ts';
import { createDrafts, type Drafts } from './index.ts';

const morning = Date.parse('2026-11-21T08:00:00.000Z');
const day = 86_400_000;
const desk = 'staff-desk';
const at = (minutes: number): string => new Date(morning + minutes * 60_000).toISOString();
const draft = (value: string, minutes = 0, name = 'registration') => ({ name, at: at(minutes), value, lasting: false });

let database: TestDatabase;
let pool: Pool;
let clock = morning;
let drafts: Drafts;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.appUrl, max: 4 }).on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  clock = morning;
  await pool.query('DELETE FROM draft');
  drafts = createDrafts({ pool, secret: new Uint8Array(32).fill(7), now: () => new Date(clock) });
});

describe('a draft', () => {
  it('is found again as it was left, by who wrote it alone', async () => {
    expect(await drafts.put(desk, draft('{"name":"李示例"}'))).toBe(true);
    expect(await drafts.list(desk)).toEqual([draft('{"name":"李示例"}')]);
    expect(await drafts.list('staff-exam')).toEqual([]);
  });

  it('gives way to a later one, and never to an earlier', async () => {
    await drafts.put(desk, draft('"first"', 1));
    expect(await drafts.put(desk, draft('"second"', 2))).toBe(true);
    expect(await drafts.put(desk, draft('"late to arrive"', 1))).toBe(false);
    expect((await drafts.list(desk)).map(({ value }) => value)).toEqual(['"second"']);
  });

  it('that was written after what was saved stays', async () => {
    await drafts.put(desk, draft('"next person"', 5));
    await drafts.remove(desk, 'registration', at(4));
    expect(await drafts.list(desk)).toHaveLength(1);
    await drafts.remove(desk, 'registration', at(5));
    expect(await drafts.list(desk)).toEqual([]);
  });

  it('is gone after three days, from the disk too', async () => {
    await drafts.put(desk, draft('1'));
    clock = morning + 3 * day;
    expect(await drafts.list(desk)).toEqual([]);
    await drafts.put('staff-exam', { ...draft('2'), at: new Date(clock).toISOString() });
    expect((await pool.query('SELECT actor_id FROM draft')).rows).toEqual([{ actor_id: 'staff-exam' }]);
  });

  it('that is to last is there until it is removed', async () => {
    await drafts.put(desk, { ...draft('{"state":"blank"}', 0, 'views.cases'), lasting: true });
    clock = morning + 400 * day;
    await drafts.put(desk, { ...draft('2'), at: new Date(clock).toISOString() });
    expect((await drafts.list(desk)).map(({ name, lasting }) => [name, lasting])).toEqual([
      ['registration', false],
      ['views.cases', true],
    ]);
    await drafts.remove(desk, 'views.cases', new Date(clock).toISOString());
    expect(await drafts.list(desk)).toHaveLength(1);
  });

  it('is one of two hundred at most, which may still be written on', async () => {
    for (let n = 0; n < mostDrafts; n++) await drafts.put(desk, draft('1', 0, `results.${n}`));
    await expect(drafts.put(desk, draft('1'))).rejects.toMatchObject({ code: 'TooManyDrafts' });
    expect(await drafts.put(desk, draft('2', 1, 'results.7'))).toBe(true);
  });

  it('is not readable in the table, and not under another name', async () => {
    await drafts.put(desk, draft('{"name":"李示例"}'));
    const { rows } = await pool.query<{ sealed: Buffer }>('SELECT sealed FROM draft');
    expect(rows[0]!.sealed.includes(Buffer.from('李示例'))).toBe(false);
    await pool.query("UPDATE draft SET name = 'correction.1'");
    await expect(drafts.list(desk)).rejects.toThrow();
  });

  it('is sealed in the browser by a key that is the same at every sign-in, and nobody else’s', () => {
    const key = Buffer.from(drafts.browserKey(desk));
    expect(key).toHaveLength(32);
    expect(Buffer.from(drafts.browserKey(desk)).equals(key)).toBe(true);
    expect(Buffer.from(drafts.browserKey('staff-exam')).equals(key)).toBe(false);
  });
});
