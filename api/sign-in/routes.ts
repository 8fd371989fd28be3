import { ipPrefix } from '@healthcert/integrations/access-log';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { clearSessionCookie, setSessionCookie, tokenOf } from './cookie.ts';
import { createEntrance, type SignInSystem } from './entrance.ts';
import { answerError, refuse } from './errors.ts';
import { handOverRoutes } from './hand-over-routes.ts';
import { rateLimit } from './rate-limit.ts';
import { recordAccountChange, recordFailedSignIn, recordSignIn } from './record-sign-in.ts';
import { requireOurPage, requireSameOrigin } from './same-origin.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';

const text = z.string().min(1).max(200);
const signInBody = z.object({ loginName: text, password: text });
const placeBody = z.object({ institutionId: z.string().min(1).max(64) });
/** `code`: null ends what was stated. */
const purposeBody = z.object({ code: z.string().max(200).nullable(), reference: z.string().trim().max(200).nullish() });
const passwordBody = z.object({ currentPassword: text, newPassword: text });

/** Signing in and out, who one is, and the password: the only REST doors of the staff's pages. */
export const signIn: FastifyPluginAsync<{ system: SignInSystem }> = async (app, { system }) => {
  const { accounts, purposes, secure } = system;

  const entrance = createEntrance(system);
  const { describe, signedIn, afterPassword, afterProof } = entrance;

  app.setErrorHandler(answerError);
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.post('/api/sign-in', { preHandler: requireOurPage, config: { rateLimit } }, async (request, reply) => {
    const { loginName, password } = signInBody.parse(request.body);
    const origin = { userAgent: request.headers['user-agent'] ?? null, ipPrefix: ipPrefix(request.ip) };
    const attempt = accounts.signIn({ loginName, password, address: request.ip, ...origin });
    const opened = await attempt.catch(recordFailedSignIn(system, request, loginName));
    const actor = await system.actorOf(opened.session.staffId, opened.session.actsFor);
    const before = tokenOf(request);
    if (before !== null) await accounts.signOut(before);
    if (!actor) {
      await accounts.signOut(opened.token);
      return refuse(reply, 'NoLongerStaff');
    }
    await recordSignIn(system, request, 'signedIn', actor);
    setSessionCookie(reply, opened.token, secure);
    return describe({ ...opened, actor }, null);
  });

  app.post('/api/sign-out', { preHandler: requireSameOrigin }, async (request, reply) => {
    const leaving = await signedIn(request);
    const token = tokenOf(request);
    if (token !== null) await accounts.signOut(token);
    if (leaving) await recordSignIn(system, request, 'signedOut', leaving.actor);
    clearSessionCookie(reply, secure);
    purposes.end(reply);
    // Whoever was handed over leaves there as well: else the next at this desk would come in as them.
    const goTo = leaving?.session.cameBy === 'office' ? await system.office?.signIn.endSession(`${system.staffUrl}/admin/`) : null;
    return goTo ? { goTo } : reply.code(204).send();
  });

  app.get('/api/me', async (request, reply) => {
    const found = await signedIn(request);
    if (found) return describe(found, await purposes.of(request));
    if (tokenOf(request) !== null) clearSessionCookie(reply, secure);
    return refuse(reply, 'NotSignedIn');
  });

  app.post(
    '/api/password',
    { preHandler: requireSameOrigin, config: { rateLimit } },
    afterProof(async (found, request) => {
      const { currentPassword, newPassword } = passwordBody.parse(request.body);
      const { token, session, actor } = found;
      await accounts.changePassword({ staffId: session.staffId, currentPassword, newPassword, address: request.ip, token });
      await recordAccountChange(system, request, 'password-changed', actor);
      return describe({ ...found, session: { ...session, mustChangePassword: false } }, await purposes.of(request));
    }),
  );

  /** The institution one acts for from now on; pages begin anew with it. */
  app.post(
    '/api/acts-for',
    { preHandler: requireSameOrigin, config: { rateLimit } },
    afterPassword(async (found, request, reply) => {
      const { institutionId } = placeBody.parse(request.body);
      const { token, session, actor } = found;
      if (!(await system.workplacesOf(actor.id)).includes(institutionId)) return refuse(reply, 'NotPermitted', 'institutionId');
      await accounts.actFor(token, actor.id, institutionId);
      const acting = (await system.actorOf(actor.id, institutionId)) ?? actor;
      return describe({ token, session: { ...session, actsFor: institutionId }, actor: acting }, await purposes.of(request));
    }),
  );

  /** Why one reads from now on: goes with every reading into the access log. */
  app.post(
    '/api/purpose',
    { preHandler: requireSameOrigin, config: { rateLimit } },
    afterPassword(async (found, request, reply) => {
      const { code, reference } = purposeBody.parse(request.body);
      if (code !== null) return describe(found, await purposes.keep(request, reply, { code, reference: reference || null }));
      purposes.end(reply);
      return describe(found, null);
    }),
  );

  secondFactorRoutes(app, system, entrance);
  handOverRoutes(app, system, entrance);
};
