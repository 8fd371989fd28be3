import { createApp } from '../app.ts';
import { compose } from '../compose/compose.ts';
import { runProcess } from './process.ts';

/** The doors alone; any number of these, beside a projector. */
await runProcess(async ({ settings, database, log, say, onStop }) => {
  const system = await compose({ settings, appUrl: database.appUrl, storage: database.storage, log, project: false });
  onStop(() => system.close());
  const app = await createApp(system);
  onStop(() => app.close());
  say(await app.listen({ host: settings.HOST, port: settings.PORT }));
});
