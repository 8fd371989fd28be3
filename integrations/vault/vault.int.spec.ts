import { newId, StoreUnavailable, SubjectErased, type SealedBox, type Vault } from '@healthcert/domain/kernel';
import { sealText } from '@healthcert/domain/kernel/sealing';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../postgres/testing/index.ts';
import { createVault, deriveVaultKeys } from './index.ts';

const keys = deriveVaultKeys(Buffer.alloc(32, 3));

describe('the vault', () => {
  let database: TestDatabase;
  let pool: Pool;
  let owner: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.appUrl, max: 8 });
    owner = new Client(database.ownerUrl);
    await owner.connect();
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const clock = { now: 0 };
  /** As of another process: the same database, another memory. */
  const openVault = () => createVault({ pool, keys, now: () => clock.now });
  const freshIndex = (): string => openVault().blindIndex('resident-id', newId());
  const enrolled = async (): Promise<{ personId: string; index: string }> => {
    const index = freshIndex();
    return { index, personId: (await openVault().enrol(index, newId())).personId };
  };

  it('gives equal numbers equal indexes, and other document types or keys other ones', () => {
    const index = openVault().blindIndex('resident-id', '110101199001010014');
    expect(openVault().blindIndex('resident-id', '110101199001010014')).toBe(index);
    expect(openVault().blindIndex('passport', '110101199001010014')).not.toBe(index);
    const others = createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 4)) });
    expect(others.blindIndex('resident-id', '110101199001010014')).not.toBe(index);
    expect(index).toHaveLength(43);
  });

  it('enrols one person when many desks enrol the same number at once', async () => {
    const index = freshIndex();
    const enrolments = await Promise.all(Array.from({ length: 16 }, () => openVault().enrol(index, newId())));
    expect(new Set(enrolments.map(({ personId }) => personId)).size).toBe(1);
    expect(enrolments.filter(({ created }) => created)).toHaveLength(1);
    expect(await openVault().findPerson(index)).toBe(enrolments[0]!.personId);
  });

  it('enrols many at once in one process, each number and each id once, with keys that fit', async () => {
    const vault = openVault();
    const [twice, id] = [freshIndex(), newId()];
    const many = Array.from({ length: 40 }, () => ({ index: freshIndex(), id: newId() }));
    const asked = [
      ...many,
      { index: twice, id: newId() },
      { index: twice, id: newId() },
      { index: freshIndex(), id },
      { index: many[0]!.index, id: many[0]!.id },
    ];
    const enrolled = await Promise.all(asked.map((one) => vault.enrol(one.index, one.id)));
    expect(new Set(enrolled.map(({ personId }) => personId)).size).toBe(42);
    expect(enrolled.slice(0, 40).map(({ personId }) => personId)).toEqual(many.map((one) => one.id));
    const sealed = await Promise.all(enrolled.map(({ personId }) => vault.seal(personId, 'a note', Buffer.from(personId))));
    const fresh = openVault();
    const opened = await Promise.all(enrolled.map(({ personId }, n) => fresh.open(personId, 'a note', sealed[n]!)));
    expect(opened.map((bytes) => Buffer.from(bytes!).toString())).toEqual(enrolled.map(({ personId }) => personId));
  });

  it('enrols again to the same answer when the first answer was lost', async () => {
    const index = freshIndex();
    const id = newId();
    expect(await openVault().enrol(index, id)).toEqual({ personId: id, created: true });
    expect(await openVault().enrol(index, id)).toEqual({ personId: id, created: true });
    expect(await openVault().enrol(index, newId())).toEqual({ personId: id, created: false });
  });

  it('gives every process the same key, fetched with others in one go', async () => {
    const persons = await Promise.all(Array.from({ length: 5 }, enrolled));
    const [one, two] = [openVault(), openVault()];
    const ids = persons.map(({ personId }) => personId);
    expect(one.cached(ids[0]!)).toBeUndefined();
    await one.fetch(ids);
    await two.fetch(ids);
    for (const id of ids) expect(one.cached(id)!.equals(two.cached(id)!)).toBe(true);
    expect(one.cached(ids[0]!)!.equals(one.cached(ids[1]!)!)).toBe(false);
  });

  it('counts unknown persons as destroyed, until they are enrolled', async () => {
    const vault = openVault();
    const id = newId();
    await vault.fetch([id]);
    expect(vault.cached(id)).toBeNull();
    await vault.enrol(freshIndex(), id);
    expect(vault.cached(id)).toMatchObject({ type: 'secret' });
  });

  it('destroys the key and the index, frees the number and never gives the id out again', async () => {
    const { personId, index } = await enrolled();
    const vault = openVault();
    await vault.destroyKey(personId);
    await vault.destroyKey(personId);
    expect(vault.cached(personId)).toBeNull();
    expect(await vault.findPerson(index)).toBeNull();
    const { rows } = await owner.query('SELECT wrapped_key, destroyed_at IS NULL AS alive FROM vault.persons WHERE person_id = $1', [
      personId,
    ]);
    expect(rows).toEqual([{ wrapped_key: null, alive: false }]);
    expect((await owner.query('SELECT FROM vault.document_indexes WHERE person_id = $1', [personId])).rowCount).toBe(0);
    await expect(vault.enrol(index, personId)).rejects.toThrow('is taken');
    const again = await vault.enrol(index, newId());
    expect(again.created).toBe(true);
  });

  it('finds a person by every number that was added, and repeats itself without harm', async () => {
    const { personId, index } = await enrolled();
    const corrected = freshIndex();
    expect(await openVault().addIndex(corrected, personId)).toBe(personId);
    expect(await openVault().addIndex(corrected, personId)).toBe(personId);
    const vault = openVault();
    expect([await vault.findPerson(index), await vault.findPerson(corrected)]).toEqual([personId, personId]);
    expect(await vault.enrol(corrected, newId())).toEqual({ personId, created: false });
  });

  it('gives one number to one of the many who claim it at once', async () => {
    const claimed = freshIndex();
    const persons = await Promise.all(Array.from({ length: 6 }, enrolled));
    const holders = await Promise.all([
      ...persons.map(({ personId }) => openVault().addIndex(claimed, personId)),
      openVault()
        .enrol(claimed, newId())
        .then(({ personId }) => personId),
    ]);
    expect(new Set(holders).size).toBe(1);
    expect(await openVault().findPerson(claimed)).toBe(holders[0]);
  });

  it('releases a number of the person alone, and it may be another’s then', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const mistyped = freshIndex();
    const vault = openVault();
    await vault.addIndex(mistyped, one.personId);
    await vault.releaseIndex(mistyped, two.personId);
    expect(await vault.addIndex(mistyped, two.personId)).toBe(one.personId);
    await vault.releaseIndex(mistyped, one.personId);
    await vault.releaseIndex(mistyped, one.personId);
    expect(await vault.addIndex(mistyped, two.personId)).toBe(two.personId);
    expect(await vault.findPerson(one.index)).toBe(one.personId);
  });

  it('takes every number away with the key, also one that is being added meanwhile', async () => {
    const { personId, index } = await enrolled();
    const others = Array.from({ length: 8 }, freshIndex);
    const added = others.map((other) => openVault().addIndex(other, personId));
    const [first, ...rest] = await Promise.allSettled([openVault().destroyKey(personId), ...added]);
    expect(first?.status).toBe('fulfilled');
    for (const one of rest) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(SubjectErased);
    expect(await Promise.all([index, ...others].map((one) => openVault().findPerson(one)))).toEqual(Array.from({ length: 9 }, () => null));
    await expect(openVault().addIndex(freshIndex(), personId)).rejects.toBeInstanceOf(SubjectErased);
  });

  it('forgets within a minute a key that another process destroyed', async () => {
    const { personId } = await enrolled();
    const reader = openVault();
    await reader.fetch([personId]);
    await openVault().destroyKey(personId);
    for (let second = 0; second < 60; second++) {
      clock.now += 1000;
      reader.cached(personId);
    }
    expect(reader.cached(personId)).toBeUndefined();
    await reader.fetch([personId]);
    expect(reader.cached(personId)).toBeNull();
  });

  it('seals bytes that open only for the same person and context, and not at all once the key is destroyed', async () => {
    const { personId } = await enrolled();
    const { personId: other } = await enrolled();
    const vault = openVault();
    const portrait = Buffer.from('a portrait');
    const sealed = await vault.seal(personId, 'portrait', portrait);
    expect(Buffer.from(sealed).includes(portrait)).toBe(false);
    expect(await openVault().open(personId, 'portrait', sealed)).toEqual(portrait);
    await expect(vault.open(personId, 'x-ray', sealed)).rejects.toThrow();
    await expect(vault.open(other, 'portrait', sealed)).rejects.toThrow();
    await expect(vault.open(personId, 'portrait', sealed.with(20, sealed[20]! ^ 1))).rejects.toThrow();
    await expect(vault.open(personId, 'portrait', sealed.subarray(0, 10))).rejects.toThrow();
    await vault.destroyKey(personId);
    expect(await vault.open(personId, 'portrait', sealed)).toBeNull();
    await expect(vault.seal(personId, 'portrait', portrait)).rejects.toBeInstanceOf(SubjectErased);
  });

  it('opens a page of boxes as it opens one, and finds those empty whose key another process destroyed', async () => {
    const persons = await Promise.all(Array.from({ length: 30 }, enrolled));
    const vault = openVault();
    await vault.fetch(persons.map(({ personId }) => personId));
    const boxes: SealedBox[] = Array.from({ length: 90 }, (_, n) => {
      const { personId: subject } = persons[n % 30]!;
      return { subject, context: `case-${n}/e`, box: sealText(vault.cached(subject)!, `case-${n}/e`, `{"n":${n}}`) };
    });
    const reader = openVault();
    expect(await reader.openMany(boxes)).toEqual(boxes.map((_, n) => ({ n })));
    await openVault().destroyKey(persons[7]!.personId);
    const after = boxes.map((_, n) => (n % 30 === 7 ? null : { n }));
    expect(await openVault().openMany(boxes)).toEqual(after);
    clock.now += 60_000;
    expect(await reader.openMany(boxes)).toEqual(after);
    await reader.destroyKey(persons[8]!.personId);
    expect((await reader.openMany(boxes))?.filter((opened) => opened === null)).toHaveLength(6);
    await reader.close();
  });

  it('refuses keys wrapped for another person or by another master key', async () => {
    const [{ personId: one }, { personId: two }] = [await enrolled(), await enrolled()];
    await owner.query(
      'UPDATE vault.persons SET wrapped_key = (SELECT wrapped_key FROM vault.persons WHERE person_id = $1) WHERE person_id = $2',
      [one, two],
    );
    const reading = async (vault: Vault, personId: string) => {
      await vault.fetch([personId]);
      return vault.cached(personId);
    };
    await expect(reading(openVault(), two)).rejects.toThrow();
    await expect(reading(createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 4)) }), one)).rejects.toThrow();
    expect(await reading(openVault(), one)).toMatchObject({ type: 'secret' });
  });

  it.each([
    `UPDATE vault.persons SET wrapped_key = '\\x00'`,
    'UPDATE vault.persons SET wrapped_key = NULL, destroyed_at = now()',
    'UPDATE vault.document_indexes SET person_id = person_id',
    'DELETE FROM vault.document_indexes',
    'DELETE FROM vault.persons',
    'TRUNCATE vault.persons',
    'SELECT enrolled_at FROM vault.persons',
    `INSERT INTO vault.persons (person_id, destroyed_at) VALUES ('x', now())`,
    'DROP TABLE vault.persons',
  ])('does not let the application %s', async (statement) => {
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('says that it cannot be asked when its database is gone', async () => {
    const nowhere = new Pool({ connectionString: 'postgres://nobody:x@127.0.0.1:1/none' });
    const vault = createVault({ pool: nowhere, keys });
    await expect(vault.fetch([newId()])).rejects.toBeInstanceOf(StoreUnavailable);
    await nowhere.end();
  });
});
