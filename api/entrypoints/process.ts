import { pino, type Logger } from 'pino';
import { BackupRefused } from '@healthcert/integrations/backup';
import { DirectoryInUse, WrittenByNewer } from '@healthcert/integrations/postgres';
import { openDatabase, type Database, type DatabaseOptions } from '../compose/database.ts';
import { logging } from '../logging.ts';
import { InvalidSettings, readSettings, type Settings } from '../settings.ts';

/** What every process of ours begins with. */
export interface Started {
  readonly settings: Settings;
  readonly database: Database;
  readonly log: Logger;
  readonly say: (line: string) => void;
  /** Closed in reverse order when the process is asked to stop, ends, or fails to start. */
  onStop(close: () => Promise<void>): void;
  /** For commands: they have done what was asked, or cannot begin. What they opened is closed before the process ends. */
  end(code?: number): Promise<void>;
}

/** What whoever started the process can mend is said in words; the rest is a fault of ours, and shows where. */
export const inWords = (error: unknown): string => {
  if (error instanceof InvalidSettings) return `These settings cannot be used:\n${error.message}`;
  if (error instanceof BackupRefused || error instanceof WrittenByNewer || error instanceof DirectoryInUse) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/**
 * Reads the settings, opens the database, runs `main`, and ends cleanly on SIGINT and SIGTERM: what is in flight is
 * finished, then the database is stopped. Asked twice, it ends at once. Settings that cannot be used are named.
 */
export const runProcess = async (main: (started: Started) => Promise<void>, options: DatabaseOptions = {}): Promise<void> => {
  const closing: (() => Promise<void>)[] = [];
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  let opening: Promise<unknown> = Promise.resolve();
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      // A database that is just being started would be left behind.
      await opening.catch(() => undefined);
      for (const close of closing.toReversed()) await close();
    })();
    return stopping;
  };
  const end = (code?: number): Promise<void> =>
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        process.stderr.write(`did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  const asked = (signal: string): void => {
    if (stopping) process.exit(1);
    say(`${signal}: stopping`);
    void end();
  };
  process.on('SIGINT', asked);
  process.on('SIGTERM', asked);

  try {
    const settings = readSettings(process.env);
    const log = pino(logging(settings.LOG_LEVEL));
    const opened = openDatabase(settings, { log: (line) => log.debug(line), warn: (line) => log.warn(line) }, options);
    opening = opened.then((database) => closing.push(() => database.stop()));
    const [database] = await Promise.all([opened, opening]);
    if (stopping) return;
    await main({ settings, database, log, say, onStop: (close) => void closing.push(close), end });
  } catch (error) {
    // Asked to stop while it started: what is being closed fails under it.
    if (stopping) return;
    process.stderr.write(`${inWords(error)}\n`);
    await end(1);
  }
};
