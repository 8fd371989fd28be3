import { ensureAppRole, joinEmbeddedPostgres, migrate, startEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';

export interface Database {
  /** For what the application may not do itself: to back up and to restore. */
  readonly ownerUrl: string;
  /** The application's role: it owns nothing but read models. */
  readonly appUrl: string;
  readonly embedded: boolean;
  /** Where an embedded one keeps its data. */
  readonly storage: string | null;
  stop(): Promise<void>;
}

interface Saying {
  log(line: string): void;
  /** The embedded server ended by itself, and is started again. */
  warn(line: string): void;
}

export interface DatabaseOptions {
  /** Works beside a running system on that one's embedded database, rather than be refused the data directory. */
  readonly join?: boolean;
  /** No tables are made or changed. */
  readonly asItIs?: boolean;
}

/** A server that others keep running. */
const asGuest = (ownerUrl: string) => ({ ownerUrl, directory: null, stop: () => Promise.resolve() });

/**
 * The Postgres of the settings, or one of our own in the data directory; migrated, with the application's role. `join`:
 * where a running system has that directory, its server is used. @throws WrittenByNewer
 */
export const openDatabase = async (
  settings: Settings,
  { log, warn }: Saying,
  { join: mayJoin = false, asItIs = false }: DatabaseOptions = {},
): Promise<Database> => {
  const dataDir = join(settings.DATA_DIR, 'postgres');
  const found = settings.DATABASE_URL ?? (mayJoin ? (await joinEmbeddedPostgres(dataDir))?.ownerUrl : undefined);
  const server = found ? asGuest(found) : await startEmbeddedPostgres({ dataDir, durable: true, log, onFall: warn });
  try {
    const appUrl = await ensureAppRole(server.ownerUrl);
    if (!asItIs) await migrate(server.ownerUrl);
    return { ownerUrl: server.ownerUrl, appUrl, embedded: !settings.DATABASE_URL, storage: server.directory, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
};
