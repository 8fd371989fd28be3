import { statusListMediaType } from '@healthcert/integrations/credential';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { statusListPath } from '../certificate/claims.ts';
import { refuse } from '../sign-in/index.ts';
import type { System } from '../system.ts';

/** Seconds. */
const hour = 3600;
const minute = 60;

/** What a verifier anywhere needs to check a certificate without us: the public keys and the status lists. */
export const wellKnown: FastifyPluginAsync<{ system: System }> = async (app, { system: { certificates, statusLists } }) => {
  const open = (reply: FastifyReply, seconds: number): FastifyReply =>
    reply.header('access-control-allow-origin', '*').header('cache-control', `public, max-age=${seconds}`);

  // A key that is withdrawn must be known soon.
  app.get('/.well-known/jwks.json', (_request, reply) =>
    open(reply, 5 * minute)
      .type('application/jwk-set+json')
      .send(certificates.jwks),
  );
  // Token Status List, section "Status List Aggregation".
  app.get('/.well-known/status-lists', async (_request, reply) => open(reply, hour).send({ status_lists: await statusLists.addresses() }));
  app.get<{ Params: { list: string } }>(statusListPath(':list'), async ({ params }, reply) => {
    const list = /^[1-9]\d{0,5}$/.test(params.list) ? await statusLists.signed(Number(params.list)) : null;
    if (!list) return refuse(reply, 'NotFound');
    return open(reply, minute).type(statusListMediaType).send(Buffer.from(list));
  });
};
