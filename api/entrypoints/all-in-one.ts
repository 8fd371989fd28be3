import { compose } from '../compose/compose.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { requireFreePort } from '../free-port.ts';
import { runProcess } from './process.ts';
import { serve } from './serve.ts';

/** Everything in one process, on an embedded Postgres unless told otherwise: the default, and enough for a county. */
await runProcess(async (started) => {
  const { settings, database, log, say, onStop } = started;
  await requireFreePort(settings);
  const system = await compose({
    settings,
    appUrl: database.appUrl,
    storage: database.storage,
    log,
    project: true,
    work: true,
    schedule: true,
  });
  onStop(() => system.close());
  const staff = database.embedded && !settings.EVENTSTORE_URL ? await seedDemo(system, say) : [];
  const address = await serve(system, started);
  say(`\n  Staff          ${address}/admin/\n  Verify         ${address}/\n  Ready          ${address}/health/ready\n`);
  for (const line of staff) say(`  ${line}`);
});
