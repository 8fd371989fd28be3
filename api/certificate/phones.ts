import { holderKeyFromJwk } from '@healthcert/integrations/credential';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { issuerOf, printable } from './printable.ts';
import { recordGiven } from '../record-access.ts';

const asked = z.object({
  /** The public half, as WebCrypto exports it (JWK, P-256). */
  key: z.unknown().transform((jwk, context) => holderKeyFromJwk(jwk) ?? (context.addIssue('a P-256 public key as JWK'), z.NEVER)),
});

/**
 * A certificate onto a phone: its credential, bound to a key that the phone has made (A10, B4). Who has it can show that
 * the phone is there, so it is given by those alone who may give out the card at that institution. Revocation follows the
 * status list as on the card; the binding itself ends in a week.
 */
export const phones: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const record = recordGiven(system, 'certificate-on-phone');
  app.post<{ Params: { number: string } }>(
    '/api/certificates/:number/phone',
    { preHandler: requireSameOrigin, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const { key } = asked.parse(request.body);
      const [row] = await printable(system, actor, [request.params.number]);
      if (!row) {
        await record(request, actor, 'refused', []);
        return refuse(reply, 'NotPermitted');
      }
      const { address, credential, until } = system.certificates.boundTo(key, row, await issuerOf(system, row));
      await record(request, actor, 'read', [row.personId]);
      return reply.header('cache-control', 'no-store').send({ address, credential: Buffer.from(credential).toString('base64url'), until });
    },
  );
};
