import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import type { Agent } from '../parts.ts';
import type { CardStep } from '../card-session.ts';
import { cardReadFailures } from '@healthcert/domain/identity-card';
import { ticketOf } from '../door.ts';
import { AgentRefusal } from '../words.ts';

const told = (step: CardStep): object => {
  if (step.state !== 'card') return step;
  const { portrait, ...card } = step.card;
  const picture = portrait && `data:${portrait.contentType};base64,${Buffer.from(portrait.bytes).toString('base64')}`;
  return { state: 'card', card: { ...card, portrait: picture } };
};

/** One line of JSON for each step, as it happens; the page ends it by going away. */
export const cardRoutes = (app: FastifyInstance, { pairing, cards }: Agent): void => {
  app.post('/read-card', async (request, reply) => {
    ticketOf(request, pairing);
    if (cards?.busy()) throw new AgentRefusal('ReaderBusy');
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const lines = async function* (): AsyncGenerator<string, void> {
      if (!cards) yield `${JSON.stringify({ state: 'failed', problem: 'readerGone', text: cardReadFailures.readerGone })}\n`;
      else for await (const step of cards.session(gone.signal)) yield `${JSON.stringify(told(step))}\n`;
    };
    return reply.type('application/x-ndjson').send(Readable.from(lines()));
  });
};
