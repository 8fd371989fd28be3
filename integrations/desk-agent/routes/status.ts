import type { FastifyInstance } from 'fastify';
import { hostname } from 'node:os';
import { z } from 'zod';
import { ticketOf } from '../door.ts';
import type { Agent } from '../parts.ts';
import { isOver, toldJob } from '../printing/job.ts';
import type { PrinterState } from '../printing/spooler.ts';
import { AgentRefusal } from '../words.ts';

const pairBody = z.object({ code: z.string().min(1).max(40) });

/** As many of those that are over as a popover shows. */
const mostOver = 10;

export const statusRoutes = (app: FastifyInstance, agent: Agent): void => {
  const { version, pairing, reader, cards, spooler, queue } = agent;

  const admitted = (request: Parameters<typeof ticketOf>[0]) => {
    try {
      return { ticket: ticketOf(request, pairing), refused: null };
    } catch (error) {
      if (error instanceof AgentRefusal) return { ticket: null, refused: error.code };
      throw error;
    }
  };

  const printers = async (): Promise<readonly PrinterState[] | null> => spooler.printers().catch(() => null);

  /** Without a ticket only whether the agent is there, and of which institution. */
  app.get('/status', async (request, reply) => {
    const { ticket, refused } = admitted(request);
    const paired = pairing.current();
    const about = { version, paired: paired && { name: paired.name, institution: paired.institution } };
    if (!ticket) return reply.send({ ...about, refused });
    const jobs = queue.list();
    const over = jobs.filter(isOver).slice(-mostOver);
    return reply.send({
      ...about,
      refused,
      maySet: ticket.maySet,
      reader: reader && { label: reader.label, busy: cards?.busy() ?? false },
      printers: await printers(),
      jobs: [...jobs.filter((job) => !isOver(job)), ...over].map(toldJob),
    });
  });

  app.post('/pair', async (request, reply) => {
    const { code } = pairBody.parse(request.body);
    const { name, institution } = await pairing.pair(code, hostname().slice(0, 100) || 'PC');
    request.log.info({ institution: institution.id }, 'paired');
    return reply.send({ name, institution });
  });
};
