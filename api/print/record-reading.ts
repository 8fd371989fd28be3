import { ipPrefix } from '@healthcert/integrations/access-log';
import type { Actor } from '@healthcert/domain/kernel';
import type { FastifyRequest } from 'fastify';
import type { System } from '../system.ts';
import type { OpenedPapers, PrintedKind } from './open-papers.ts';

/** Names in the access log. */
const recordedAs: Readonly<Record<PrintedKind, string>> = {
  guideSheet: 'guide-sheet',
  receipt: 'receipt',
  specimenLabel: 'specimen-label',
  examinationForm: 'examination-form',
  card: 'certificate-card',
  blankForm: 'blank-form',
  cashierDay: 'cashier-day',
};

/** Writes down who is behind the papers that were opened, and behind those that were not; before the answer. */
export const recordReading = async (
  { accessLog }: Pick<System, 'accessLog'>,
  request: FastifyRequest,
  actor: Actor,
  kind: PrintedKind,
  { open, closed }: OpenedPapers,
): Promise<void> => {
  const record = (access: 'read' | 'refused', subjectIds: readonly string[]) =>
    accessLog.record({
      kind: access,
      what: recordedAs[kind],
      actorId: actor.id,
      actorRoles: actor.roles.map((role) => role.id),
      institutionId: actor.institutionId,
      subjectIds,
      purpose: null,
      correlationId: request.id,
      ipPrefix: ipPrefix(request.ip),
    });
  const seen = new Set(open.flatMap(({ personId }) => personId ?? []));
  const refused = new Set(closed.flatMap(({ refusedOf }) => refusedOf ?? []));
  if (closed.length > 0) await record('refused', [...refused]);
  if (seen.size > 0) await record('read', [...seen]);
};
