import { eventStoreContract } from '@healthcert/domain/testing';
import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres/testing/index.ts';
import { createPostgresEventStore } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

eventStoreContract('Postgres', { open: () => createPostgresEventStore({ url: database.appUrl }) });
