import type { FastifyPluginAsync } from 'fastify';
import type { System } from '../system.ts';

/**
 * `/health/live`: the process answers. `/health/ready`: database, event store and projections serve; with a problem it
 * answers 503. Warnings are for a person, in time: it serves, `degraded`, and answers 200.
 */
export const health: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const [problems, warnings] = await Promise.all([system.problems(), system.warnings()]);
    const serving = warnings.length === 0 ? 'ready' : 'degraded';
    const ready = problems.length === 0;
    return reply.code(ready ? 200 : 503).send({ status: ready ? serving : 'not ready', problems, warnings });
  });
};
