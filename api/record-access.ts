import type { Actor } from '@healthcert/domain/kernel';
import { ipPrefix, mostSubjects } from '@healthcert/integrations/access-log';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from './context.ts';
import { inAccessLog } from './sign-in/index.ts';
import type { System } from './system.ts';

/** An entry names so many persons at most: of a long answer there are several, so that everybody in it is found again. */
const entriesOf = (subjectIds: readonly string[]): readonly (readonly string[])[] =>
  subjectIds.length === 0
    ? [[]]
    : Array.from({ length: Math.ceil(subjectIds.length / mostSubjects) }, (_none, n) =>
        subjectIds.slice(n * mostSubjects, (n + 1) * mostSubjects),
      );

/**
 * Enters an answer with personal data, or a refusal, into the access log; resolves once it is stored, and only then may
 * the answer go out. Strangers' refusals are counted elsewhere, not recorded.
 */
export const recordAccess = async (
  context: RequestContext,
  kind: 'read' | 'refused',
  what: string,
  subjectIds: readonly string[],
): Promise<void> => {
  const { system, actor, purpose, correlationId, network } = context;
  if (kind === 'refused' && !actor) return;
  if (kind === 'read' && subjectIds.length === 0) return;
  const entry = {
    kind,
    what,
    actorId: actor?.id ?? 'stranger',
    actorRoles: actor?.roles.map((role) => role.id) ?? [],
    institutionId: actor?.institutionId ?? null,
    purpose,
    correlationId,
    ipPrefix: network,
  };
  await Promise.all(entriesOf(subjectIds).map((named) => system.accessLog.record({ ...entry, subjectIds: named })));
};

/** The same of a route beside GraphQL: that somebody signed in was given, or refused, files or papers of these persons. */
export const recordGiven =
  ({ accessLog, purposes }: Pick<System, 'accessLog' | 'purposes'>, what: string) =>
  async (request: FastifyRequest, actor: Actor, kind: 'read' | 'refused', subjectIds: readonly string[]): Promise<void> =>
    accessLog.record({
      kind,
      what,
      actorId: actor.id,
      actorRoles: actor.roles.map((role) => role.id),
      institutionId: actor.institutionId,
      subjectIds,
      purpose: inAccessLog(await purposes.of(request)),
      correlationId: request.id,
      ipPrefix: ipPrefix(request.ip),
    });
