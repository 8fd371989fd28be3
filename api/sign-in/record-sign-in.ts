import { Rejection, type Actor } from '@healthcert/domain/kernel';
import { ipPrefix, type AccessEntry, type AccessLog } from '@healthcert/integrations/access-log';
import type { FastifyRequest } from 'fastify';

/** Where it is entered, and who is meant by what was typed. */
export interface SignInLog {
  readonly accessLog: Pick<AccessLog, 'record'>;
  actorOf(staffId: string, chosen?: string | null): Promise<Actor | null>;
  /** By login name, as typed; null: nobody of the staff has it. */
  staffNamed(loginName: string): Promise<string | null>;
}

const common = (request: FastifyRequest): Pick<AccessEntry, 'subjectIds' | 'purpose' | 'correlationId' | 'ipPrefix'> => ({
  subjectIds: [],
  purpose: null,
  correlationId: request.id,
  ipPrefix: ipPrefix(request.ip),
});

/** That somebody came or went, in the access log before they are told (A4). `way`: how they proved who they are. */
export const recordSignIn = (
  { accessLog }: Pick<SignInLog, 'accessLog'>,
  request: FastifyRequest,
  kind: 'signedIn' | 'signedOut',
  actor: Actor,
  way = 'password',
): Promise<void> =>
  accessLog.record({
    ...common(request),
    kind,
    what: kind === 'signedIn' ? way : 'session',
    actorId: actor.id,
    actorRoles: actor.roles.map((role) => role.id),
    institutionId: actor.institutionId,
  });

/**
 * Enters a password that was looked at and was wrong, then rejects as before. What was typed as a name is not kept: people
 * type passwords into it. Attempts that a lock turned away are not entered: nobody could fill the log faster than passwords
 * are hashed.
 */
export const recordFailedSignIn =
  ({ accessLog, actorOf, staffNamed }: SignInLog, request: FastifyRequest, typed: string) =>
  async (error: unknown): Promise<never> => {
    if (error instanceof Rejection && error.code === 'WrongCredentials') {
      const staffId = await staffNamed(typed);
      const institutionId = staffId === null ? null : ((await actorOf(staffId))?.institutionId ?? null);
      const actorId = staffId ?? 'stranger';
      await accessLog.record({ ...common(request), kind: 'signInFailed', what: error.code, actorId, actorRoles: [], institutionId });
    }
    throw error;
  };

/** Enters a code of a second factor that was wrong, or used before, then rejects as before. */
export const recordWrongCode =
  ({ accessLog }: Pick<SignInLog, 'accessLog'>, request: FastifyRequest, { id, institutionId }: Actor) =>
  async (error: unknown): Promise<never> => {
    if (error instanceof Rejection && (error.code === 'WrongCode' || error.code === 'CodeUsed'))
      await accessLog.record({ ...common(request), kind: 'signInFailed', what: error.code, actorId: id, actorRoles: [], institutionId });
    throw error;
  };
