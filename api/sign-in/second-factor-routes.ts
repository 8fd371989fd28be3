import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Entrance, SignedIn, SignInSystem } from './entrance.ts';
import { refuse } from './errors.ts';
import { codeOf, made, proofOf } from './proof.ts';
import { recordAccountChange, recordSignIn, recordWrongProof } from './record-sign-in.ts';
import { rateLimit } from './rate-limit.ts';
import { requireSameOrigin } from './same-origin.ts';

/** Named beside the user in their authenticator. */
const issuer = '健康证管理平台';

const passkeyName = z.string().trim().min(1).max(60);

/** One's own second factor: proving it, setting it up, giving it up. */
export const secondFactorRoutes = (app: FastifyInstance, system: SignInSystem, { describe, afterPassword, afterProof }: Entrance): void => {
  const { secondFactor, passkeys } = system.accounts;
  const guarded = { preHandler: requireSameOrigin, config: { rateLimit } };

  const prove = (found: SignedIn, request: FastifyRequest): Promise<void> =>
    secondFactor.prove(proofOf(found, request)).catch(recordWrongProof(system, request, found.actor));
  /** Again, where there is one: whoever finds a desk left open adds nothing of theirs to it. */
  const proveIfAny = async (found: SignedIn, request: FastifyRequest): Promise<void> => {
    const standing = await secondFactor.find(found.actor.id);
    if (standing.authenticator || standing.passkeys.length > 0) await prove(found, request);
  };
  /** Whether nothing would be left of what a role asks for. */
  const isLast = async ({ actor }: SignedIn, without: 'authenticator' | 'passkey'): Promise<boolean> => {
    const standing = await secondFactor.find(actor.id);
    const left = Number(standing.authenticator) + standing.passkeys.length - 1;
    const has = without === 'authenticator' ? standing.authenticator : standing.passkeys.length > 0;
    return has && left === 0 && (await system.needsSecondFactor(actor.id));
  };
  const given = ({ session, ...found }: SignedIn): SignedIn => ({ ...found, session: { ...session, secondFactor: 'given' } });

  app.get(
    '/api/second-factor',
    afterPassword(async ({ actor }) => ({
      ...(await secondFactor.find(actor.id)),
      needed: await system.needsSecondFactor(actor.id),
      passkeysAt: passkeys.site?.origin ?? null,
    })),
  );

  app.post(
    '/api/second-factor',
    guarded,
    afterPassword(async (found, request) => {
      await prove(found, request);
      const way = 'passkey' in (request.body as object) ? 'passkey' : 'secondFactor';
      await recordSignIn(system, request, 'signedIn', found.actor, way);
      return describe(given(found));
    }),
  );

  app.post(
    '/api/second-factor/challenge',
    guarded,
    afterPassword(({ actor, token }) => passkeys.beginProof({ staffId: actor.id, token })),
  );

  app.post(
    '/api/second-factor/enrolment',
    guarded,
    afterProof(async (found, request, reply) => {
      if (found.session.mustChangePassword) return refuse(reply, 'NotPermitted');
      await proveIfAny(found, request);
      return secondFactor.begin(found.actor.id, issuer);
    }),
  );

  app.post(
    '/api/second-factor/confirmation',
    guarded,
    afterProof(async (found, request) => {
      const recoveryCodes = await secondFactor.confirm(codeOf(found, request));
      await recordAccountChange(system, request, 'authenticator-added', found.actor);
      await system.noteSecondFactor(found.actor.id);
      return { recoveryCodes, me: await describe(given(found)) };
    }),
  );

  app.post(
    '/api/second-factor/recovery-codes',
    guarded,
    afterProof(async (found, request) => {
      await prove(found, request);
      const recoveryCodes = await secondFactor.renewRecoveryCodes(found.actor.id);
      await recordAccountChange(system, request, 'recovery-codes-renewed', found.actor);
      return { recoveryCodes };
    }),
  );

  /** Proven again, so that a desk left open does not do. */
  app.post(
    '/api/second-factor/removal',
    guarded,
    afterProof(async (found, request, reply) => {
      if (await isLast(found, 'authenticator')) return refuse(reply, 'SecondFactorNeeded');
      await prove(found, request);
      await secondFactor.removeAuthenticator(found.actor.id);
      await recordAccountChange(system, request, 'authenticator-removed', found.actor);
      await system.noteSecondFactor(found.actor.id);
      return reply.code(204).send();
    }),
  );

  app.post(
    '/api/second-factor/passkeys/begin',
    guarded,
    afterProof(async (found, request, reply) => {
      if (found.session.mustChangePassword) return refuse(reply, 'NotPermitted');
      await proveIfAny(found, request);
      return passkeys.beginAdding({ staffId: found.actor.id, token: found.token });
    }),
  );

  app.post(
    '/api/second-factor/passkeys',
    guarded,
    afterProof(async (found, request) => {
      const { name, passkey } = z.object({ name: passkeyName, passkey: made }).parse(request.body);
      const recoveryCodes = await secondFactor.addPasskey({ staffId: found.actor.id, token: found.token, name, response: passkey });
      await recordAccountChange(system, request, 'passkey-added', found.actor);
      await system.noteSecondFactor(found.actor.id);
      return { recoveryCodes, me: await describe(given(found)) };
    }),
  );

  app.post(
    '/api/second-factor/passkeys/removal',
    guarded,
    afterProof(async (found, request, reply) => {
      const { id } = z.object({ id: z.base64url().max(2000) }).parse(request.body);
      if (await isLast(found, 'passkey')) return refuse(reply, 'SecondFactorNeeded');
      await prove(found, request);
      await secondFactor.removePasskey(found.actor.id, id);
      await recordAccountChange(system, request, 'passkey-removed', found.actor);
      await system.noteSecondFactor(found.actor.id);
      return reply.code(204).send();
    }),
  );
};
