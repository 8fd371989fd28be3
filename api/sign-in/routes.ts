import type { Actor } from '@healthcert/domain/kernel';
import { ipPrefix } from '@healthcert/integrations/access-log';
import type { Accounts, Session } from '@healthcert/integrations/accounts';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { secondFactorStep } from './authentication.ts';
import { clearSessionCookie, setSessionCookie, tokenOf } from './cookie.ts';
import { answerError, refuse } from './errors.ts';
import { meOf, type Me } from './me.ts';
import { recordFailedSignIn, recordSignIn, recordWrongCode, type SignInLog } from './record-sign-in.ts';
import type { Purposes, StatedPurpose } from './purpose.ts';
import { requireOurPage, requireSameOrigin } from './same-origin.ts';

/** What the routes need of the system. */
export interface SignInSystem extends SignInLog {
  /** True behind https. */
  readonly secure: boolean;
  readonly accounts: Accounts;
  readonly purposes: Pick<Purposes, 'of' | 'keep' | 'end'>;
  needsSecondFactor(staffId: string): Promise<boolean>;
  workplacesOf(staffId: string): Promise<readonly string[]>;
  institutionName(institutionId: string): Promise<string | null>;
  /** Whether the institution, or one below it, charges. */
  charges(institutionId: string): Promise<boolean>;
  /** What somebody's roles hold, and the city has switched off. */
  switchedOffFor(staffId: string, chosen: string | null): Promise<readonly string[]>;
}

const text = z.string().min(1).max(200);
const signInBody = z.object({ loginName: text, password: text });
/** Named beside the user in their authenticator. */
const issuer = '健康证管理平台';

const codeBody = z.object({ code: z.string().trim().min(1).max(20) });
const placeBody = z.object({ institutionId: z.string().min(1).max(64) });
/** `code`: null ends what was stated. */
const purposeBody = z.object({ code: z.string().max(200).nullable(), reference: z.string().trim().max(200).nullish() });
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
  const { accounts, purposes, secure } = system;

  const describe = async ({ token, session, actor }: SignedIn, purpose: StatedPurpose | null): Promise<Me> => {
    const { institutionId } = actor;
    const workplaces = (await system.workplacesOf(actor.id)).map(async (id) => ({ id, name: await system.institutionName(id) }));
    return meOf(token, session, actor, {
      purpose,
      workplaces: await Promise.all(workplaces),
      secondFactor: await secondFactorStep(session, system.needsSecondFactor),
      charges: institutionId !== null && (await system.charges(institutionId)),
      switchedOff: await system.switchedOffFor(actor.id, institutionId),
    });
  };

  /** Asked of the database, not remembered: also those are known here who must change their password. */
  const signedIn = async (request: FastifyRequest): Promise<SignedIn | null> => {
    const token = tokenOf(request);
    const session = token === null ? null : await accounts.findSession(token);
    const actor = session && (await system.actorOf(session.staffId, session.actsFor));
    return token !== null && session && actor ? { token, session, actor } : null;
  };

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
    return reply.code(204).send();
  });

  app.get('/api/me', async (request, reply) => {
    const found = await signedIn(request);
    if (found) return describe(found, await purposes.of(request));
    if (tokenOf(request) !== null) clearSessionCookie(reply, secure);
    return refuse(reply, 'NotSignedIn');
  });

  app.post('/api/password', { preHandler: requireSameOrigin, config: { rateLimit } }, async (request, reply) => {
    const found = await signedIn(request);
    if (!found) return refuse(reply, 'NotSignedIn');
    if (found.session.secondFactor === 'asked') return refuse(reply, 'CodeAsked');
    const { currentPassword, newPassword } = passwordBody.parse(request.body);
    const { token, session } = found;
    await accounts.changePassword({ staffId: session.staffId, currentPassword, newPassword, address: request.ip, token });
    return describe({ ...found, session: { ...session, mustChangePassword: false } }, await purposes.of(request));
  });

  /** The institution one acts for from now on; pages begin anew with it. */
  app.post('/api/acts-for', { preHandler: requireSameOrigin, config: { rateLimit } }, async (request, reply) => {
    const found = await signedIn(request);
    if (!found) return refuse(reply, 'NotSignedIn');
    const { institutionId } = placeBody.parse(request.body);
    const { token, session, actor } = found;
    if (!(await system.workplacesOf(actor.id)).includes(institutionId)) return refuse(reply, 'NotPermitted', 'institutionId');
    await accounts.actFor(token, actor.id, institutionId);
    const acting = (await system.actorOf(actor.id, institutionId)) ?? actor;
    return describe({ token, session: { ...session, actsFor: institutionId }, actor: acting }, await purposes.of(request));
  });

  /** Why one reads from now on: goes with every reading into the access log. */
  app.post('/api/purpose', { preHandler: requireSameOrigin, config: { rateLimit } }, async (request, reply) => {
    const found = await signedIn(request);
    if (!found) return refuse(reply, 'NotSignedIn');
    const { code, reference } = purposeBody.parse(request.body);
    if (code !== null) return describe(found, await purposes.keep(request, reply, { code, reference: reference || null }));
    purposes.end(reply);
    return describe(found, null);
  });

  const attempt = ({ token, actor }: SignedIn, request: FastifyRequest) => ({
    staffId: actor.id,
    token,
    address: request.ip,
    code: codeBody.parse(request.body).code,
  });
  /** With whoever has given the password; `door` is told what else they have proven. */
  const secondFactorDoor =
    (door: (found: SignedIn, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const found = await signedIn(request);
      return found ? door(found, request, reply) : refuse(reply, 'NotSignedIn');
    };
  const guarded = { preHandler: requireSameOrigin, config: { rateLimit } };
  const asked = ({ session }: SignedIn): boolean => session.secondFactor === 'asked';

  app.get(
    '/api/second-factor',
    secondFactorDoor(async ({ actor }) => ({
      ...(await accounts.secondFactor.find(actor.id)),
      needed: await system.needsSecondFactor(actor.id),
    })),
  );

  app.post(
    '/api/second-factor',
    guarded,
    secondFactorDoor(async (found, request) => {
      await accounts.secondFactor.prove(attempt(found, request)).catch(recordWrongCode(system, request, found.actor));
      await recordSignIn(system, request, 'signedIn', found.actor, 'secondFactor');
      return describe({ ...found, session: { ...found.session, secondFactor: 'given' } }, null);
    }),
  );

  app.post(
    '/api/second-factor/enrolment',
    guarded,
    secondFactorDoor(async (found, _request, reply) =>
      found.session.mustChangePassword ? refuse(reply, 'NotPermitted') : accounts.secondFactor.begin(found.actor.id, issuer),
    ),
  );

  app.post(
    '/api/second-factor/confirmation',
    guarded,
    secondFactorDoor(async (found, request) => {
      const recoveryCodes = await accounts.secondFactor.confirm(attempt(found, request));
      return { recoveryCodes, me: await describe({ ...found, session: { ...found.session, secondFactor: 'given' } }, null) };
    }),
  );

  app.post(
    '/api/second-factor/recovery-codes',
    guarded,
    secondFactorDoor(async (found, request, reply) =>
      asked(found)
        ? refuse(reply, 'CodeAsked')
        : { recoveryCodes: await accounts.secondFactor.renewRecoveryCodes(attempt(found, request)) },
    ),
  );

  /** One's own, where no role asks for it: for a code, so that a desk left open does not do. */
  app.post(
    '/api/second-factor/removal',
    guarded,
    secondFactorDoor(async (found, request, reply) => {
      if (asked(found)) return refuse(reply, 'CodeAsked');
      if (await system.needsSecondFactor(found.actor.id)) return refuse(reply, 'SecondFactorNeeded');
      await accounts.secondFactor.prove(attempt(found, request));
      await accounts.secondFactor.remove(found.actor.id);
      return reply.code(204).send();
    }),
  );
};
