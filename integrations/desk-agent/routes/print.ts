import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Agent } from '../parts.ts';
import { ticketOf } from '../door.ts';
import { jobOrder, toldJob } from '../printing/job.ts';
import { printKinds } from '../printing/kinds.ts';
import { mostPdfBytes, testPage } from '../printing/pdf.ts';
import { printSettings } from '../printing/settings.ts';
import { AgentRefusal } from '../words.ts';

const testBody = z.object({ kind: z.enum(printKinds) });

/** Not in the address: a title may hold a name. */
const orderOf = ({ headers }: FastifyRequest) => {
  const header = headers['x-print-job'];
  if (typeof header !== 'string' || header.length > 2000) throw new AgentRefusal('InvalidInput');
  let order: unknown;
  try {
    order = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
  } catch {
    throw new AgentRefusal('InvalidInput');
  }
  return jobOrder.parse(order);
};

type OfJob = FastifyRequest<{ Params: { id: string } }>;

export const printRoutes = (app: FastifyInstance, { pairing, queue, settings }: Agent): void => {
  app.addContentTypeParser('application/pdf', { parseAs: 'buffer', bodyLimit: mostPdfBytes }, (_request, body, done) => done(null, body));

  app.post('/print', { bodyLimit: mostPdfBytes }, async (request, reply) => {
    ticketOf(request, pairing);
    if (!Buffer.isBuffer(request.body)) throw new AgentRefusal('NotAPdf');
    const { job, known } = await queue.add(orderOf(request), request.body);
    return reply.code(known ? 200 : 202).send(toldJob(job));
  });

  app.post('/test-page', async (request, reply) => {
    ticketOf(request, pairing);
    const { kind } = testBody.parse(request.body);
    const order = jobOrder.parse({ id: randomUUID(), kind, title: 'Test' });
    const { job } = await queue.add(order, await testPage(kind));
    return reply.code(202).send(toldJob(job));
  });

  const jobOf = (request: OfJob) => {
    ticketOf(request, pairing);
    const job = queue.find(request.params.id);
    if (!job) throw new AgentRefusal('NoSuchJob');
    return job;
  };
  app.get('/jobs/:id', (request: OfJob, reply) => reply.send(toldJob(jobOf(request))));
  app.post('/jobs/:id/again', async (request: OfJob, reply) => reply.send(toldJob(await queue.again(jobOf(request).id))));
  app.delete('/jobs/:id', async (request: OfJob, reply) => reply.send(toldJob(await queue.cancel(jobOf(request).id))));

  app.get('/settings', (request, reply) => {
    ticketOf(request, pairing);
    return reply.send(settings.current());
  });
  app.put('/settings', async (request, reply) => {
    if (!ticketOf(request, pairing).maySet) throw new AgentRefusal('MayNotSet');
    await settings.change(printSettings.parse(request.body));
    queue.wake();
    return reply.send(settings.current());
  });
};
