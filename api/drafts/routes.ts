import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';

const nameSchema = z.string().regex(/^[\w.-]{1,120}$/);
const putBody = z.object({ at: z.iso.datetime(), value: z.json(), lasting: z.boolean().default(false) });
const removeQuery = z.object({ at: z.iso.datetime() });

/** A form's worth of typing. In bytes. */
const bodyLimit = 128 * 1024;
/** A page writes at most once a second and form. */
const config = { rateLimit: { max: 600, timeWindow: '1 minute' } };

const earlier = (one: string, other: string): string => (Date.parse(one) < Date.parse(other) ? one : other);

/**
 * What the signed-in person has typed and not saved, so that it outlives a reload, a sign-out and a change of PC. Nobody
 * reads another's. The key seals what the browser keeps meanwhile: after a sign-out nothing readable is left on the PC.
 */
export const drafts: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get('/api/drafts', async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const kept = await system.drafts.list(actor.id);
    return {
      key: Buffer.from(system.drafts.browserKey(actor.id)).toString('base64'),
      drafts: kept.map(({ value, ...draft }) => ({ ...draft, value: JSON.parse(value) as unknown })),
    };
  });

  app.put<{ Params: { name: string } }>(
    '/api/drafts/:name',
    { preHandler: requireSameOrigin, bodyLimit, config },
    async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const name = nameSchema.parse(request.params.name);
      const { at, value, lasting } = putBody.parse(request.body);
      await system.drafts.put(actor.id, { name, at: earlier(at, system.now()), value: JSON.stringify(value), lasting });
      return reply.code(204).send();
    },
  );

  app.delete<{ Params: { name: string } }>('/api/drafts/:name', { preHandler: requireSameOrigin, config }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { at } = removeQuery.parse(request.query);
    await system.drafts.remove(actor.id, nameSchema.parse(request.params.name), earlier(at, system.now()));
    return reply.code(204).send();
  });
};
