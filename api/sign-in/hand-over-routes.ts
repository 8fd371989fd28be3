import { Rejection, type Text } from '@healthcert/domain/kernel';
import { ipPrefix } from '@healthcert/integrations/access-log';
import { handOverTexts, type HandedOver } from '@healthcert/integrations/office-sign-in';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clearHandOverCookie, handOverOf, setHandOverCookie, setSessionCookie } from './cookie.ts';
import type { Entrance, SignInSystem } from './entrance.ts';
import { doorRefusals } from './errors.ts';
import { rateLimit } from './rate-limit.ts';
import { recordAccountChange, recordRefusedHandOver, recordSignIn } from './record-sign-in.ts';
import { requireOurPage, requireSameOrigin } from './same-origin.ts';

/** Where the issuer sends browsers back to, under the address of the staff's pages. */
export const callbackPath = '/api/sign-in/hand-over/callback';

/** What the sign-in page tells of a hand-over that came to nothing. */
const refusals: Readonly<Record<string, Text>> = { ...handOverTexts, NoLongerStaff: doorRefusals.NoLongerStaff.text };

/** Only codes stand in the address of a page, never who was meant. */
const backTo = (reply: FastifyReply, what: Readonly<Record<string, string>>): FastifyReply =>
  reply.redirect(`/admin/?${new URLSearchParams(what).toString()}`, 303);

/** Signing in by an office app that answers for its users, and who they are here (B9). */
export const handOverRoutes = (app: FastifyInstance, system: SignInSystem, { afterProof }: Entrance): void => {
  const { office, accounts, secure } = system;

  /** What the sign-in page offers beside the password, and why the last try came to nothing. */
  app.get('/api/sign-in/ways', async (request, reply) => {
    const { refused = '' } = z.object({ refused: z.string().max(40).optional() }).parse(request.query);
    const refusal = Object.hasOwn(refusals, refused) ? { code: refused, text: refusals[refused] } : null;
    return reply.send({ office: office?.name ?? null, refusal });
  });
  if (!office) return;

  const begin = async (reply: FastifyReply, token: string | null): Promise<{ readonly url: string }> => {
    const { url, handle } = await office.signIn.begin(token === null ? null : accounts.hashOf(token));
    setHandOverCookie(reply, handle, secure);
    return { url };
  };

  app.post('/api/sign-in/hand-over', { preHandler: requireOurPage, config: { rateLimit } }, (_request, reply) => begin(reply, null));

  app.post(
    '/api/sign-in/hand-over/link',
    { preHandler: requireSameOrigin, config: { rateLimit } },
    afterProof(({ token }, _request, reply) => begin(reply, token)),
  );

  const enter = async (request: FastifyRequest, reply: FastifyReply, { subject, provenTwice }: HandedOver): Promise<FastifyReply> => {
    const staffId = await office.signIn.links.staffOf(subject);
    const actor = staffId && (await system.actorOf(staffId));
    if (!staffId || !actor) {
      const code = staffId ? 'NoLongerStaff' : 'NotLinked';
      await recordRefusedHandOver(system, request, code, staffId);
      return backTo(reply, { refused: code });
    }
    const origin = { userAgent: request.headers['user-agent'] ?? null, ipPrefix: ipPrefix(request.ip) };
    const { token, session } = await accounts.openSession(staffId, origin, { cameBy: 'office', provenTwice });
    await recordSignIn(system, request, 'signedIn', (await system.actorOf(staffId, session.actsFor)) ?? actor, 'office');
    setSessionCookie(reply, token, secure);
    return backTo(reply, {});
  };

  /** The session that asked is not sent along from another site: it is found by what the hand-over remembers of it. */
  const link = async (request: FastifyRequest, reply: FastifyReply, { subject }: HandedOver, tokenHash: Buffer): Promise<FastifyReply> => {
    const session = await accounts.findSessionByHash(tokenHash);
    const actor = session && (await system.actorOf(session.staffId, session.actsFor));
    if (!session || !actor) return backTo(reply, { refused: 'HandOverNotOurs' });
    await office.signIn.links.add({ staffId: session.staffId, subject, by: session.staffId });
    await recordAccountChange(system, request, 'office-linked', actor);
    return backTo(reply, { linked: 'yes' });
  };

  app.get(callbackPath, { config: { rateLimit } }, async (request, reply) => {
    const handle = handOverOf(request);
    clearHandOverCookie(reply, secure);
    if (handle === null) return backTo(reply, { refused: 'HandOverNotOurs' });
    try {
      const found = await office.signIn.complete(handle, new URL(request.url, 'http://localhost').searchParams);
      return await (found.linksTokenHash ? link(request, reply, found, found.linksTokenHash) : enter(request, reply, found));
    } catch (error) {
      if (!(error instanceof Rejection) || !Object.hasOwn(refusals, error.code)) throw error;
      await recordRefusedHandOver(system, request, error.code, null);
      return backTo(reply, { refused: error.code });
    }
  });

  app.get(
    '/api/sign-in/link',
    afterProof(async ({ actor }) => ({ linkedAt: (await office.signIn.links.find(actor.id))?.toISOString() ?? null })),
  );

  app.post(
    '/api/sign-in/link/removal',
    { preHandler: requireSameOrigin, config: { rateLimit } },
    afterProof(async ({ actor }, request, reply) => {
      if (await office.signIn.links.remove(actor.id)) await recordAccountChange(system, request, 'office-unlinked', actor);
      return reply.code(204).send();
    }),
  );
};
