import { mkdtemp, rm } from 'node:fs/promises';
import { newId } from '@healthcert/domain/kernel';
import { clinicStaff, mainClinic, type SeedStaff } from '@healthcert/ops/seed';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { verificationModel } from '@healthcert/projections/verification';
import { pino } from 'pino';
import { createApp } from '../../../api/app.ts';
import { compose } from '../../../api/compose/compose.ts';
import { createSender, foundCity } from '../../../api/demo/found-city.ts';
import { logging } from '../../../api/logging.ts';
import { readSettings } from '../../../api/settings.ts';
import { csrfOf } from '../../../api/sign-in/index.ts';
import { loadBulk } from '../../seed/bulk-load.ts';
import { bulkAppends } from '../../seed/bulk.ts';
import { serve, taskOf } from '../child.ts';
import { overhear, type Statement } from '../lists/overhear.ts';
import { worklistPage } from '../requests.ts';

export interface SystemTask {
  readonly appUrl: string;
  readonly cases: number;
  /** Members of staff who are signed in. */
  readonly staff: number;
}

export interface SystemAnswer {
  readonly port: number;
  /** Of signed-in desk staff. */
  readonly sessions: readonly { readonly cookie: string; readonly csrf: string }[];
  readonly opaqueIds: readonly string[];
  /** What the system itself asks its database for the first page of the worklist, and for a status. */
  readonly page: Statement;
  readonly status: Statement;
}

const mostIds = 5000;
const mayBeLate = 600_000;

/** The system as it is served, on a database of its own with a city in it. */
const { appUrl, cases, staff } = await taskOf<SystemTask>();
const dataDir = await mkdtemp('/var/tmp/healthcert-bench-system-');
const settings = readSettings({ DATA_DIR: dataDir, PORT: '0' });
const log = pino(logging(settings.LOG_LEVEL));
const system = await compose({ settings, appUrl, log, project: true });
const [desk] = clinicStaff(mainClinic);
const desks: readonly SeedStaff[] = Array.from({ length: staff }, (_, n) => ({
  ...desk!,
  staffId: `staff-desk-${n}`,
  loginName: `desk.${n}`,
}));
await foundCity(createSender(system, 'bench'), desks, new Date('2026-01-02T01:00:00.000Z'));
await loadBulk(system.store, bulkAppends({ seed: 'bench' }, { cases }, system));
const head = await system.store.head();
for (const model of [caseWorklistModel, verificationModel]) {
  if (!(await system.reads.reached(model, head, mayBeLate))) throw new Error(`${model.name} did not reach ${head}`);
}

const app = await createApp(system);
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as { port: number };

const sessions = await Promise.all(
  desks.map(async ({ staffId, loginName }) => {
    await system.accounts.create({ staffId, loginName, password: newId(), mustChange: false });
    const { token } = await system.accounts.openSession(staffId);
    return { cookie: `healthcert=${token}`, csrf: csrfOf(token) };
  }),
);

/** The one statement that a request makes on a table. */
const overheard = async (request: () => Promise<unknown>, table: string): Promise<Statement> => {
  const found = await overhear(request, table);
  if (found.length !== 1) throw new Error(`one statement on ${table} was expected, ${found.length} were made`);
  return found[0]!;
};

const { rows } = await system.readPool.query<{ id: string }>(
  `SELECT opaque_id AS id FROM ${system.reads.liveTable(verificationModel)} ORDER BY md5(opaque_id) LIMIT ${mostIds}`,
);
const opaqueIds = rows.map(({ id }) => id);
const base = `http://127.0.0.1:${port}`;
const page = worklistPage(sessions[0]!);

await serve(
  {
    port,
    sessions,
    opaqueIds,
    page: await overheard(
      () => fetch(`${base}${page.path}`, { method: page.method, headers: page.headers, body: page.body! }),
      'case_worklist',
    ),
    status: await overheard(() => fetch(`${base}/status/${opaqueIds[0]}`), 'verification'),
  } satisfies SystemAnswer,
  async () => {
    await app.close();
    await system.close();
    await rm(dataDir, { recursive: true, force: true });
  },
);
