import type { FastifyPluginAsync } from 'fastify';
import type { System } from '../system.ts';

/** `/health/live`: the process answers. `/health/ready`: database, event store and projections serve. */
export const health: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const problems = await system.problems();
    return reply.code(problems.length === 0 ? 200 : 503).send({ status: problems.length === 0 ? 'ready' : 'not ready', problems });
  });
};
