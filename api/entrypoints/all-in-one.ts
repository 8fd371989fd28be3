import { pino } from 'pino';
import { createApp } from '../app.ts';
import { compose } from '../compose/compose.ts';
import { openDatabase } from '../compose/database.ts';
import { logging } from '../logging.ts';
import { InvalidSettings, readSettings } from '../settings.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import type { System } from '../system.ts';

/** Everything in one process, on an embedded Postgres unless told otherwise: the default, and enough for a county. */
const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const log = pino(logging(settings.LOG_LEVEL));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);

  const database = await openDatabase(settings, (line) => log.debug(line));
  let system: System | undefined;
  let close = async (): Promise<void> => {
    await system?.close();
    await database.stop();
  };

  let ending = false;
  const end = (signal: string): void => {
    if (ending) process.exit(1); // asked twice: do not wait
    ending = true;
    say(`${signal}: stopping`);
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);

  try {
    system = await compose({ settings, appUrl: database.appUrl, log, project: true });
    const staff = database.embedded && !settings.EVENTSTORE_URL ? await seedDemo(system, say) : [];
    const app = await createApp(system);
    const closeSystem = close;
    close = async () => {
      await app.close();
      await closeSystem();
    };
    await app.listen({ host: settings.HOST, port: settings.PORT });
    const address = `http://${settings.HOST}:${settings.PORT}`;
    say(`\n  Staff       ${address}/admin/\n  Verify      ${address}/\n  Ready       ${address}/health/ready\n`);
    for (const line of staff) say(`  ${line}`);
  } catch (error) {
    await close();
    throw error;
  }
};

start().catch((error: unknown) => {
  process.stderr.write(error instanceof InvalidSettings ? `These settings cannot be used:\n${error.message}\n` : `${(error as Error).stack}\n`);
  process.exit(1);
});
