import type { RequestContext } from './context.ts';

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
  await system.accessLog.record({
    kind,
    what,
    actorId: actor?.id ?? 'stranger',
    actorRoles: actor?.roles.map((role) => role.id) ?? [],
    institutionId: actor?.institutionId ?? null,
    subjectIds,
    purpose,
    correlationId,
    ipPrefix: network,
  });
};
