import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../postgres/testing/index.ts';
import { createAccessLog, type AccessLog } from './access-log.ts';
import { aboutOneSql, type AccessFilter } from './list-accesses.ts';
import { reading } from './fixtures.ts';

/** Its connections may still be closing when the database is dropped under them. */
const poolOf = (connectionString: string, max: number): Pool => new Pool({ connectionString, max }).on('error', () => undefined);

const noon = new Date('2026-11-21T12:00:00.000Z');

interface Log extends AccessLog {
  readonly app: Pool;
  readonly owner: Pool;
  readonly clock: { now: Date };
  close(): Promise<void>;
}

const openLog = async (): Promise<Log> => {
  const database: TestDatabase = await createTestDatabase();
  const app = poolOf(database.appUrl, 4);
  const owner = poolOf(database.ownerUrl, 2);
  const clock = { now: noon };
  const close = async (): Promise<void> => {
    await Promise.all([app.end(), owner.end()]);
    await database.drop();
  };
  return { ...createAccessLog({ pool: app, now: () => clock.now }), app, owner, clock, close };
};

const recordMany = async (log: AccessLog, count: number): Promise<void> => {
  await Promise.all(Array.from({ length: count }, (_, n) => log.record(reading({ correlationId: `request-${n}` }))));
};

/** What only the owner of the tables could do, by setting the guard aside first. */
const tamper = async (log: Log, statement: string): Promise<void> => {
  await log.owner.query(
    `ALTER TABLE access_log DISABLE TRIGGER never_changed; ${statement}; ALTER TABLE access_log ENABLE TRIGGER never_changed`,
  );
};

describe('the access log', () => {
  let log: Log;
  beforeAll(async () => void (log = await openLog()));
  afterAll(() => log.close());

  it('keeps who read whose data, from where and why', async () => {
    await log.record(reading({ kind: 'refused', what: 'concludeCase', purpose: 'complaint' }));
    const { rows } = await log.app.query('SELECT * FROM access_log ORDER BY sequence DESC LIMIT 1');
    expect(rows[0]).toMatchObject({
      at: noon,
      kind: 'refused',
      what: 'concludeCase',
      actor_id: 'staff-1',
      actor_roles: ['clerk', 'physician'],
      institution_id: 'clinic-1',
      subject_ids: ['person-1', 'person-2'],
      subject_count: 2,
      purpose: 'complaint',
      correlation_id: 'request-1',
      ip_prefix: '203.0.113.0/24',
    });
  });

  it('links five hundred concurrent entries of two processes into one chain', async () => {
    const before = await log.verifyChain();
    const other = createAccessLog({ pool: log.app, now: () => noon });
    await Promise.all([recordMany(log, 250), recordMany(other, 250)]);
    expect(await log.verifyChain()).toEqual({ ok: true, rows: (before.ok ? before.rows : 0) + 500 });
    expect(await log.verifyChain({ from: 101n })).toEqual({ ok: true, rows: (before.ok ? before.rows : 0) + 400 });
  });

  it('goes on in the next month, whose partition is made before it begins', async () => {
    log.clock.now = new Date('2026-12-31T23:59:59.999Z');
    await log.record(reading());
    log.clock.now = new Date('2027-01-01T00:00:00.000Z');
    await log.record(reading());
    log.clock.now = noon;
    const { rows } = await log.app.query<{ part: string }>(
      `SELECT tableoid::regclass::text AS part FROM access_log ORDER BY sequence DESC LIMIT 2`,
    );
    expect(rows.map(({ part }) => part)).toEqual(['access_log_202701', 'access_log_202612']);
    const made = await log.owner.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'access_log'::regclass ORDER BY 1`,
    );
    expect(made.rows.map(({ name }) => name)).toEqual(
      ['202611', '202612', '202701', '202702', '202703', '202704'].map((month) => `access_log_${month}`),
    );
    expect(await log.verifyChain()).toMatchObject({ ok: true });
  });

  it('takes an entry with hostile text as it takes any other', async () => {
    await log.record(
      reading({ purpose: `'; DROP TABLE access_log; --\u0000\ud800`, actorRoles: ['a"b', '{c,d}'], subjectIds: ['NULL', '\\'] }),
    );
    expect(await log.verifyChain()).toMatchObject({ ok: true });
  });

  it.each([
    ['insert', `INSERT INTO access_log SELECT * FROM access_log`],
    ['update', `UPDATE access_log SET actor_id = 'staff-9'`],
    ['update of a partition', `UPDATE access_log_202611 SET actor_id = 'staff-9'`],
    ['delete', `DELETE FROM access_log`],
    ['truncate', `TRUNCATE access_log`],
    ['move of the head', `UPDATE access_log_head SET sequence = 0`],
    ['drop', `DROP TABLE access_log`],
  ])('refuses the application an %s', async (_, statement) => {
    await expect(log.app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    ['update', `UPDATE access_log SET actor_id = 'staff-9'`],
    ['update of a partition', `UPDATE access_log_202611 SET actor_id = 'staff-9'`],
    ['delete', `DELETE FROM access_log_202611`],
    ['truncate', `TRUNCATE access_log`],
    ['truncate of a partition', `TRUNCATE access_log_202611`],
  ])('refuses even the owner an %s', async (_, statement) => {
    await expect(log.owner.query(statement)).rejects.toThrow('the access log is never changed');
  });
});

describe('a list of accesses', () => {
  it('is of those the reader may see, newest first, by actor, person and time', async () => {
    const log = await openLog();
    const at = (time: string) => void (log.clock.now = new Date(time));
    at('2026-11-20T08:00:00.000Z');
    await log.record(reading({ correlationId: 'first', institutionId: 'clinic-2', subjectIds: ['person-3'] }));
    at('2026-11-20T09:00:00.000Z');
    await log.record(reading({ correlationId: 'second', actorId: 'staff-2' }));
    at('2026-12-02T09:00:00.000Z');
    await log.record(reading({ correlationId: 'third', subjectIds: ['person-3', 'person-1'] }));
    const listed = async (filter: Partial<AccessFilter>): Promise<string[]> =>
      (await log.list({ institutions: null, limit: 10, ...filter })).map(({ correlationId }) => correlationId);
    expect(await listed({})).toEqual(['third', 'second', 'first']);
    expect(await listed({ institutions: ['clinic-1'] })).toEqual(['third', 'second']);
    expect(await listed({ institutions: [] })).toEqual([]);
    expect(await listed({ actorId: 'staff-2' })).toEqual(['second']);
    expect(await listed({ subjectId: 'person-3' })).toEqual(['third', 'first']);
    expect(await listed({ from: '2026-11-20T09:00:00.000Z', to: '2026-12-01T00:00:00.000Z' })).toEqual(['second']);
    expect(await listed({ limit: 1 })).toEqual(['third']);
    expect(await listed({ before: 3n })).toEqual(['second', 'first']);
    await log.record(reading({ correlationId: 'fourth', kind: 'signedIn', subjectIds: [], institutionId: 'clinic-2' }));
    expect(await listed({ kinds: ['signedIn', 'signInFailed'] })).toEqual(['fourth']);
    expect(await listed({ kinds: ['read'], institutionId: 'clinic-2' })).toEqual(['first']);
    await log.close();
  });
});

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Entries that a plan, executed, had in its hands. */
const lookedAt = (plan: Plan): number =>
  (plan['Relation Name']?.match(/^access_log_\d/)
    ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
    : 0) + (plan.Plans ?? []).reduce((sum, part) => sum + lookedAt(part), 0);

describe('who read about one person', () => {
  const many = 700;
  const about = async (log: Log, filter: Partial<AccessFilter>): Promise<string[]> =>
    (await log.list({ institutions: null, limit: 500, subjectId: 'person-7', ...filter })).map(({ correlationId }) => correlationId);

  it('is found in the blocks that name the person and in what came after, as a search through all would (A11)', async () => {
    const log = await openLog();
    const entries = Array.from({ length: many }, (_, n) =>
      reading({
        correlationId: `request-${n}`,
        subjectIds: n % 97 === 7 || n > 690 ? ['person-7', `person-${n}`] : [`person-${n + many}`],
        institutionId: `clinic-${n % 2}`,
        kind: n % 3 === 0 ? 'refused' : 'read',
      }),
    );
    for (let n = 0; n < many; n += 50) {
      log.clock.now = new Date(noon.getTime() + n * 3_600_000);
      await Promise.all(entries.slice(n, n + 50).map((entry) => log.record(entry)));
    }
    const all = (await log.list({ institutions: null, limit: 500 })).concat(
      await log.list({ institutions: null, limit: 500, before: 201n }),
    );
    expect(all).toHaveLength(many);
    const ofPerson = all.filter(({ subjectIds }) => subjectIds.includes('person-7'));
    const expected = (those: typeof ofPerson): string[] => those.map(({ correlationId }) => correlationId);
    expect(ofPerson).toHaveLength(17);
    expect(await about(log, {})).toEqual(expected(ofPerson));
    expect(await about(log, { limit: 12 })).toEqual(expected(ofPerson.slice(0, 12)));
    expect(await about(log, { before: ofPerson[11]!.sequence })).toEqual(expected(ofPerson.slice(12)));
    expect(await about(log, { institutions: ['clinic-1'], kinds: ['refused'] })).toEqual(
      expected(ofPerson.filter(({ institutionId, kind }) => institutionId === 'clinic-1' && kind === 'refused')),
    );
    const [from, to] = [ofPerson[14]!.at, ofPerson[9]!.at];
    expect(await about(log, { from, to })).toEqual(expected(ofPerson.filter(({ at }) => at >= from && at < to)));
    expect(await about(log, { subjectId: 'nobody' })).toEqual([]);
    const { rows } = await log.app.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${aboutOneSql}`,
      [null, null, null, null, null, null, null, 50, 'nobody'],
    );
    // Those after the last block, and none of a block that does not name the person.
    expect(lookedAt(rows[0]!['QUERY PLAN'][0]!.Plan)).toBe(many % 256);
    expect(await log.verifyChain()).toEqual({ ok: true, rows: many });
    expect(await log.verifyChain({ from: 100n })).toEqual({ ok: true, rows: many - 99 });
    await log.close();
  });

  it('is not hidden by taking the person out of a block: the check finds the block', async () => {
    const log = await openLog();
    await recordMany(log, 600);
    await expect(log.app.query('DELETE FROM access_log_block')).rejects.toMatchObject({ code: '42501' });
    await expect(log.owner.query('DELETE FROM access_log_block')).rejects.toThrow('the access log is never changed');
    await log.owner.query(
      `ALTER TABLE access_log_block DISABLE TRIGGER never_changed; UPDATE access_log_block SET subject_ids = '{person-1}' WHERE last_sequence = 512`,
    );
    expect(await log.verifyChain()).toEqual({ ok: false, brokenAt: 512n });
    await log.owner.query('DELETE FROM access_log_block WHERE last_sequence = 256');
    expect(await log.verifyChain()).toEqual({ ok: false, brokenAt: 256n });
    await log.close();
  });
});

describe('tampering by somebody who can switch the guard off', () => {
  it.each([
    ['an actor is changed', `UPDATE access_log SET actor_id = 'staff-9' WHERE sequence = 3`, 3n],
    ['a subject is taken away', `UPDATE access_log SET subject_ids = '{person-1}' WHERE sequence = 4`, 4n],
    ['a row is taken out', `DELETE FROM access_log WHERE sequence = 5`, 5n],
    ['the last row is taken away', `DELETE FROM access_log WHERE sequence = 8`, 8n],
    [
      'two rows change places',
      `UPDATE access_log SET sequence = -6 WHERE sequence = 6; UPDATE access_log SET sequence = 6 WHERE sequence = 7;
      UPDATE access_log SET sequence = 7 WHERE sequence = -6`,
      6n,
    ],
    [
      'a row is put in past the end',
      `INSERT INTO access_log SELECT 9, at, kind, what, actor_id, actor_roles, institution_id,
      subject_ids, subject_count, purpose, correlation_id, ip_prefix, previous_hash, hash FROM access_log WHERE sequence = 8`,
      9n,
    ],
    ['all is rewritten from the first row', `UPDATE access_log SET hash = sha256(hash) WHERE sequence = 1`, 1n],
  ])('is found: %s', async (_, statement, brokenAt) => {
    const log = await openLog();
    await recordMany(log, 8);
    expect(await log.verifyChain()).toEqual({ ok: true, rows: 8 });
    await tamper(log, statement);
    expect(await log.verifyChain()).toEqual({ ok: false, brokenAt });
    await log.close();
  });
});

describe('a check of the chain', () => {
  it('is kept: when, on whose word, how many rows, and the first that does not fit', async () => {
    const log = await openLog();
    expect(await log.lastCheck()).toBeNull();
    await recordMany(log, 5);
    const whole = { at: noon.toISOString(), checkedBy: 'staff-1', rows: 5, brokenAt: null };
    expect(await log.check('staff-1')).toEqual(whole);
    expect(await log.lastCheck()).toEqual(whole);
    // One byte of one row.
    await tamper(log, `UPDATE access_log SET what = 'station-worklisT' WHERE sequence = 4`);
    log.clock.now = new Date('2026-11-21T13:00:00.000Z');
    await log.check('command');
    expect(await log.lastCheck()).toEqual({ at: '2026-11-21T13:00:00.000Z', checkedBy: 'command', rows: 3, brokenAt: '4' });
    await expect(log.app.query('UPDATE access_log_check SET broken_at = NULL')).rejects.toMatchObject({ code: '42501' });
    await log.close();
  });
});

describe('a database that is away', () => {
  it('makes the record fail, so that nothing is answered unlogged', async () => {
    const pool = new Pool({ connectionString: 'postgres://healthcert_app@127.0.0.1:1/none', connectionTimeoutMillis: 500 });
    await expect(createAccessLog({ pool }).record(reading())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await pool.end();
  });
});
