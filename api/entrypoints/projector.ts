import { compose } from '../compose/compose.ts';
import { runProcess } from './process.ts';

/** Feeds the read models; of several, one owns each and the others stand by. */
await runProcess(async ({ settings, database, log, say, onStop }) => {
  const system = await compose({ settings, appUrl: database.appUrl, storage: database.storage, log, project: true });
  onStop(() => system.close());
  say('projecting');
});
