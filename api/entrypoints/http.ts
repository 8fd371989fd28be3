import { compose } from '../compose/compose.ts';
import { runProcess } from './process.ts';
import { serve } from './serve.ts';

/** The doors alone; any number of these, beside a projector. */
await runProcess(async (started) => {
  const { settings, database, log, say, onStop } = started;
  const system = await compose({ settings, appUrl: database.appUrl, storage: database.storage, log, project: false });
  onStop(() => system.close());
  say(await serve(system, started));
});
