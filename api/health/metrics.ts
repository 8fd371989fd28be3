import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { System } from '../system.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Measures every request from here on; Prometheus metrics at `/metrics`, for a collector on the same machine or behind the operator's own proxy. */
export const metrics = (app: FastifyInstance, system: System): void => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const answered = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [register],
  });
  const faults = new Counter({ name: 'http_faults_total', help: 'Answers that were our fault', registers: [register] });
  new Gauge({
    name: 'projection_oldest_unprocessed_seconds',
    help: 'Age of the oldest event a projection has not handled',
    labelNames: ['projection'],
    registers: [register],
    collect() {
      for (const { name, lagSeconds } of system.projectionLag()) this.set({ projection: name }, lagSeconds);
    },
  });
  new Gauge({
    name: 'projection_parked_events',
    help: 'Events set aside with their streams because one could not be handled, until they are replayed',
    labelNames: ['projection'],
    registers: [register],
    collect() {
      for (const { name } of system.projectionLag()) this.set({ projection: name }, 0);
      for (const { readModel, events } of system.parked()) this.set({ projection: readModel }, events);
    },
  });
  new Gauge({
    name: 'jobs',
    help: 'Jobs by state: due, later, given up',
    labelNames: ['state'],
    registers: [register],
    async collect() {
      const { due, later, givenUp } = await system.jobs.figures();
      for (const [state, count] of Object.entries({ due, later, givenUp })) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'job_oldest_due_seconds',
    help: 'How long the oldest job that is due has waited',
    registers: [register],
    async collect() {
      this.set((await system.jobs.figures()).oldestDueSeconds);
    },
  });
  new Gauge({
    name: 'access_log_broken',
    help: '1 where the last check of the access log found a row that was changed, taken out or put in',
    registers: [register],
    async collect() {
      const last = await system.accessLog.lastCheck();
      this.set(last !== null && last.brokenAt !== null ? 1 : 0);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    answered.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    if (reply.statusCode >= 500) faults.inc();
  });
  app.get('/metrics', async (request, reply) => {
    if (!loopback.has(request.ip)) return reply.code(404).send();
    return reply.type(register.contentType).send(await register.metrics());
  });
};
