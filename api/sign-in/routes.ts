import type { Actor } from '@healthcert/domain/kernel';
import { ipPrefix } from '@healthcert/integrations/access-log';
import type { Accounts, Session } from '@healthcert/integrations/accounts';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clearSessionCookie, setSessionCookie, tokenOf } from './cookie.ts';
import { answerError, refuse } from './errors.ts';
import { meOf, type Me } from './me.ts';
import { recordFailedSignIn, recordSignIn, type SignInLog } from './record-sign-in.ts';
import { requireOurPage, requireSameOrigin } from './same-origin.ts';

/** What the routes need of the system. */
export interface SignInSystem extends SignInLog {
  /** True behind https. */
  readonly secure: boolean;
  readonly accounts: Accounts;
  institutionName(institutionId: string): Promise<string | null>;
  /** Whether the institution, or one below it, charges. */
  charges(institutionId: string): Promise<boolean>;
  /** What somebody's roles hold, and the city has switched off. */
  switchedOffFor(staffId: string): Promise<readonly string[]>;
}

const text = z.string().min(1).max(200);
const signInBody = z.object({ loginName: text, password: text });
const passwordBody = z.object({ currentPassword: text, newPassword: text });

/** Beside the lock-out, which counts failures for all processes: what one address, a clinic of sixty, may ask of this one. */
const rateLimit = { max: 120, timeWindow: '1 minute' };

interface SignedIn {
  readonly token: string;
  readonly session: Session;
  readonly actor: Actor;
}

/** Signing in and out, who one is, and the password: the only REST doors of the staff's pages. */
export const signIn: FastifyPluginAsync<{ system: SignInSystem }> = async (app, { system }) => {
  const { accounts, secure } = system;

  const describe = async ({ token, session, actor }: SignedIn): Promise<Me> => {
    const { institutionId } = actor;
    return meOf(token, session, actor, {
      institutionName: institutionId === null ? null : await system.institutionName(institutionId),
      charges: institutionId !== null && (await system.charges(institutionId)),
      switchedOff: await system.switchedOffFor(actor.id),
    });
  };

  /** Asked of the database, not remembered: also those are known here who must change their password. */
  const signedIn = async (request: FastifyRequest): Promise<SignedIn | null> => {
    const token = tokenOf(request);
    const session = token === null ? null : await accounts.findSession(token);
    const actor = session && (await system.actorOf(session.staffId));
    return token !== null && session && actor ? { token, session, actor } : null;
  };

  app.setErrorHandler(answerError);
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.post('/api/sign-in', { preHandler: requireOurPage, config: { rateLimit } }, async (request, reply) => {
    const { loginName, password } = signInBody.parse(request.body);
    const origin = { userAgent: request.headers['user-agent'] ?? null, ipPrefix: ipPrefix(request.ip) };
    const attempt = accounts.signIn({ loginName, password, address: request.ip, ...origin });
    const opened = await attempt.catch(recordFailedSignIn(system, request, loginName));
    const actor = await system.actorOf(opened.session.staffId);
    const before = tokenOf(request);
    if (before !== null) await accounts.signOut(before);
    if (!actor) {
      await accounts.signOut(opened.token);
      return refuse(reply, 'NoLongerStaff');
    }
    await recordSignIn(system, request, 'signedIn', actor);
    setSessionCookie(reply, opened.token, secure);
    return describe({ ...opened, actor });
  });

  app.post('/api/sign-out', { preHandler: requireSameOrigin }, async (request, reply) => {
    const leaving = await signedIn(request);
    const token = tokenOf(request);
    if (token !== null) await accounts.signOut(token);
    if (leaving) await recordSignIn(system, request, 'signedOut', leaving.actor);
    clearSessionCookie(reply, secure);
    return reply.code(204).send();
  });

  app.get('/api/me', async (request, reply) => {
    const found = await signedIn(request);
    if (found) return describe(found);
    if (tokenOf(request) !== null) clearSessionCookie(reply, secure);
    return refuse(reply, 'NotSignedIn');
  });

  app.post('/api/password', { preHandler: requireSameOrigin, config: { rateLimit } }, async (request, reply) => {
    const found = await signedIn(request);
    if (!found) return refuse(reply, 'NotSignedIn');
    const { currentPassword, newPassword } = passwordBody.parse(request.body);
    const { token, session } = found;
    await accounts.changePassword({ staffId: session.staffId, currentPassword, newPassword, address: request.ip, token });
    return describe({ ...found, session: { ...session, mustChangePassword: false } });
  });
};
