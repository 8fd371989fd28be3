import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureAppRole, migrate, startEmbeddedPostgres } from '../index.ts';
import { databaseUrl, templateName } from './names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's server, as the owner. */
    readonly postgresUrl: string;
  }
}

const makeTemplate = async (serverUrl: string): Promise<void> => {
  const owner = new Client(serverUrl);
  await owner.connect();
  try {
    await owner.query(`CREATE DATABASE ${templateName}`);
    const template = databaseUrl(serverUrl, templateName);
    await ensureAppRole(template);
    await migrate(template);
    await owner.query(`ALTER DATABASE ${templateName} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } finally {
    await owner.end();
  }
};

/** One server per run, and in it one migrated database from which every test file takes its copy. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'healthcert-test-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const end = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.ownerUrl);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('postgresUrl', server.ownerUrl);
  return end;
};

// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default setup;
