import { compose } from '../compose/compose.ts';
import { runProcess } from './process.ts';

/** Reacts to what happened and does the jobs that follow; any number of these, of which one reacts and all work. */
await runProcess(async ({ settings, database, log, say, onStop }) => {
  const system = await compose({
    settings,
    appUrl: database.appUrl,
    storage: database.storage,
    log,
    project: false,
    work: true,
    schedule: true,
  });
  onStop(() => system.close());
  say('working');
});
