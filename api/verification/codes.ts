import { parseQrUrl } from '@healthcert/integrations/credential';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { System } from '../system.ts';
import { perAddress } from './per-address.ts';

const asked = z.object({ code: z.string().max(4000) });

/**
 * Checks a whole code, for a verifier that cannot: a browser knows no SM2. It comes in the body, which no log holds, and
 * is not kept. The answer says no more than the code does; its live status is asked by its id.
 */
export const codes: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.post('/verify', { config: { rateLimit: perAddress(system) } }, async (request, reply) => {
    const { code } = asked.parse(request.body);
    const scanned = parseQrUrl(code);
    const verified = scanned?.credential
      ? system.certificates.verify({ opaqueId: scanned.opaqueId, credential: scanned.credential })
      : ({ outcome: 'forged', because: 'malformed' } as const);
    void reply.header('cache-control', 'no-store');
    if (!('claims' in verified)) return verified;
    const { claims, outcome, form } = verified;
    const { holder: _holder, photoHash, ...said } = claims;
    return { outcome, form, claims: { ...said, photoHash: photoHash && Buffer.from(photoHash).toString('base64url') } };
  });
};
