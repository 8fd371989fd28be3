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

/** What somebody changed of how they sign in. */
export type AccountChange =
  | 'password-changed'
  | 'authenticator-added'
  | 'authenticator-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'recovery-codes-renewed'
  | 'office-linked'
  | 'office-unlinked';

/** That somebody changed how they sign in, before they are told. What administrators do stands in the event log (A4). */
export const recordAccountChange = (
  { accessLog }: Pick<SignInLog, 'accessLog'>,
  request: FastifyRequest,
  what: AccountChange,
  { id, roles, institutionId }: Actor,
): Promise<void> =>
  accessLog.record({
    ...common(request),
    kind: 'accountChanged',
    what,
    actorId: id,
    actorRoles: roles.map((role) => role.id),
    institutionId,
  });

/** Enters that another system's word let nobody in: who was meant, if that is known. */
export const recordRefusedHandOver = async (
  { accessLog, actorOf }: SignInLog,
  request: FastifyRequest,
  code: string,
  staffId: string | null,
): Promise<void> => {
  const institutionId = staffId === null ? null : ((await actorOf(staffId))?.institutionId ?? null);
  await accessLog.record({
    ...common(request),
    kind: 'signInFailed',
    what: code,
    actorId: staffId ?? 'stranger',
    actorRoles: [],
    institutionId,
  });
};

const wrongProofs: ReadonlySet<string> = new Set(['WrongCode', 'CodeUsed', 'PasskeyRefused', 'PasskeyCopied']);

/** Enters a second factor that was wrong, or used before, then rejects as before. */
export const recordWrongProof =
  ({ accessLog }: Pick<SignInLog, 'accessLog'>, request: FastifyRequest, { id, institutionId }: Actor) =>
  async (error: unknown): Promise<never> => {
    if (error instanceof Rejection && wrongProofs.has(error.code))
      await accessLog.record({ ...common(request), kind: 'signInFailed', what: error.code, actorId: id, actorRoles: [], institutionId });
    throw error;
  };
