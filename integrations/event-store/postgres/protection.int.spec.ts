import type { EventStore } from '@healthcert/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres/testing/index.ts';
import { freshStream, someEvents, withClient } from './fixtures.ts';
import { createPostgresEventStore } from './index.ts';

describe('the log', () => {
  let database: TestDatabase;
  let store: EventStore;
  const stream = freshStream();
  beforeAll(async () => {
    database = await createTestDatabase();
    store = await createPostgresEventStore({ url: database.appUrl });
    await store.append(stream, 'no_stream', someEvents(3));
  });
  afterAll(async () => {
    expect((await store.readStream(stream)).events).toHaveLength(3);
    await store.close();
    await database.drop();
  });

  it.each([
    `UPDATE event_store.events SET data = '{}'`,
    'DELETE FROM event_store.events',
    'TRUNCATE event_store.events',
    `INSERT INTO event_store.events VALUES (99, 'case-x', 0, gen_random_uuid(), 'Forged', '{}', '{}', now())`,
    `COPY event_store.events FROM STDIN`,
    `MERGE INTO event_store.events e USING (SELECT 1) u ON true WHEN MATCHED THEN DELETE`,
    'UPDATE event_store.head SET position = 0',
    `UPDATE event_store.head SET epoch = 'another'`,
    'DELETE FROM event_store.head',
    'BEGIN; LOCK TABLE event_store.events IN EXCLUSIVE MODE',
    'SELECT 1 FROM event_store.events FOR UPDATE',
    'DROP TABLE event_store.events',
    'DROP SCHEMA event_store CASCADE',
    'ALTER TABLE event_store.events DISABLE TRIGGER ALL',
    'ALTER TABLE event_store.events DROP CONSTRAINT one_event_per_revision',
    'CREATE TABLE event_store.mine (id int)',
    'DROP FUNCTION event_store.append_one',
    `CREATE OR REPLACE FUNCTION event_store.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    'SET session_replication_role = replica',
    'SET ROLE healthcert_owner',
  ])('does not let the application %s', async (statement) => {
    await expect(withClient(database.appUrl, (app) => app.query(statement))).rejects.toThrow(/permission denied|must be owner/);
  });

  it('cannot be led astray by objects that the application makes under the same names', async () => {
    await withClient(database.appUrl, async (app) => {
      await app.query('CREATE TABLE read_models.events (id int)');
      await app.query(
        `CREATE FUNCTION read_models.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT 'epoch'::timestamptz $$`,
      );
      await app.query('SET search_path = read_models, pg_catalog');
      await app.query(`SELECT event_store.append_one($1, 0, false, gen_random_uuid(), 'Noted', '{}', '{}')`, ['case-astray']);
    });
    const [event] = (await store.readStream('case-astray')).events;
    expect(new Date(event!.recordedAt).getUTCFullYear()).toBeGreaterThan(2025);
  });

  it.each([`UPDATE event_store.events SET data = '{}'`, 'DELETE FROM event_store.events', 'TRUNCATE event_store.events'])(
    'does not let even its owner %s',
    async (statement) => {
      await expect(withClient(database.ownerUrl, (owner) => owner.query(statement))).rejects.toThrow('events are never changed or removed');
    },
  );
});
