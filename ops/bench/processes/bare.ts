import { openReadDatabase } from '@healthcert/projections/kernel';
import Fastify from 'fastify';
import { serve, taskOf } from '../child.ts';
import type { Statement } from '../lists/overhear.ts';

export interface BareTask {
  readonly appUrl: string;
  readonly page: Statement;
  readonly status: Statement;
}

export interface BareAnswer {
  readonly port: number;
}

/** The least that answers the same: a route, the prepared statement, its rows. The pool is as large as the system's. */
const { appUrl, page, status } = await taskOf<BareTask>();
const { pool, close } = openReadDatabase(appUrl);
const app = Fastify();

app.post('/graphql', async () => (await pool.query({ name: 'page', text: page.text, values: [...page.values] })).rows);
app.get<{ Params: { id: string } }>(
  '/status/:id',
  async ({ params: { id } }) => (await pool.query({ name: 'status', text: status.text, values: [[id]] })).rows[0],
);

await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as { port: number };
await serve({ port } satisfies BareAnswer, async () => {
  await app.close();
  await close();
});
