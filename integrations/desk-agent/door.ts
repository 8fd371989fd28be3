import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DeskTicket } from '../desk-pairing/ticket.ts';
import type { Pairing } from './pairing.ts';
import { AgentRefusal, refusals, type RefusalCode } from './words.ts';

const refuse = (reply: FastifyReply, code: RefusalCode): FastifyReply =>
  reply.code(refusals[code].status).send({ error: { code, text: refusals[code].text } });

const byStatus: Readonly<Record<number, RefusalCode>> = { 400: 'InvalidInput', 404: 'NotFound', 413: 'TooLarge', 415: 'NotAPdf' };

/**
 * Who may knock: pages of the one city, by their origin; never a page that a name server has led here under another host
 * name. What a browser asks before it lets a page reach this machine is answered to those pages alone.
 */
export const guardDoor = (app: FastifyInstance, { city, port }: { readonly city: string; readonly port: () => number }): void => {
  const ourHost = (host: string | undefined): boolean => host === `127.0.0.1:${port()}` || host === `localhost:${port()}`;

  app.addHook('onRequest', async ({ method, headers }, reply) => {
    if (!ourHost(headers.host) || headers.origin !== city) return refuse(reply, 'StrangeOrigin');
    reply.headers({
      'access-control-allow-origin': city,
      vary: 'Origin',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    if (method !== 'OPTIONS') return undefined;
    reply.headers({
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'authorization, content-type, x-print-job',
      'access-control-max-age': '600',
    });
    // Private Network Access, as Chrome asked for it before it asked the person (Local Network Access, 142).
    for (const network of ['private', 'local'])
      if (headers[`access-control-request-${network}-network`] === 'true') reply.header(`access-control-allow-${network}-network`, 'true');
    return reply.code(204).send();
  });

  app.setErrorHandler((error: Error & { readonly statusCode?: number }, request, reply) => {
    if (error instanceof AgentRefusal) return refuse(reply, error.code);
    if (error instanceof z.ZodError) return refuse(reply, 'InvalidInput');
    const known = byStatus[error.statusCode ?? 500];
    if (known) return refuse(reply, known);
    // The error's own words may quote what was sent.
    request.log.error({ fault: error.name, stack: error.stack?.split('\n').slice(1, 4) }, 'a request failed');
    return refuse(reply, 'Unexpected');
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'NotFound'));
};

/** @throws AgentRefusal NotPaired, TicketRefused, OtherInstitution */
export const ticketOf = ({ headers }: FastifyRequest, pairing: Pairing): DeskTicket =>
  pairing.check(/^Bearer (\S{1,9000})$/.exec(headers.authorization ?? '')?.[1] ?? null);
