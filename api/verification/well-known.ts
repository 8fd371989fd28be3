import { statusListMediaType } from '@healthcert/integrations/credential';
import type { FastifyPluginAsync } from 'fastify';
import { statusListPath } from '../certificate/certificates.ts';
import type { System } from '../system.ts';

/** What a verifier anywhere needs to check a certificate without us: the public keys and the status list. */
export const wellKnown: FastifyPluginAsync<{ system: System }> = async (app, { system: { certificates } }) => {
  app.get('/.well-known/jwks.json', (_request, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=3600')
      .type('application/jwk-set+json')
      .send(certificates.jwks),
  );
  app.get(statusListPath, async (_request, reply) => {
    const list = await certificates.statusList();
    return reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=60')
      .type(statusListMediaType)
      .send(Buffer.from(list));
  });
};
