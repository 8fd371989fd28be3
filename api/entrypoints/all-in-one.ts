import { createApp } from '../app.ts';
import { compose } from '../compose/compose.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { requireFreePort } from '../free-port.ts';
import { runProcess } from './process.ts';

/** Everything in one process, on an embedded Postgres unless told otherwise: the default, and enough for a county. */
await runProcess(async ({ settings, database, log, say, onStop }) => {
  await requireFreePort(settings);
  const system = await compose({ settings, appUrl: database.appUrl, storage: database.storage, log, project: true });
  onStop(() => system.close());
  const staff = database.embedded && !settings.EVENTSTORE_URL ? await seedDemo(system, say) : [];
  const app = await createApp(system);
  onStop(() => app.close());
  await app.listen({ host: settings.HOST, port: settings.PORT });
  const { port } = app.server.address() as { port: number };
  const address = `http://${settings.HOST}:${port}`;
  say(`\n  Staff          ${address}/admin/\n  Verify         ${address}/\n  Ready          ${address}/health/ready\n`);
  for (const line of staff) say(`  ${line}`);
});
