import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { migrate, type Migration } from '../index.ts';
import { migrations } from '../migrations.ts';
import { createTestDatabase } from './index.ts';

const connected = async <T>(url: string, use: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(url);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

describe('a test database', () => {
  it('lets the application in with no right to make tables but read models', async () => {
    const database = await createTestDatabase();
    await connected(database.appUrl, async (app) => {
      await app.query('CREATE TABLE read_models.some_model (id int)');
      await expect(app.query('CREATE TABLE some_table (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(app.query('CREATE SCHEMA another')).rejects.toMatchObject({ code: '42501' });
    });
    await database.drop();
  });

  it('is migrated once when two processes start together, and a failing step leaves nothing behind', async () => {
    const database = await createTestDatabase();
    const list: Migration[] = [
      ...migrations,
      { name: 'b', up: 'CREATE TABLE made (id int); GRANT SELECT ON made TO healthcert_app' },
      { name: 'a', up: (db) => db.schema.createTable('made_too').addColumn('id', 'integer').execute() },
    ];
    const ran = await Promise.all([migrate(database.ownerUrl, list), migrate(database.ownerUrl, list)]);
    expect(ran.flat().toSorted()).toEqual(['a', 'b']);
    const broken = [...list, { name: 'c', up: 'CREATE TABLE half (id int); SELECT 1 / 0' }];
    await expect(migrate(database.ownerUrl, broken)).rejects.toThrow('migration c failed');
    await connected(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query(`SELECT to_regclass('made') AS made, to_regclass('half') AS half`);
      expect(rows).toEqual([{ made: 'made', half: null }]);
    });
    await database.drop();
  });
});
