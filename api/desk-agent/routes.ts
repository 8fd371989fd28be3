import { mayDo, newId, type Actor } from '@healthcert/domain/kernel';
import { publicTicketKey, signTicket, ticketLife, type DeskAgent } from '@healthcert/integrations/desk-pairing';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordGiven } from '../record-access.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';

const codeBody = z.object({ institutionId: z.string().min(1).max(64), name: z.string().trim().min(1).max(60) });
const about = { version: z.string().min(1).max(40) };
const pairBody = z.object({ code: z.string().min(1).max(40), computer: z.string().min(1).max(100), ...about });
const seenBody = z.object(about);

/** Codes are guessed nowhere: forty bits, ten minutes, and this many tries a minute from one address. */
const tries = { rateLimit: { max: 10, timeWindow: '1 minute' } };
const often = { rateLimit: { max: 120, timeWindow: '1 minute' } };

const bearerOf = ({ headers }: FastifyRequest): string | null => /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? '')?.[1] ?? null;

/**
 * Desk agents: the small processes on clerks' PCs that reach the card reader and the printers. An administrator pairs one
 * with an institution by a code of one use; afterwards the page proves to it with a ticket that the city knows who sits
 * there, and nothing of the page's session ever reaches the agent.
 */
export const deskAgents: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const { pairings, ticketKey } = system.deskAgents;

  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  const may = async (actor: Actor, operation: string, institutionId: string | null): Promise<boolean> =>
    mayDo(actor, operation, { institutionId }, await system.tree());

  const notPermitted = async (request: FastifyRequest, reply: FastifyReply, actor: Actor): Promise<FastifyReply> => {
    await recordGiven(system, 'desk-agent')(request, actor, 'refused', []);
    return refuse(reply, 'NotPermitted');
  };

  const toldAgent = async ({ institutionId, agentId, name }: DeskAgent) => ({
    agentId,
    name,
    institution: { id: institutionId, name: await system.institutionName(institutionId) },
    ticketKey: publicTicketKey(ticketKey),
    // Clocks of PCs are wrong; tickets are short.
    now: system.now(),
  });

  app.get('/api/desk-agents', async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const tree = await system.tree();
    const all = await system.institutions();
    const reached = [...all.keys()].filter((institutionId) => mayDo(actor, 'pairDeskAgent', { institutionId }, tree));
    if (reached.length === 0) return notPermitted(request, reply, actor);
    const agents = await pairings.list(reached);
    const shown = agents.map(async (agent) => ({
      ...agent,
      institutionName: all.get(agent.institutionId)?.name ?? agent.institutionId,
      madeBy: (await system.staffName(agent.madeBy)) ?? agent.madeBy,
    }));
    return { agents: await Promise.all(shown), institutions: reached.map((id) => ({ id, name: all.get(id)?.name ?? id })) };
  });

  app.post('/api/desk-agents/codes', { preHandler: requireSameOrigin, config: often }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { institutionId, name } = codeBody.parse(request.body);
    if (!(await may(actor, 'pairDeskAgent', institutionId))) return notPermitted(request, reply, actor);
    if (!(await system.institutions()).has(institutionId)) return refuse(reply, 'InvalidInput', 'institutionId');
    const agentId = newId();
    return reply.code(201).send({ agentId, ...(await pairings.makeCode({ agentId, institutionId, name, madeBy: actor.id })) });
  });

  app.delete<{ Params: { id: string } }>(
    '/api/desk-agents/:id',
    { preHandler: requireSameOrigin, config: often },
    async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const id = z.uuid().safeParse(request.params.id);
      const agent = id.success ? await pairings.find(id.data) : null;
      if (!agent) return refuse(reply, 'NotFound');
      if (!(await may(actor, 'revokeDeskAgent', agent.institutionId))) return notPermitted(request, reply, actor);
      await pairings.revoke(agent.agentId, actor.id);
      return reply.code(204).send();
    },
  );

  /** What the page shows the agent on its PC, and where that listens. */
  app.get('/api/desk-agents/ticket', { config: often }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { institutionId } = actor;
    if (institutionId === null) return refuse(reply, 'NotPermitted');
    const expires = Math.floor(Date.parse(system.now()) / 1000) + ticketLife;
    const maySet = await may(actor, 'changeDeskSettings', institutionId);
    const agentIds = await pairings.paired(institutionId);
    return {
      ticket: signTicket({ institutionId, agentIds, maySet, expires }, ticketKey),
      lives: ticketLife,
      port: system.settings.DESK_AGENT_PORT,
    };
  });

  app.post('/api/desk-agents/pair', { config: tries }, async (request, reply) => {
    const { code, computer, version } = pairBody.parse(request.body);
    const { token, agent } = await pairings.pair(code, { computer, version });
    return reply.send({ token, ...(await toldAgent(agent)) });
  });

  /** An agent says that it is there; one that was revoked hears so. */
  app.post('/api/desk-agents/seen', { config: often }, async (request, reply) => {
    const token = bearerOf(request);
    const agent = token === null ? null : await pairings.seen(token, seenBody.parse(request.body).version);
    return agent ? toldAgent(agent) : refuse(reply, 'NotSignedIn');
  });
};
