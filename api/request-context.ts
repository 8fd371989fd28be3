import type { Actor } from '@healthcert/domain/kernel';
import { ipPrefix } from '@healthcert/integrations/access-log';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from './context.ts';
import { inAccessLog } from './sign-in/index.ts';
import type { System } from './system.ts';

const seenBy = ({ headers }: FastifyRequest): string | null => {
  const seen = headers['x-seen-position'];
  return typeof seen === 'string' && seen.length <= 80 ? seen : null;
};

/** What a request says of itself, whichever door it came to. `ended`: aborts when the client has gone. */
export const requestContext = async (
  system: System,
  request: FastifyRequest,
  actor: Actor | null,
  ended: () => AbortSignal = () => request.signal,
): Promise<RequestContext> => ({
  system,
  actor,
  correlationId: request.id,
  network: ipPrefix(request.ip),
  purpose: inAccessLog(await system.purposes.of(request)),
  seen: seenBy(request),
  stillSignedIn: async () => (await system.authenticate(request)) !== null,
  ended,
});
