import type { Actor } from '@healthcert/domain/kernel';
import type { FastifyRequest } from 'fastify';
import { recordGiven } from '../record-access.ts';
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
  system: Pick<System, 'accessLog' | 'purposes'>,
  request: FastifyRequest,
  actor: Actor,
  kind: PrintedKind,
  { open, closed }: OpenedPapers,
): Promise<void> => {
  const record = recordGiven(system, recordedAs[kind]);
  const seen = new Set(open.flatMap(({ personId }) => personId ?? []));
  const refused = new Set(closed.flatMap(({ refusedOf }) => refusedOf ?? []));
  if (closed.length > 0) await record(request, actor, 'refused', [...refused]);
  if (seen.size > 0) await record(request, actor, 'read', [...seen]);
};
