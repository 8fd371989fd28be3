import { ensureAppRole, migrate, startEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';

export interface Database {
  /** The application's role: it owns nothing but read models. */
  readonly appUrl: string;
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** The Postgres of the settings, or one of our own in the data directory; migrated, with the application's role. */
export const openDatabase = async (settings: Settings, log: (line: string) => void): Promise<Database> => {
  const server = settings.DATABASE_URL
    ? { ownerUrl: settings.DATABASE_URL, stop: () => Promise.resolve() }
    : await startEmbeddedPostgres({ dataDir: join(settings.DATA_DIR, 'postgres'), durable: true, log });
  try {
    const appUrl = await ensureAppRole(server.ownerUrl);
    await migrate(server.ownerUrl);
    return { appUrl, embedded: !settings.DATABASE_URL, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
};
